import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { hasLoops } from '../../src/backup/page-loops.ts';
import { openPrivately } from '../../src/backup/private-database.ts';
import { failure, temporaryFolder } from './hand-made.ts';

const PAGE_BYTES = 4096;
const INTERIOR_OF_A_TABLE = 0x05;

/** A table of some pages, and the number of the one that leads to all others. */
async function manyRows(): Promise<{ path: string; root: number }> {
  const path = join(await temporaryFolder(), 'many.db');
  const database = new Database(path);
  database.exec(`CREATE TABLE many (text); WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)
    INSERT INTO many SELECT printf('%0500d', i) FROM n; CREATE INDEX byText ON many (text)`);
  const root = Number(
    database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'many'").pluck().get(),
  );
  database.close();
  return { path, root };
}

async function* bytesOf(path: string) {
  yield await readFile(path);
}

it('finds none in a sound database', async () => {
  const { path, root } = await manyRows();
  expect(await hasLoops(path, [1, root])).toBe(false);
  const { database, close } = await openPrivately(bytesOf(path), 1_000_000);
  expect(database.prepare('SELECT count(*) FROM many').pluck().get()).toBe(500);
  close();
});

it('a page that leads back is found, and its database is refused before it is sorted', async () => {
  const { path, root } = await manyRows();
  const bytes = await readFile(path);
  const page = bytes.subarray((root - 1) * PAGE_BYTES, root * PAGE_BYTES);
  expect(page[0]).toBe(INTERIOR_OF_A_TABLE);
  page.writeUInt32BE(root, 8);
  await writeFile(path, bytes);
  expect(await hasLoops(path, [root])).toBe(true);
  expect(await failure(openPrivately(bytesOf(path), 1_000_000))).toMatchObject({ code: 'damaged' });
});

it('what is no page of a tree, or lies outside the file, is left to SQLite', async () => {
  const { path, root } = await manyRows();
  const bytes = await readFile(path);
  bytes.writeUInt32BE(4_000_000_000, (root - 1) * PAGE_BYTES + 8);
  await writeFile(path, bytes);
  expect(await hasLoops(path, [root, 4_000_000_000, 0])).toBe(false);
});
