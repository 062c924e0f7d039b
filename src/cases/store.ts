/**
 * The folder of saved cases: one JSON file a case, readable by its owner alone. A file is replaced as a whole or
 * not at all, and what cannot be read is named, never overwritten.
 */
import { constants, type Stats } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isCaseId } from './case-id.ts';
import type { SavedCase } from './saved-case.ts';

/** Far more than the longest case takes; a hundred thousand chosen photos are about five. */
export const MOST_BYTES = 16 * 1024 * 1024;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const END = '.json';

/** Why a file is no case: another version's, another person's, no plain file, too long, or not readable. */
export type UnreadableReason =
  | 'newer'
  | 'damaged'
  | 'foreign'
  | 'no-file'
  | 'too-large'
  | 'no-access';

export interface UnreadableCase {
  path: string;
  reason: UnreadableReason;
}

export interface CaseList {
  /** The one saved last comes first. */
  cases: SavedCase[];
  unreadable: UnreadableCase[];
}

/** Every saved case of a folder, and what lies there and cannot be read. A folder that is not there has none. */
export async function listCases(folder: string): Promise<CaseList> {
  const names = await readdir(folder).catch(() => []);
  const list: CaseList = { cases: [], unreadable: [] };
  for (const name of names.toSorted()) {
    if (!name.endsWith(END)) continue;
    const read = await readCase(folder, name.slice(0, -END.length));
    if (read === null) continue;
    if ('reason' in read) list.unreadable.push(read);
    else list.cases.push(read);
  }
  list.cases.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  return list;
}

/** Whether something lies where a case of this name would be written. */
export async function isTaken(folder: string, id: string): Promise<boolean> {
  return lstat(fileOf(folder, id)).then(
    () => true,
    () => false,
  );
}

/** One case; `null` when there is no file for it. */
export async function readCase(
  folder: string,
  id: string,
): Promise<SavedCase | UnreadableCase | null> {
  const path = fileOf(folder, id);
  const unreadable = (reason: UnreadableReason): UnreadableCase => ({ path, reason });
  try {
    const before = await lstat(path);
    const refused = refusalOf(before);
    if (refused) return unreadable(refused);
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      // Late: what checks a file is large, and a new case has none to read.
      const { parseSavedCase } = await import('./saved-case.ts');
      const read = parseSavedCase(await handle.readFile('utf8'));
      if (typeof read === 'string') return unreadable(read);
      return read.id === id ? read : unreadable('damaged');
    } finally {
      await handle.close();
    }
  } catch (error) {
    return isMissing(error) ? null : unreadable('no-access');
  }
}

function refusalOf(found: Stats): UnreadableReason | null {
  if (!found.isFile()) return 'no-file';
  if (isForeign(found)) return 'foreign';
  return found.size > MOST_BYTES ? 'too-large' : null;
}

function isForeign({ uid }: Stats): boolean {
  const own = process.getuid?.();
  return own !== undefined && uid !== own;
}

/**
 * Writes a case, in place of what was saved of it before. Whoever reads meanwhile, or after a crash, finds either.
 * @throws whatever the file system says, when the folder or the file cannot be written
 */
export async function writeCase(folder: string, saved: SavedCase): Promise<void> {
  await makePrivate(folder);
  const path = fileOf(folder, saved.id);
  const beside = `${path}.tmp`;
  await rm(beside, { force: true });
  const handle = await open(beside, 'wx', FILE_MODE);
  try {
    await handle.writeFile(`${JSON.stringify(saved)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
  await syncFolder(folder);
}

async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const found = await lstat(folder);
  if (!found.isDirectory() || isForeign(found)) {
    throw new Error('The folder of saved cases is a link or belongs to somebody else.');
  }
  await chmod(folder, FOLDER_MODE);
}

/** So that the new name outlasts a power cut. Not every system can do it, and the case is written all the same. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Removes a case, readable or not. @returns false when there is none. */
export async function deleteCase(folder: string, id: string): Promise<boolean> {
  if (!isCaseId(id)) return false;
  const path = fileOf(folder, id);
  await rm(`${path}.tmp`, { force: true });
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}${END}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
