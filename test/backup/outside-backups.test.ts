import { mkdir, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import {
  extract,
  insideABackup,
  openBackup,
  protect,
  readCatalogue,
} from '../../src/backup/index.ts';
import { blobPath, failure, makeBackup, snapshot, temporaryFolder } from './hand-made.ts';

const PATH = 'Media/DCIM/100APPLE/IMG_0001.JPG';
const FILES = [{ path: PATH, data: Buffer.from('x') }];

it('writes into no backup, not even into another one', async () => {
  const folder = await realpath(await temporaryFolder());
  const read = await makeBackup(join(folder, 'a'), { files: FILES });
  const other = await makeBackup(join(folder, 'b'), { files: FILES });
  await symlink(dirname(join(other, blobPath(PATH))), join(folder, 'link'));
  const before = await snapshot(other);
  const backup = await openBackup(read);
  const { photos } = await readCatalogue(backup);
  for (const to of [
    other,
    join(other, 'photos'),
    join(other, 'x', 'y'),
    join(folder, 'link', 'x'),
  ]) {
    for (const refused of [
      await failure(extract(backup, photos, { to })),
      await failure(extract(backup, photos, { to, dryRun: true })),
      await failure(protect(read, to)),
    ]) {
      expect(refused.code).toBe('output-unwritable');
      expect(refused.message).toContain(other);
    }
  }
  backup.close();
  expect(await snapshot(other)).toEqual(before);
});

it.each(['Manifest.db', 'Manifest.mbdb', 'Manifest.plist', 'Info.plist'])(
  'knows a backup by its %s alone',
  async (mark) => {
    const folder = await realpath(await temporaryFolder());
    await mkdir(join(folder, 'backup'));
    expect(await insideABackup(join(folder, 'backup', 'x'))).toBeNull();
    await writeFile(join(folder, 'backup', mark), '');
    expect(await insideABackup(join(folder, 'backup', 'x'))).toBe(join(folder, 'backup'));
    expect(await insideABackup(folder)).toBeNull();
    expect(await readdir(folder)).toEqual(['backup']);
  },
);
