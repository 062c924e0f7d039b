import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openBackup, protect, scan } from '../../src/backup/index.ts';
import { failure, makeBackup, snapshot, temporaryFolder, UDID } from './hand-made.ts';

const FILES = [1, 2, 3].map((n) => ({
  path: `Media/DCIM/100APPLE/IMG_000${n}.JPG`,
  data: Buffer.alloc(n * 100_000, n),
}));

const backupAt = async () => makeBackup(join(await temporaryFolder(), UDID), { files: FILES });

/** Names, sizes, modification times and bytes; a copy has a change time of its own. */
const content = async (folder: string) =>
  (await snapshot(folder)).map((line) => {
    const [name, modified, , size, , bytes] = line.split('|');
    return [name, modified, bytes === 'folder' ? null : size, bytes];
  });

it('makes a copy that is the same, times included, and opens', async () => {
  const source = await backupAt();
  const before = await snapshot(source);
  const to = join(await temporaryFolder(), 'safe');
  const result = await protect(source, to);
  expect(result).toMatchObject({ path: join(to, UDID), files: 7 });
  expect(await content(result.path)).toEqual(await content(source));
  expect(await snapshot(source)).toEqual(before);
  expect(await readdir(to)).toEqual([UDID]);
  (await openBackup(result.path)).close();
});

it('takes a stopped copy up again, and mends what is wrong in it', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  const stop = new AbortController();
  const watch = {
    signal: stop.signal,
    onProgress: ({ done }: { done: number }) => done > 200_000 && stop.abort(),
  };
  expect((await failure(protect(source, to, watch))).code).toBe('cancelled');
  expect(await readdir(to)).toEqual([`.${UDID}.partial`]);
  expect((await scan([to])).backups).toEqual([]);
  await writeFile(join(to, `.${UDID}.partial`, 'Manifest.plist'), 'wrong');
  const result = await protect(source, to);
  expect(await content(result.path)).toEqual(await content(source));
});

it('overwrites nothing', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  await mkdir(join(to, UDID));
  await writeFile(join(to, UDID, 'mine'), 'mine');
  expect((await failure(protect(source, to))).code).toBe('output-unwritable');
  expect(await readFile(join(to, UDID, 'mine'), 'utf8')).toBe('mine');
});

it('does not copy a backup into itself, or to what is no folder', async () => {
  const source = await backupAt();
  const before = await snapshot(source);
  const other = await temporaryFolder();
  await symlink(source, join(other, 'link'));
  await writeFile(join(other, 'file'), '');
  for (const to of [source, join(source, 'copy'), join(other, 'link', 'x'), join(other, 'file')]) {
    expect((await failure(protect(source, to))).code).toBe('output-unwritable');
  }
  expect(await snapshot(source)).toEqual(before);
});

it('notices that the backup changed meanwhile', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  const onProgress = () => writeFileSync(join(source, 'Manifest.plist.tmp'), 'new');
  expect((await failure(protect(source, to, { onProgress }))).code).toBe('running');
  expect(await readdir(to)).toEqual([`.${basename(source)}.partial`]);
});

it('copies only backups', async () => {
  const folder = await temporaryFolder();
  expect((await failure(protect(folder, join(folder, 'to')))).code).toBe('no-backup');
});
