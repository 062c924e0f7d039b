import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { buildBinary } from 'plist';
import { describe, expect, inject, it } from 'vitest';
import { openBackup, type Progress } from '../../src/backup/index.ts';
import { MAX_PROBLEMS_LISTED, type VerifyResult, verify } from '../../src/backup/verify.ts';
import {
  age,
  blobPath,
  failure,
  fileId,
  makeBackup,
  PASSWORD,
  snapshot,
  temporaryFolder,
} from './hand-made.ts';

const phone = inject('practice');
const DCIM = 'Media/DCIM/100APPLE';
const FILES = ['a', 'b', 'c', 'd'].map((name) => ({
  path: `${DCIM}/${name}.JPG`,
  data: Buffer.alloc(5000, name),
}));
const [A, B, C, D] = FILES.map(({ path }) => path) as [string, string, string, string];

async function verified(folder: string, onProgress: (progress: Progress) => void = () => {}) {
  const backup = await openBackup(folder, { password: PASSWORD });
  try {
    return await verify(backup, { onProgress });
  } finally {
    backup.close();
  }
}

const told = ({ problems }: VerifyResult) => problems.map(({ path, code }) => [path, code]).sort();

/** Changes one byte of a file, counted from its end when negative. */
async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(index) ^ 0xff, index);
  await writeFile(path, bytes);
}

/** Runs SQL on the index of a plain, hand-made backup. */
async function changeIndex(folder: string, change: (index: Database.Database) => void) {
  const index = new Database(join(folder, 'Manifest.db'));
  index.pragma('journal_mode = DELETE');
  change(index);
  index.close();
  await age(folder);
}

/** What the phone records of a file, with a SHA-1 of what is stored. */
const record = (size: number, digest: Buffer) =>
  Buffer.from(
    buildBinary({
      $version: 100000,
      $archiver: 'NSKeyedArchiver',
      $top: { root: { UID: 1 } },
      $objects: ['$null', { Size: size, Digest: { UID: 2 } }, digest],
    }),
  );

describe.each(['archived', 'latest', 'encrypted'] as const)('the %s practice backup', (key) => {
  it('is whole, and stays as it was', async () => {
    const folder = phone.backups[key];
    const before = await snapshot(folder);
    const backup = await openBackup(folder, { password: phone.password });
    const steps: Progress[] = [];
    const result = await verify(backup, {
      onProgress: (progress) => progress.phase === 'verify' && steps.push(progress),
    });
    backup.close();
    expect(result).toMatchObject({ problems: [], problemCount: 0, unlisted: 0 });
    expect(result.files).toBeGreaterThan(phone.items.filter((i) => i.backup === key).length);
    const { total } = steps[0] ?? {};
    expect(steps.at(-1)).toEqual({
      phase: 'verify',
      done: total,
      total,
      unit: 'bytes',
      item: null,
    });
    expect(steps.every(({ done }, n) => done >= (steps[n - 1]?.done ?? 0))).toBe(true);
    expect(result.bytes).toBeLessThanOrEqual(total ?? 0);
    expect(await snapshot(folder)).toEqual(before);
  });
});

it('takes a changed original for unconfirmed, by the library’s fingerprint', async () => {
  const folder = join(await temporaryFolder(), basename(phone.backups.archived));
  await cp(phone.backups.archived, folder, { recursive: true, preserveTimestamps: true });
  const changed = phone.items.find(
    (item) => item.backup === 'archived' && item.availability === 'original' && item.fingerprint,
  );
  const path = changed?.path ?? '';
  await flip(join(folder, blobPath(path)), 3000);
  expect(told(await verified(folder))).toEqual([[path, 'unconfirmed']]);
});

it('finds a photo library that cannot be read although it has its length', async () => {
  const folder = join(await temporaryFolder(), basename(phone.backups.archived));
  await cp(phone.backups.archived, folder, { recursive: true, preserveTimestamps: true });
  const library = 'Media/PhotoData/Photos.sqlite';
  await writeFile(
    join(folder, blobPath(library)),
    Buffer.alloc((await readFile(join(folder, blobPath(library)))).length, 'x'),
  );
  expect(told(await verified(folder))).toEqual([[library, 'damaged']]);
});

describe.each([false, true])('a backup, encrypted: %s', (encrypted) => {
  const made = async () =>
    makeBackup(join(await temporaryFolder(), 'b'), { files: FILES, encrypted });

  it('lists what is missing and what is short, and reads the rest', async () => {
    const folder = await made();
    await rm(join(folder, blobPath(A)));
    await truncate(join(folder, blobPath(B)), 4000);
    await truncate(join(folder, blobPath(C)), 0);
    const result = await verified(folder);
    expect(told(result)).toEqual([
      [A, 'file-missing'],
      [B, 'file-short'],
      [C, 'file-short'],
    ]);
    expect(result).toMatchObject({ files: 4, problemCount: 3, unlisted: 0 });
    expect(result.bytes).toBe(9000);
    expect(result.problems.find(({ path }) => path === A)).toMatchObject({
      domain: 'CameraRollDomain',
      fileID: fileId('CameraRollDomain', A),
      message: expect.stringMatching(/\w/),
    });
  });

  it('counts blobs that the list does not name, and nothing else', async () => {
    const folder = await made();
    const blob = join(folder, blobPath('nobody', 'knows'));
    await mkdir(dirname(blob), { recursive: true });
    await writeFile(blob, 'x');
    await writeFile(join(dirname(blob), '.DS_Store'), 'x');
    expect(await verified(folder)).toMatchObject({ problemCount: 0, unlisted: 1 });
    await rm(join(folder, blobPath(A)));
    expect(await verified(folder)).toMatchObject({ problemCount: 1, unlisted: 1 });
  });
});

it('finds an encrypted file whose end is damaged, or that breaks off within a block', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: FILES,
    encrypted: true,
  });
  await flip(join(folder, blobPath(A)), -1);
  await truncate(join(folder, blobPath(D)), 4999);
  expect(told(await verified(folder))).toEqual([
    [A, 'damaged'],
    [D, 'damaged'],
  ]);
});

it('compares a file with the digest that the phone recorded', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files: FILES });
  const digest = createHash('sha1')
    .update(FILES[0]?.data ?? '')
    .digest();
  await changeIndex(folder, (index) => {
    const put = index.prepare('UPDATE Files SET file = ? WHERE relativePath = ?');
    put.run(record(5000, digest), A);
    put.run(record(5000, digest), B);
  });
  expect(told(await verified(folder))).toEqual([[B, 'damaged']]);
});

it('tells of lines that cannot be used, and of files whose record cannot be read', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files: FILES });
  await changeIndex(folder, (index) => {
    const change = index.prepare('UPDATE Files SET fileID = ? WHERE relativePath = ?');
    change.run('../../../etc/passwd', A);
    index.prepare('UPDATE Files SET file = ? WHERE relativePath = ?').run(Buffer.from('?'), B);
  });
  const result = await verified(folder);
  expect(told(result)).toEqual([
    ['Manifest.db', 'damaged'],
    [B, 'damaged'],
  ]);
  // What the line named is in the folder, and now belongs to nothing.
  expect(result).toMatchObject({ files: 3, unlisted: 1 });
});

it('goes as far as a damaged index lets it', async () => {
  const files = Array.from({ length: 60 }, (_, n) => ({
    path: `${DCIM}/${n}.JPG`,
    data: Buffer.from('x'),
  }));
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files });
  let page = 0;
  await changeIndex(folder, (index) => {
    const last = index.prepare(
      "SELECT max(pageno) FROM dbstat WHERE name = 'Files' AND pagetype = 'leaf'",
    );
    page = Number(last.pluck().get());
  });
  const path = join(folder, 'Manifest.db');
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0xff, (page - 1) * 4096, page * 4096));
  const result = await verified(folder);
  expect(told(result)).toEqual([['Manifest.db', 'damaged']]);
  expect(result.files).toBeGreaterThan(0);
  expect(result.files).toBeLessThan(60);
});

it('counts every problem, and lists the first', async () => {
  const count = MAX_PROBLEMS_LISTED + 5;
  const files = Array.from({ length: count }, (_, n) => ({
    path: `${DCIM}/${n}.JPG`,
    data: Buffer.from('x'),
    stored: false,
  }));
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files });
  const result = await verified(folder);
  expect(result).toMatchObject({ files: count, problemCount: count });
  expect(result.problems).toHaveLength(MAX_PROBLEMS_LISTED);
});

it('stops when asked, in the middle of a file', async () => {
  const files = [{ path: A, data: Buffer.alloc(5_000_000, 1) }];
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files });
  const backup = await openBackup(folder);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = ({ done }: Progress) => {
    seen.push(done);
    stop.abort();
  };
  const stopped = await failure(verify(backup, { signal: stop.signal, onProgress }));
  backup.close();
  expect(stopped.code).toBe('cancelled');
  expect(seen).toHaveLength(1);
});
