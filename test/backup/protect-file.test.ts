import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileCopier } from '../../src/backup/protect-file.ts';
import { BackupError } from '../../src/backup/types.ts';
import { MADE, temporaryFolder } from './hand-made.ts';

const BYTES = 1_000_000;

async function fileToCopy() {
  const folder = await temporaryFolder();
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  await writeFile(from, Buffer.alloc(BYTES, 1));
  await utimes(from, MADE, MADE);
  const item = { path: 'from', isFolder: false, bytes: BYTES, modified: MADE };
  return { from, to, item };
}

/** Whether the disk of the temporary folder copies piece by piece, and does not clone. */
const inPieces = await (async () => {
  const { from, to, item } = await fileToCopy();
  let pieces = 0;
  await fileCopier()(from, to, item, {}, () => {
    pieces += 1;
  });
  return pieces > 0;
})();

it('copies the bytes and their date', async () => {
  const { from, to, item } = await fileToCopy();
  const told: number[] = [];
  await fileCopier()(from, to, item, {}, (bytes) => told.push(bytes));
  expect(await readFile(to)).toEqual(await readFile(from));
  expect((await stat(to)).mtime).toEqual(MADE);
  if (inPieces) expect(told.reduce((sum, bytes) => sum + bytes, 0)).toBe(BYTES);
});

it('keeps an earlier copy that is good, and replaces one that is not', async () => {
  const { from, to, item } = await fileToCopy();
  await writeFile(to, Buffer.alloc(BYTES, 2));
  await fileCopier()(from, to, item, {}, () => {});
  expect(await readFile(to)).toEqual(await readFile(from));
  const { ino, birthtimeMs } = await stat(to);
  await fileCopier()(from, to, item, {}, () => {});
  expect(await stat(to)).toMatchObject({ ino, birthtimeMs });
});

it.runIf(inPieces)('stops in the middle of a file', async () => {
  const { from, to, item } = await fileToCopy();
  const stop = new AbortController();
  const copying = fileCopier()(from, to, item, { signal: stop.signal }, () => stop.abort());
  await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
  expect((await stat(to)).size).toBeLessThan(BYTES);
});

it.runIf(inPieces)('notices a copy that does not read as it was written', async () => {
  const { from, to, item } = await fileToCopy();
  const spoil = () => {
    const file = openSync(to, 'r+');
    writeSync(file, 'x', 0);
    closeSync(file);
  };
  const copying = fileCopier()(from, to, item, {}, spoil);
  await expect(copying).rejects.toMatchObject({ code: 'read-failed', path: from });
});

it('says which file cannot be read, and which place cannot be written', async () => {
  const { from, to, item } = await fileToCopy();
  const copy = fileCopier();
  const gone = `${from} gone`;
  const noFile = await copy(gone, to, item, {}, () => {}).catch((error: unknown) => error);
  expect(noFile).toBeInstanceOf(BackupError);
  expect(noFile).toMatchObject({ code: 'read-failed', path: gone });
  const nowhere = join(to, 'nowhere', 'file');
  await expect(copy(from, nowhere, item, {}, () => {})).rejects.toMatchObject({
    code: 'output-unwritable',
    path: nowhere,
  });
});
