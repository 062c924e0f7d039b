import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { protect } from '../../src/backup/index.ts';
import { nameCopy, takePartial } from '../../src/backup/protect-partial.ts';
import { blobPath, makeBackup, temporaryFolder, UDID } from './hand-made.ts';

const FILES = [1, 2, 3].map((n) => ({
  path: `Media/DCIM/100APPLE/IMG_000${n}.JPG`,
  data: Buffer.alloc(n * 700_000, n),
}));
const over = spawnSync(process.execPath, ['-e', '']).pid;

/** What a run has left, or still writes. */
async function leave(folder: string, owner: string): Promise<string> {
  const name = `.${UDID}.${owner}.partial`;
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'owner'), owner);
  return name;
}

it.each([
  ['a process that was killed', `${over}-3-00112233`],
  ['an earlier run of this thread', `${process.pid}-${threadId}-00112233`],
])('takes up what %s has left', async (_, owner) => {
  const folder = await temporaryFolder();
  await leave(folder, owner);
  const { path } = await takePartial(folder, UDID);
  expect(await readdir(path)).toEqual(['owner']);
  expect(await readdir(folder)).toHaveLength(1);
});

it('takes up what an older version has left, and removes what more there is', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, `.${UDID}.partial`));
  await leave(folder, `${over}-3-00112233`);
  const { path } = await takePartial(folder, UDID);
  expect((await readdir(folder)).map((name) => join(folder, name))).toEqual([path]);
});

it('leaves alone what others write, and what is of another backup', async () => {
  const folder = await temporaryFolder();
  const kept = [
    await leave(folder, `${process.ppid}-0-00112233`),
    await leave(folder, `${process.pid}-${threadId + 1}-00112233`),
    await leave(folder, 'mine'),
    await leave(folder, `other.${over}-0-00112233`),
  ];
  const { path } = await takePartial(folder, UDID);
  expect(await readdir(path)).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual([...kept, path.slice(folder.length + 1)].sort());
});

it('two at once have one each, until they let go', async () => {
  const folder = await temporaryFolder();
  const one = await takePartial(folder, UDID);
  const other = await takePartial(folder, UDID);
  expect(other.path).not.toBe(one.path);
  one.release();
  other.release();
  await takePartial(folder, UDID);
  expect(await readdir(folder)).toHaveLength(1);
});

it('does not take a name that is in use', async () => {
  const folder = await temporaryFolder();
  const { path } = await takePartial(folder, UDID);
  const target = join(folder, UDID);
  await mkdir(target);
  await writeFile(join(target, 'mine'), 'mine');
  expect(await nameCopy(path, target)).toBe(false);
  expect(await readdir(target)).toEqual(['mine']);
  await writeFile(join(folder, 'file'), 'mine');
  expect(await nameCopy(path, join(folder, 'file'))).toBe(false);
  expect(await nameCopy(path, join(folder, 'free'))).toBe(true);
});

it('two copies of one backup into one folder at once: one is made, the other finds it', async () => {
  const source = await makeBackup(join(await temporaryFolder(), UDID), { files: FILES });
  const to = await temporaryFolder();
  const made = await Promise.all([protect(source, to), protect(source, to)]);
  expect(made.map(({ path }) => path)).toEqual([join(to, UDID), join(to, UDID)]);
  expect(made.map(({ unchanged }) => unchanged).sort()).toEqual([false, true]);
  expect(await readdir(to)).toEqual([UDID]);
});

it('tells of a long file piece by piece', async () => {
  const source = await makeBackup(join(await temporaryFolder(), UDID), { files: FILES });
  const told: { done: number; item: string | null }[] = [];
  const { bytes } = await protect(source, await temporaryFolder(), {
    onProgress: ({ done, item }) => told.push({ done, item }),
  });
  const done = told.map((one) => one.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(told.at(-1)).toEqual({ done: bytes, item: null });
  const within = told.filter(({ item }) => item === blobPath(FILES[2]?.path ?? ''));
  // A disk that clones has it in one go.
  expect(within.length === 1 || within.length > 5).toBe(true);
});
