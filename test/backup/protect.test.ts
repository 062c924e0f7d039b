import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openBackup, protect, scan } from '../../src/backup/index.ts';
import {
  blobPath,
  failure,
  MADE,
  makeBackup,
  snapshot,
  temporaryFolder,
  UDID,
} from './hand-made.ts';

const FILES = [1, 2, 3].map((n) => ({
  path: `Media/DCIM/100APPLE/IMG_000${n}.JPG`,
  data: Buffer.alloc(n * 100_000, n),
}));

const backupAt = async () => makeBackup(join(await temporaryFolder(), UDID), { files: FILES });

/** A copy's name until it is complete. */
const PARTIAL = new RegExp(`^\\.${UDID}\\..+\\.partial$`);

/** How the backup's time is written behind its name, on a clock here. */
const STAMP = [
  [MADE.getFullYear(), MADE.getMonth() + 1, MADE.getDate()],
  [MADE.getHours(), MADE.getMinutes(), MADE.getSeconds()],
]
  .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join(''))
  .join('-');

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
  const [partial = ''] = await readdir(to);
  expect(partial).toMatch(PARTIAL);
  expect((await scan([to])).backups).toEqual([]);
  await writeFile(join(to, partial, 'Manifest.plist'), 'wrong');
  const result = await protect(source, to);
  expect(await content(result.path)).toEqual(await content(source));
});

it('overwrites nothing, and gives a second copy the date of the backup', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  const mine = async (name: string) => {
    await mkdir(join(to, name));
    await writeFile(join(to, name, 'mine'), 'mine');
  };
  await mine(UDID);
  const { path } = await protect(source, to);
  expect(basename(path)).toBe(`${UDID}-${STAMP}`);
  expect(await content(path)).toEqual(await content(source));
  await rm(path, { recursive: true });
  await mine(`${UDID}-${STAMP}`);
  expect((await failure(protect(source, to))).code).toBe('output-unwritable');
  for (const name of [UDID, `${UDID}-${STAMP}`]) {
    expect(await readdir(join(to, name))).toEqual(['mine']);
  }
});

it('finds an earlier copy again, and knows it by every byte', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  const first = await protect(source, to);
  const made = await snapshot(to);
  expect(await protect(source, to)).toEqual({ ...first, unchanged: true });
  expect(await snapshot(to)).toEqual(made);

  const blob = join(first.path, blobPath(FILES[0]?.path ?? ''));
  await writeFile(blob, Buffer.alloc(100_000, 9));
  const second = await protect(source, to);
  expect(second).toMatchObject({ path: `${first.path}-${STAMP}`, unchanged: false });
  expect(await protect(source, to)).toMatchObject({ path: second.path, unchanged: true });
});

it('takes neither the backup itself nor a link to it for a copy', async () => {
  const source = await backupAt();
  const beside = await protect(source, dirname(source));
  expect(beside).toMatchObject({ path: `${source}-${STAMP}`, unchanged: false });
  expect((await failure(protect(beside.path, dirname(source)))).code).toBe('output-unwritable');

  const to = await temporaryFolder();
  await symlink(source, join(to, UDID));
  expect((await protect(source, to)).path).toBe(join(to, `${UDID}-${STAMP}`));
});

it('copies a backup that was moved behind a link, but nothing that a link or pipe in it leads to', async () => {
  const source = await backupAt();
  const outside = join(await temporaryFolder(), 'secret');
  await writeFile(outside, 'secret');
  await symlink(outside, join(source, 'link'));
  await symlink(dirname(outside), join(source, 'folder'));
  const pipes = process.platform === 'win32' ? [] : ['pipe'];
  for (const name of pipes) execFileSync('mkfifo', [join(source, name)]);
  const link = join(await temporaryFolder(), UDID);
  await symlink(source, link);
  const made = await protect(link, await temporaryFolder());
  expect(made).toMatchObject({ files: 7, skipped: 2 + pipes.length });
  const names = await readdir(made.path);
  expect(names.filter((name) => ['link', 'folder', 'pipe'].includes(name))).toEqual([]);
});

it('leaves nothing in a copy taken up again that the backup no longer holds', async () => {
  const source = await backupAt();
  const to = await temporaryFolder();
  const partial = join(to, `.${UDID}.partial`);
  await mkdir(join(partial, 'gone'), { recursive: true });
  await writeFile(join(partial, 'gone', 'file'), 'old');
  await symlink(to, join(partial, 'link'));
  const { path } = await protect(source, to);
  expect(await content(path)).toEqual(await content(source));
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
  expect(await readdir(to)).toEqual([expect.stringMatching(PARTIAL)]);
});

it('copies only backups', async () => {
  const folder = await temporaryFolder();
  expect((await failure(protect(folder, join(folder, 'to')))).code).toBe('no-backup');
});
