import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildBinary } from 'plist';
import { encrypt, makeKeybag } from '../../src/practice/backup/keybag.ts';
import { fileId, manifestDatabase } from '../../src/practice/backup/manifest.ts';
import { atTheEnd } from '../endings.ts';
import { age, blobPath, type HandFile, MADE, PASSWORD, UDID } from './hand-file.ts';

export type { HandFile };
export { age, blobPath, fileId, MADE, PASSWORD, UDID };

export interface HandMade {
  files?: HandFile[];
  /** Encrypts with `PASSWORD`. */
  encrypted?: boolean;
  info?: Record<string, string | Date> | null;
  status?: Record<string, string | boolean> | null;
  /** Merged into Manifest.plist. */
  manifest?: Record<string, string | boolean | Buffer>;
}

/** A folder that is removed after the tests of the file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backroll-test-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a small backup, long ago by every time stamp. */
export async function makeBackup(folder: string, made: HandMade = {}): Promise<string> {
  const { encrypted = false, info = {}, status = {} } = made;
  const files = (made.files ?? []).map((file) => ({
    domain: 'CameraRollDomain',
    created: MADE,
    modified: MADE,
    protectionClass: 3 as const,
    stored: true,
    ...file,
  }));
  const keybag = await makeKeybag('hand made', encrypted ? PASSWORD : null, 10);
  const fileKey = Buffer.alloc(32, 7);
  const content = { files, folders: [], links: [] };
  const wrap = encrypted ? () => keybag.wrap(3, fileKey) : null;
  const database = manifestDatabase(content, MADE, wrap);

  await mkdir(folder, { recursive: true });
  for (const { domain, path, data, stored } of files) {
    if (!stored) continue;
    const blob = join(folder, blobPath(path, domain));
    await mkdir(dirname(blob), { recursive: true });
    await writeFile(blob, encrypted ? encrypt(fileKey, data) : data);
  }
  const plist = (value: object) => Buffer.from(buildBinary(value as Record<string, string>));
  await writeFile(join(folder, 'Manifest.db'), encrypted ? encrypt(fileKey, database) : database);
  const manifest = {
    Version: '10.0',
    Date: MADE,
    IsEncrypted: encrypted,
    BackupKeyBag: keybag.bytes,
    ...(encrypted && { ManifestKey: keybag.wrap(4, fileKey) }),
    ...made.manifest,
  };
  await writeFile(join(folder, 'Manifest.plist'), plist(manifest));
  if (info !== null) {
    const facts = { 'Device Name': 'Hand', 'Target Identifier': UDID, 'Last Backup Date': MADE };
    await writeFile(join(folder, 'Info.plist'), plist({ ...facts, ...info }));
  }
  if (status !== null) {
    await writeFile(join(folder, 'Status.plist'), plist({ SnapshotState: 'finished', ...status }));
  }
  await age(folder);
  return folder;
}

/** Every name, size, time and byte in a folder, to see that nothing of it changed. */
export async function snapshot(folder: string): Promise<string[]> {
  const seen: string[] = [];
  for (const name of ['.', ...(await readdir(folder, { recursive: true })).sort()]) {
    const { mtimeMs, ctimeMs, size, mode } = await stat(join(folder, name));
    const isFile = (await stat(join(folder, name))).isFile();
    const bytes = isFile ? (await readFile(join(folder, name))).toString('base64') : 'folder';
    seen.push([name, mtimeMs, ctimeMs, size, mode, bytes].join('|'));
  }
  return seen;
}

/** What a promise fails with; fails itself when the promise does not. */
export async function failure(
  promise: Promise<unknown>,
): Promise<{ code: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) {
      return { code: 'code' in error ? String(error.code) : '', message: error.message };
    }
  }
  throw new Error('It was expected to fail.');
}
