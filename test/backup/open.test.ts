import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openBackup, removePrivateFiles } from '../../src/backup/index.ts';
import { age, failure, makeBackup, PASSWORD, snapshot, temporaryFolder } from './hand-made.ts';

const PATH = 'Media/DCIM/100APPLE/IMG_0001.JPG';
const FILES = [{ path: PATH, data: Buffer.from('picture') }];

async function contentOf(folder: string, password?: string): Promise<string> {
  const backup = await openBackup(folder, password === undefined ? {} : { password });
  const entry = backup.manifest.find('CameraRollDomain', PATH);
  const record = backup.manifest.record(entry?.fileID ?? '');
  const parts: Buffer[] = [];
  const stream = backup.content({
    fileID: entry?.fileID ?? '',
    bytes: record?.size ?? null,
  });
  for await (const part of stream) parts.push(Buffer.from(part));
  backup.close();
  return Buffer.concat(parts).toString();
}

it('reads a file of a plain and of an encrypted backup, and changes neither', async () => {
  const root = await temporaryFolder();
  for (const encrypted of [false, true]) {
    const folder = await makeBackup(join(root, String(encrypted)), { files: FILES, encrypted });
    const before = await snapshot(folder);
    expect(await contentOf(folder, encrypted ? PASSWORD : undefined)).toBe('picture');
    expect(await snapshot(folder)).toEqual(before);
  }
});

it('asks for the password, and tells a wrong one', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { encrypted: true });
  expect((await failure(openBackup(folder))).code).toBe('password-needed');
  expect((await failure(openBackup(folder, { password: '' }))).code).toBe('password-needed');
  expect((await failure(openBackup(folder, { password: 'no' }))).code).toBe('wrong-password');
});

it('needs no password for a decrypted copy that claims to be encrypted', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: FILES,
    manifest: { IsEncrypted: true },
  });
  expect(await contentOf(folder)).toBe('picture');
});

it('opens the older state that an interrupted run left whole', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: FILES,
    status: { SnapshotState: 'uploading' },
  });
  expect(await contentOf(folder)).toBe('picture');
});

it('says why a backup cannot be opened', async () => {
  const root = await temporaryFolder();
  const status = { SnapshotState: 'uploading' };
  const interrupted = await makeBackup(join(root, 'interrupted'), { status });
  await truncate(join(interrupted, 'Manifest.db'));
  await age(interrupted);
  const running = await makeBackup(join(root, 'running'), { status });
  await utimes(running, new Date(), new Date());
  const damaged = await makeBackup(join(root, 'damaged'));
  await truncate(join(damaged, 'Manifest.db'));
  const cut = await makeBackup(join(root, 'cut'), { files: FILES });
  await truncate(join(cut, 'Manifest.db'), 4096);
  const old = await makeBackup(join(root, 'old'));
  await rm(join(old, 'Manifest.db'));
  await writeFile(join(old, `${'0'.repeat(40)}.mdinfo`), '');

  const codes = new Map<string, string>();
  for (const name of ['interrupted', 'running', 'damaged', 'cut', 'old', 'absent', '.']) {
    codes.set(name, (await failure(openBackup(join(root, name)))).code);
  }
  expect(Object.fromEntries(codes)).toEqual({
    interrupted: 'unfinished',
    running: 'running',
    damaged: 'damaged',
    cut: 'damaged',
    old: 'unsupported',
    absent: 'no-backup',
    '.': 'no-backup',
  });
});

it('reads what lies in a log beside the index, without touching the log', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files: FILES });
  const database = new Database(join(folder, 'Manifest.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.exec("UPDATE Files SET domain = 'LateDomain' WHERE flags = 1");
  const copy = join(await temporaryFolder(), 'copy');
  await makeBackup(copy, { files: FILES });
  for (const name of ['Manifest.db', 'Manifest.db-wal']) {
    await writeFile(join(copy, name), await readFile(join(folder, name)));
  }
  database.close();
  const before = await snapshot(copy);
  const backup = await openBackup(copy);
  expect([...backup.manifest.files('LateDomain', 'Media/')]).toHaveLength(1);
  backup.close();
  expect(await snapshot(copy)).toEqual(before);
});

it('leaves no private copy behind', async () => {
  // Of this process: other tests leave and sweep theirs meanwhile.
  const start = `backroll-${process.pid}-`;
  const own = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(start));
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: FILES,
    encrypted: true,
  });
  const backup = await openBackup(folder, { password: PASSWORD });
  removePrivateFiles();
  expect(await own()).toEqual([]);
  expect(backup.manifest.find('CameraRollDomain', PATH)).not.toBeNull();
  backup.close();
});

it('stops when asked', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { encrypted: true });
  const signal = AbortSignal.abort();
  const stopped = await failure(openBackup(folder, { password: PASSWORD, signal }));
  expect(stopped.code).toBe('cancelled');
});
