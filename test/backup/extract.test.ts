import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOf, putInPlace } from '../../src/backup/extract/write.ts';
import {
  type Backup,
  BackupError,
  extract,
  openBackup,
  type Photo,
  type PhotoFile,
  readCatalogue,
} from '../../src/backup/index.ts';
import { writeError } from '../../src/backup/output.ts';
import {
  blobPath,
  failure,
  type HandFile,
  makeBackup,
  snapshot,
  temporaryFolder,
} from './hand-made.ts';

const DCIM = 'Media/DCIM/100APPLE';
const data = (text: string) => Buffer.from(text);

async function opened(
  files: HandFile[],
  encrypted = false,
): Promise<{ backup: Backup; photos: Photo[] }> {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files, encrypted });
  const backup = await openBackup(folder, encrypted ? { password: 'hand made' } : {});
  return { backup, photos: (await readCatalogue(backup)).photos };
}

/** Every file, but for the list of checksums, which has tests of its own. */
const tree = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && entry.name !== 'SHA256SUMS.txt')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const FAMILY: HandFile[] = [
  { path: `${DCIM}/IMG_0001.HEIC`, data: data('still') },
  { path: `${DCIM}/IMG_0001.MOV`, data: data('movie') },
  { path: `${DCIM}/IMG_0001.DNG`, data: data('raw') },
  {
    path: 'Media/PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.jpg',
    data: data('edited'),
  },
  { path: `${DCIM}/IMG_0002.JPG`, data: data('plain') },
  { path: 'Media/PhotoData/Metadata/DCIM/100APPLE/IMG_0003.JPG', data: data('reduced') },
  {
    path: 'Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0003.JPG/5005.JPG',
    data: data('both'),
  },
  {
    path: 'Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0004.HEIC/5005.JPG',
    data: data('thumb'),
  },
];

it.each([
  [
    'all',
    [
      'IMG_0001 (edited).jpg',
      'IMG_0001.DNG',
      'IMG_0001.HEIC',
      'IMG_0001.MOV',
      'IMG_0002.JPG',
      'IMG_0003 (reduced).JPG',
      'IMG_0004 (thumbnail).JPG',
    ],
  ],
  [
    'original',
    [
      'IMG_0001.DNG',
      'IMG_0001.HEIC',
      'IMG_0001.MOV',
      'IMG_0002.JPG',
      'IMG_0003 (reduced).JPG',
      'IMG_0004 (thumbnail).JPG',
    ],
  ],
  [
    'edited',
    ['IMG_0001 (edited).jpg', 'IMG_0002.JPG', 'IMG_0003 (reduced).JPG', 'IMG_0004 (thumbnail).JPG'],
  ],
] as const)('writes the files that --include %s means', async (include, expected) => {
  const { backup, photos } = await opened(FAMILY, true);
  const to = await temporaryFolder();
  const result = await extract(backup, photos, { to, include, layout: 'flat' });
  expect(await tree(to)).toEqual(expected);
  expect(result.failed).toEqual([]);
  expect(result.bytes).toBe(result.wrote.reduce((sum, { bytes }) => sum + bytes, 0));
  backup.close();
});

it('sorts by the day at the place where it was taken', async () => {
  const { backup, photos } = await opened([{ path: `${DCIM}/IMG_0001.HEIC`, data: data('x') }]);
  const to = await temporaryFolder();
  const takenAt = '2025-12-31T23:30:00.000Z';
  const at = (id: string, more: Partial<Photo>) => photos.map((p) => ({ ...p, id, ...more }));
  await extract(backup, at('a', { takenAt, timeZoneOffset: 3600 }), { to });
  await extract(backup, at('b', { takenAt, timeZoneOffset: null }), { to });
  await extract(backup, photos, { to });
  expect(await tree(to)).toEqual([
    '2025/12/IMG_0001.HEIC',
    '2026/01/IMG_0001.HEIC',
    'undated/IMG_0001.HEIC',
  ]);
  expect((await stat(join(to, '2026/01/IMG_0001.HEIC'))).mtime.toISOString()).toBe(takenAt);
  backup.close();
});

it('keeps photos of one name apart, with their companions, and finds them again', async () => {
  const { backup, photos } = await opened([
    { path: 'Media/DCIM/100APPLE/IMG_0001.HEIC', data: data('one') },
    { path: 'Media/DCIM/100APPLE/IMG_0001.MOV', data: data('one moves') },
    { path: 'Media/DCIM/110APPLE/img_0001.heic', data: data('two') },
    { path: 'Media/DCIM/120APPLE/IMG_0001.HEIC', data: data('three') },
    { path: 'Media/DCIM/120APPLE/IMG_0001.MOV', data: data('three moves') },
  ]);
  const to = await temporaryFolder();
  const { wrote } = await extract(backup, photos, { to, layout: 'flat' });
  const lower = (await tree(to)).map((name) => name.toLowerCase());
  expect(new Set(lower).size).toBe(5);
  for (const { id } of photos) {
    const stems = wrote.filter((w) => w.id === id).map(({ path }) => path.replace(/\.\w+$/, ''));
    expect(new Set(stems).size).toBe(1);
  }
  for (const part of [photos.slice(1), photos.toReversed(), photos]) {
    const again = await extract(backup, part, { to, layout: 'flat' });
    expect(again.wrote).toEqual([]);
  }
  expect(await tree(to)).toHaveLength(5);
  backup.close();
});

it('overwrites nothing of the person’s', async () => {
  const { backup, photos } = await opened(FAMILY.slice(4, 5));
  const to = await temporaryFolder();
  await writeFile(join(to, 'img_0002.jpg'), 'mine');
  await symlink('/nowhere', join(to, 'IMG_0002 (2).JPG'));
  await mkdir(join(to, 'IMG_0002 (3).JPG'));
  await extract(backup, photos, { to, layout: 'flat' });
  expect(await readFile(join(to, 'img_0002.jpg'), 'utf8')).toBe('mine');
  expect(await readFile(join(to, 'IMG_0002 (4).JPG'), 'utf8')).toBe('plain');
  backup.close();
});

it('never takes a name that another program took meanwhile', async () => {
  const to = await temporaryFolder();
  await writeFile(join(to, '.partial'), 'new');
  await writeFile(join(to, 'IMG_0001.JPG'), 'mine');
  expect(await putInPlace(join(to, '.partial'), join(to, 'IMG_0001.JPG'))).toBe(false);
  expect(await readFile(join(to, 'IMG_0001.JPG'), 'utf8')).toBe('mine');
});

it('removes the partial files of runs that are over, and of no other', async () => {
  const { backup, photos } = await opened(FAMILY.slice(4, 5));
  const to = await temporaryFolder();
  const over = spawnSync(process.execPath, ['-e', '']).pid;
  const theirs = `.a.JPG.${process.ppid}-0123abcd.backroll-partial`;
  const stale = ['.IMG_0002.JPG.backroll-partial', `.a.JPG.${over}-0123abcd.backroll-partial`];
  for (const name of [...stale, theirs, '.mine']) await writeFile(join(to, name), 'pla');
  await extract(backup, photos, { to, layout: 'flat', dryRun: true });
  expect(await tree(to)).toHaveLength(4);
  await extract(backup, photos, { to, layout: 'flat' });
  expect(await tree(to)).toEqual([theirs, '.mine', 'IMG_0002.JPG']);
  backup.close();
});

it('shares a folder with another run at the same time', async () => {
  const { backup, photos } = await opened(
    Array.from({ length: 30 }, (_, n) => ({
      path: `${DCIM}/IMG_${n}.JPG`,
      data: Buffer.alloc(40_000, n),
    })),
  );
  const to = await temporaryFolder();
  const run = () => extract(backup, photos, { to, layout: 'flat' });
  const results = await Promise.all([run(), run(), run()]);
  expect(results.flatMap(({ failed }) => failed)).toEqual([]);
  expect(results.flatMap(({ wrote }) => wrote)).toHaveLength(30);
  expect(results.flatMap(({ unchanged }) => unchanged)).toHaveLength(60);
  const names = await tree(to);
  expect(names).toHaveLength(30);
  for (const name of names) {
    const n = Number(/\d+/.exec(name));
    expect((await readFile(join(to, name))).equals(Buffer.alloc(40_000, n))).toBe(true);
  }
  backup.close();
});

it('takes the next name where a file cannot be read', async () => {
  const { backup, photos } = await opened(FAMILY.slice(4, 5));
  const to = await temporaryFolder();
  await writeFile(join(to, 'IMG_0002.JPG'), 'mine', { mode: 0o000 });
  const { failed } = await extract(backup, photos, { to, layout: 'flat' });
  expect(failed).toEqual([]);
  expect(await readFile(join(to, 'IMG_0002 (2).JPG'), 'utf8')).toBe('plain');
  backup.close();
});

it.skipIf(process.platform !== 'linux')('knows no bytes of what fails to be read', async () => {
  // A regular file of the system, whose first byte nobody can read.
  expect(await digestOf('/proc/self/mem', {})).toBeNull();
});

it('says it kindly when the destination goes away meanwhile', async () => {
  const { backup, photos } = await opened(FAMILY);
  const to = await temporaryFolder();
  const onProgress = () => rmSync(to, { recursive: true, force: true });
  const stopped = extract(backup, photos, { to, layout: 'flat' }, { onProgress });
  expect((await failure(stopped)).code).toBe('output-unwritable');
  backup.close();
});

it('writes nothing outside the destination, whatever the names and links', async () => {
  const { backup, photos } = await opened(FAMILY.slice(4, 5));
  const outer = await temporaryFolder();
  const [to, outside] = [join(outer, 'to'), join(outer, 'outside')];
  await mkdir(join(to, '2026'), { recursive: true });
  await mkdir(outside);
  await symlink(outside, join(to, '2026', '05'));
  const named = (name: string) => photos.map((p) => ({ ...p, id: name, name }));
  await extract(backup, [...named('../../evil.jpg'), ...named('/etc/x.JPG'), ...named('..')], {
    to,
  });
  const linked = photos.map((p) => ({ ...p, takenAt: '2026-05-05T00:00:00.000Z' }));
  const result = await extract(backup, linked, { to });
  expect(result.failed).toMatchObject([{ code: 'name-refused' }]);
  expect(await readdir(outside)).toEqual([]);
  expect((await readdir(outer)).sort()).toEqual(['outside', 'to']);
  backup.close();
});

it('goes on after an item that fails, and lists it', async () => {
  const { backup, photos } = await opened(FAMILY);
  const to = await temporaryFolder();
  const absent = (file: PhotoFile) => ({ ...file, fileID: '0'.repeat(40) });
  const spoiled = photos.map((p) =>
    p.name === 'IMG_0002.JPG' ? { ...p, files: p.files.map(absent) } : p,
  );
  const result = await extract(backup, spoiled, { to, include: 'original' });
  expect(result.failed).toMatchObject([{ code: 'file-missing', source: `${DCIM}/IMG_0002.JPG` }]);
  expect(result.wrote).toHaveLength(5);
  backup.close();
});

it('lists an original that the backup lost, beside what stands in for it', async () => {
  const { backup, photos } = await opened([
    ...FAMILY.slice(5, 6),
    { path: `${DCIM}/IMG_0003.JPG`, data: data('lost'), stored: false },
    ...FAMILY.slice(7, 8),
  ]);
  const to = await temporaryFolder();
  const { wrote, failed } = await extract(backup, photos, { to });
  expect(wrote.map(({ role }) => role).sort()).toEqual(['reduced', 'thumbnail']);
  expect(failed).toMatchObject([{ code: 'file-missing', source: `${DCIM}/IMG_0003.JPG` }]);
  backup.close();
});

it('writes what there is of a file that was cut, and lists it', async () => {
  const { backup, photos } = await opened(FAMILY.slice(4, 5));
  await writeFile(join(backup.summary.path, blobPath(`${DCIM}/IMG_0002.JPG`)), 'pl');
  const result = await extract(backup, photos, { to: await temporaryFolder() });
  expect(result.wrote).toMatchObject([{ bytes: 2, check: 'unconfirmed' }]);
  expect(result.failed).toMatchObject([{ code: 'file-short' }]);
  backup.close();
});

it('calls a fingerprint that differs unconfirmed, and one that fits proof', async () => {
  const { backup, photos } = await opened([{ path: `${DCIM}/IMG_0001.JPG`, data: data('abc') }]);
  const checkOf = async (fingerprint: string | null) =>
    (
      await extract(
        backup,
        photos.map((p) => ({ ...p, fingerprint })),
        { to: await temporaryFolder() },
      )
    ).wrote.map(({ check }) => check);
  expect(await checkOf('AYnnoj1r4lMYTs3JP/g7mjGaDCgO')).toEqual(['fingerprint']);
  expect(await checkOf('AW2cWT2PxzWixMKuuNMTHJ8CJ3sH')).toEqual(['unconfirmed']);
  expect(await checkOf(null)).toEqual(['size']);
  backup.close();
});

it('says on a dry run what it would write, and makes nothing', async () => {
  const { backup, photos } = await opened(FAMILY);
  const to = join(await temporaryFolder(), 'new');
  const dry = await extract(backup, photos, { to, dryRun: true });
  expect((await failure(readdir(to))).code).toBe('ENOENT');
  const real = await extract(backup, photos, { to });
  expect(dry.wrote).toEqual(real.wrote);
  backup.close();
});

it('refuses a destination that is no folder, or lies in the backup', async () => {
  const { backup, photos } = await opened(FAMILY);
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const link = join(await temporaryFolder(), 'link');
  await symlink(backup.summary.path, link);
  const before = await snapshot(backup.summary.path);
  for (const to of [file, join(file, 'below'), backup.summary.path, join(link, 'out')]) {
    expect((await failure(extract(backup, photos, { to }))).code).toBe('output-unwritable');
  }
  expect(await snapshot(backup.summary.path)).toEqual(before);
  backup.close();
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'output-unwritable'],
  ['ENOENT', 'output-unwritable'],
  ['EIO', 'output-unwritable'],
  ['EMFILE', 'output-unwritable'],
  ['UNKNOWN', 'output-unwritable'],
  ['ERR_INVALID_ARG_VALUE', 'output-unwritable'],
  ['ENOTDIR', 'output-unwritable'],
])('puts %s into words', (code, expected) => {
  expect(writeError(Object.assign(new Error(code), { code }), '/x')).toMatchObject({
    code: expected,
  });
});

it('stops when asked, keeps what is whole and leaves no partial file', async () => {
  const bytes = 200_000;
  const { backup, photos } = await opened(
    Array.from({ length: 20 }, (_, n) => ({
      path: `${DCIM}/IMG_00${n + 10}.JPG`,
      data: Buffer.alloc(bytes, n),
    })),
  );
  const to = await temporaryFolder();
  const stop = new AbortController();
  const watch = {
    signal: stop.signal,
    onProgress: ({ done }: { done: number }) => {
      if (done > 8 * bytes) stop.abort();
    },
  };
  const stopped = await extract(backup, photos, { to, layout: 'flat' }, watch).catch((e) => e);
  expect(stopped).toBeInstanceOf(BackupError);
  expect(stopped.code).toBe('cancelled');
  const whole = (await tree(to)).length;
  expect(whole).toBeGreaterThan(0);
  expect(whole).toBeLessThan(20);
  const rest = await extract(backup, photos, { to, layout: 'flat' });
  expect([rest.wrote.length, rest.unchanged.length]).toEqual([20 - whole, whole]);
  backup.close();
});
