import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extract, type Photo } from '../../../src/backup/index.ts';
import { failure, type HandFile, temporaryFolder } from '../hand-made.ts';
import { DCIM, photosOf } from './backup.ts';

const LIST = 'SHA256SUMS.txt';
/** `printf one | sha256sum`, and so on. */
const SUMS = {
  one: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
  two: '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3',
};
const FILES: HandFile[] = [
  { path: `${DCIM}/IMG_0001.JPG`, data: Buffer.from('one') },
  { path: `${DCIM}/IMG_0002.JPG`, data: Buffer.from('two') },
];
const IN_MAY = '2026-05-01T00:00:00.000Z';

/** Two photos, taken in May and without a date. */
async function twoPhotos() {
  const { backup, photos } = await photosOf(FILES);
  const named = (name: string) => photos.filter((photo) => photo.name === name);
  const first = named('IMG_0001.JPG').map((photo) => ({ ...photo, takenAt: IN_MAY }));
  const to = await temporaryFolder();
  const run = (which: Photo[], more = {}, watch = {}) =>
    extract(backup, which, { to, ...more }, watch);
  return { to, first, second: named('IMG_0002.JPG'), run };
}

const listIn = (to: string, name = LIST) => readFile(join(to, name), 'utf8');
const BOTH = `${SUMS.one}  2026/05/IMG_0001.JPG\n${SUMS.two}  undated/IMG_0002.JPG\n`;

it('lists what was written, as sha256sum does', async () => {
  const { to, first, second, run } = await twoPhotos();
  const { checksums } = await run([...second, ...first]);
  expect(checksums).toBe(join(to, LIST));
  expect(await listIn(to)).toBe(BOTH);
});

it.each([
  ['sha256sum', ['-c', LIST]],
  ['shasum', ['-a', '256', '-c', LIST]],
])('is checked by %s, which notices a change', async (program, args) => {
  const { to, first, second, run } = await twoPhotos();
  await run([...first, ...second]);
  const check = () => spawnSync(program, args, { cwd: to }).status;
  // Not every system has both.
  if (spawnSync(program, ['--version']).error !== undefined) return;
  expect(check()).toBe(0);
  await writeFile(join(to, 'undated', 'IMG_0002.JPG'), 'too');
  expect(check()).toBe(1);
});

it('keeps the lines of earlier runs whose files are still there', async () => {
  const { to, first, second, run } = await twoPhotos();
  await run(first);
  await run(second);
  expect(await listIn(to)).toBe(BOTH);
  await rm(join(to, '2026'), { recursive: true });
  await run(second);
  expect(await listIn(to)).toBe(`${SUMS.two}  undated/IMG_0002.JPG\n`);
});

it('is not touched where nothing changes, nor made where nothing is written', async () => {
  const { to, first, run } = await twoPhotos();
  expect((await run(first, { dryRun: true })).checksums).toBeNull();
  expect((await run([])).checksums).toBeNull();
  expect(await readdir(to)).toEqual([]);
  await run(first);
  const { ino, ctimeMs } = await stat(join(to, LIST));
  expect((await run(first)).unchanged).toHaveLength(1);
  expect(await stat(join(to, LIST))).toMatchObject({ ino, ctimeMs });
});

it.each([
  ['notes', 'my notes\n'],
  ['a line that is cut', BOTH.slice(0, -1)],
  ['another order', BOTH.split('\n').toReversed().join('\n').trimStart()],
  ['a name to be escaped', `\\${SUMS.one}  a\\nb\n`],
  ['a file elsewhere', `${SUMS.one}  ../a.jpg\n`],
  ['an absolute path', `${SUMS.one}  /etc/passwd\n`],
])('goes around a file of its name with %s', async (_what, text) => {
  const { to, first, run } = await twoPhotos();
  await writeFile(join(to, LIST), text);
  for (const time of [1, 2]) {
    expect((await run(first)).checksums, `run ${time}`).toBe(join(to, 'SHA256SUMS-2.txt'));
  }
  expect(await listIn(to)).toBe(text);
  expect(await listIn(to, 'SHA256SUMS-2.txt')).toBe(`${SUMS.one}  2026/05/IMG_0001.JPG\n`);
});

it('goes around a link, a folder, and what it may not read', async () => {
  const { to, first, run } = await twoPhotos();
  const outside = join(await temporaryFolder(), 'mine.txt');
  await writeFile(outside, '');
  await symlink(outside, join(to, LIST));
  await symlink(join(outside, 'nowhere'), join(to, 'SHA256SUMS-2.txt'));
  await mkdir(join(to, 'SHA256SUMS-3.txt'));
  expect((await run(first)).checksums).toBe(join(to, 'SHA256SUMS-4.txt'));
  expect(await readFile(outside, 'utf8')).toBe('');
});

it('holds only names that need no escaping', async () => {
  const { to, first, run } = await twoPhotos();
  const odd = first.map((photo) => ({ ...photo, name: 'a\\b\nc\r\u2028d/e.JPG' }));
  await run(odd);
  const lines = (await listIn(to)).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^[0-9a-f]{64} {2}2026\/05\/[^\\\r\n]+\.JPG$/);
  await run(odd);
  expect(await readdir(to)).toEqual(['2026', LIST]);
});

it('is written for what was whole when the run was stopped', async () => {
  const { to, first, second, run } = await twoPhotos();
  await run(first);
  const bytes = 200_000;
  const { backup, photos } = await photosOf(
    Array.from({ length: 20 }, (_, n) => ({
      path: `${DCIM}/IMG_00${n + 10}.JPG`,
      data: Buffer.alloc(bytes, n),
    })),
  );
  const stop = new AbortController();
  const onProgress = ({ done }: { done: number }) => {
    if (done > 8 * bytes) stop.abort();
  };
  const stopped = extract(backup, photos, { to }, { signal: stop.signal, onProgress });
  expect((await failure(stopped)).code).toBe('cancelled');
  const whole = (await readdir(join(to, 'undated'))).map((name) => `undated/${name}`);
  expect(whole.length).toBeGreaterThan(0);
  const listed = (await listIn(to)).match(/(?<=^.{64} {2}).*$/gm);
  expect(listed).toEqual(['2026/05/IMG_0001.JPG', ...whole.sort()]);
  await run(second);
  expect((await listIn(to)).match(/^.{64} {2}.*$/gm)).toHaveLength(whole.length + 2);
});

it('says so when it cannot be written', async () => {
  const { to, first, run } = await twoPhotos();
  await run(first);
  // What is there already needs no writing, so only the list fails.
  const onProgress = () => rmSync(to, { recursive: true, force: true });
  expect((await failure(run(first, {}, { onProgress }))).code).toBe('output-unwritable');
});

it('does not hide what a run failed with when it cannot be written either', async () => {
  const { to, first, second, run } = await twoPhotos();
  await run([...first, ...second]);
  const stop = new AbortController();
  const onProgress = () => {
    rmSync(to, { recursive: true, force: true });
    stop.abort();
  };
  const stopped = run([...first, ...second], {}, { signal: stop.signal, onProgress });
  expect((await failure(stopped)).code).toBe('cancelled');
});

it.each(['dates', 'flat'])(
  'killed while the list was changed, no line is lost: %s',
  async (layout) => {
    const { to, first, second, run } = await twoPhotos();
    await run(first, { layout });
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await rename(join(to, LIST), join(to, `.${LIST}.${pid}-0a1b2c3d.backroll-partial`));
    await run(second, { layout });
    const sums = (await listIn(to)).split('\n').map((line) => line.split(' ')[0]);
    expect(sums.slice(0, -1).sort()).toEqual([SUMS.one, SUMS.two].sort());
    expect((await readdir(to)).filter((name) => name.startsWith('.'))).toEqual([]);
  },
);
