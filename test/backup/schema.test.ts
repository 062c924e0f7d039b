/** Databases whose schema was written by a stranger. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openBackup, readCatalogue } from '../../src/backup/index.ts';
import { age, failure, makeBackup, temporaryFolder } from './hand-made.ts';

const LIBRARY = 'Media/PhotoData/Photos.sqlite';
/** Three rows here; without the limit, whoever reads it waits for ever. */
const view = (name: string, columns: string) =>
  `CREATE VIEW ${name}(${columns}) AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3)
   SELECT ${columns.split(',').map((_, at) => (at === 0 ? 'x' : "'a'"))} FROM n`;

function database(...statements: string[]): Buffer {
  const made = new Database(':memory:');
  made.unsafeMode().pragma('writable_schema = ON');
  for (const statement of statements) made.exec(statement);
  const data = made.serialize();
  made.close();
  return data;
}

it.each([
  ['view', view('Files', 'fileID,domain,relativePath,flags,file')],
  [
    'view that says it is a table',
    `${view('Files', 'fileID,domain,relativePath,flags,file')};
     CREATE TABLE other (x);
     UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 'Files'`,
  ],
  [
    'virtual table',
    'CREATE VIRTUAL TABLE Files USING fts5(fileID, domain, relativePath, flags, file)',
  ],
])('takes no %s for the list of files', async (_, statement) => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'));
  await writeFile(join(folder, 'Manifest.db'), database(statement));
  await age(folder);
  expect((await failure(openBackup(folder))).code).toBe('damaged');
});

it.each(['ZASSET', 'ZGENERICASSET'])('takes no view for the photos: %s', async (table) => {
  const data = database(view(table, 'Z_PK,ZUUID,ZDIRECTORY,ZFILENAME'));
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: [
      { path: LIBRARY, data },
      { path: 'Media/DCIM/100APPLE/IMG_0001.JPG', data: Buffer.from('x') },
    ],
  });
  const backup = await openBackup(folder);
  const { photos, warnings } = await readCatalogue(backup);
  backup.close();
  expect(warnings.join(' ')).toContain('The photo library has no photos.');
  expect(photos.map(({ name }) => name)).toEqual(['IMG_0001.JPG']);
});

it('joins no view to the photos', async () => {
  const data = database(
    'CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZUUID, ZADDITIONALATTRIBUTES)',
    "INSERT INTO ZASSET VALUES (1, 'one', 1)",
    view('ZADDITIONALASSETATTRIBUTES', 'Z_PK,ZORIGINALFILENAME'),
  );
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: [{ path: LIBRARY, data }],
  });
  const backup = await openBackup(folder);
  const { photos } = await readCatalogue(backup);
  expect(photos).toMatchObject([{ id: 'one', name: null }]);
  backup.close();
});
