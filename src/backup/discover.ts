import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { mapConcurrently } from './concurrent.ts';
import { type Condition, judge } from './condition.ts';
import { byCharacters } from './order.ts';
import { stopIfAsked } from './progress.ts';
import { isArchived, isUdid, type Properties, readProperties } from './properties.ts';
import { errnoOf, readError } from './read-only.ts';
import {
  BackupError,
  type BackupSummary,
  type Problem,
  type ScanResult,
  type Watch,
} from './types.ts';

/** One of these makes a folder a backup. Loose on purpose: a half-copied backup shall show up too. */
export const BACKUP_MARKS = new Set([
  'Manifest.db',
  'Manifest.mbdb',
  'Manifest.plist',
  'Info.plist',
]);
/** Folders that other programs leave beside backups. */
const NOT_BACKUPS = /^(_unback_|_BackupExplorer|\.missing-plists|.*\.unback|.*\.partial)$/;
/** Enough to keep a disk busy; each may hold an Info.plist of some megabytes in memory. */
const LOOKED_AT_ONCE = 8;

/**
 * Describes one backup folder from its small files alone.
 * @throws BackupError `no-access` or `read-failed`.
 */
async function summarize(path: string): Promise<BackupSummary> {
  const properties = await readProperties(path);
  return summaryOf(path, properties, await judge(path, properties));
}

/** What is told of a backup, from what its property lists say and what its folder looks like. */
export function summaryOf(
  path: string,
  properties: Properties,
  condition: Condition,
): BackupSummary {
  const { udid, deviceName, productType, productName, productVersion, lastBackup } = properties;
  const { encrypted, state, stateReason, legacy } = condition;
  return {
    path,
    udid,
    deviceName,
    productType,
    productName,
    productVersion,
    lastBackup,
    encrypted,
    archived: isArchived(path),
    state,
    stateReason,
    legacy,
  };
}

/**
 * The real path of a backup folder.
 * @throws BackupError `no-backup`, `no-access`, `dangling-link` or `read-failed`.
 */
export async function backupFolder(path: string): Promise<string> {
  const problems: Problem[] = [];
  const names = await namesIn(resolve(path), problems);
  const [problem] = problems;
  if (problem !== undefined) throw new BackupError(problem.code, problem.message, problem.path);
  if (names?.some((name) => BACKUP_MARKS.has(name))) return realpath(path);
  throw new BackupError('no-backup', 'There is no iPhone backup at this place.', path);
}

/**
 * Finds the backups in `roots`. A root may hold backups under any name, or be a backup itself.
 * What may not be looked at is told in `problems`; a root that does not exist is no problem.
 * @returns newest first; a backup reached twice through links is listed once.
 */
export async function scan(roots: readonly string[], watch: Watch = {}): Promise<ScanResult> {
  const problems: Problem[] = [];
  const folders = await backupFolders(roots, problems, watch);
  let done = 0;
  const tell = (item: string | null) =>
    watch.onProgress?.({ phase: 'scan', done, total: folders.length, unit: 'folders', item });
  const look = async (folder: string): Promise<BackupSummary | Problem> => {
    tell(folder);
    const one = await summarize(folder).catch((error) =>
      problemOf(readError(error, folder), folder),
    );
    done += 1;
    return one;
  };
  const found = await mapConcurrently(folders, LOOKED_AT_ONCE, look, watch);
  tell(null);
  const backups = found.filter((one) => 'state' in one);
  problems.push(...found.filter((one) => 'code' in one));
  backups.sort(
    (a, b) => byCharacters(b.lastBackup ?? '', a.lastBackup ?? '') || byCharacters(a.path, b.path),
  );
  return { backups, problems };
}

/**
 * The one backup that a typed text means: a backup folder, a UDID or folder name that a root holds (the
 * current backup before any archived one), or a folder with exactly one backup in it.
 * @throws BackupError `no-backup` (naming the candidates when there are several) or `no-access`.
 */
export async function findBackup(typed: string, roots: readonly string[]): Promise<BackupSummary> {
  const at = await scan([typed]);
  const [only] = at.backups;
  if (only !== undefined && at.backups.length === 1) return only;
  if (at.backups.length > 1) throw severalBackups(at.backups, typed);
  const held = await scan(roots);
  const wanted = typed.toLowerCase();
  const matches = held.backups
    .filter(({ udid, path }) => [udid, basename(path)].some((id) => id?.toLowerCase() === wanted))
    .sort((a, b) => Number(a.archived) - Number(b.archived));
  const [match] = matches;
  if (match !== undefined) return match;
  const [problem] = [...at.problems, ...(isUdid(typed) ? held.problems : [])];
  if (problem !== undefined) throw new BackupError(problem.code, problem.message, problem.path);
  throw new BackupError('no-backup', 'There is no iPhone backup at this place.', typed);
}

function severalBackups(backups: BackupSummary[], typed: string): BackupError {
  const paths = backups.map((backup) => backup.path).join(', ');
  return new BackupError('no-backup', `Several backups are in there; name one of: ${paths}`, typed);
}

/**
 * Real paths of the backup folders at or directly below the roots, each once.
 * @param problems gets what may not be looked at.
 */
export async function backupFolders(
  roots: readonly string[],
  problems: Problem[],
  watch: Watch = {},
): Promise<string[]> {
  const found = new Set<string>();
  for (const root of roots) {
    stopIfAsked(watch);
    for (const folder of await backupFoldersIn(resolve(root), problems, watch)) found.add(folder);
  }
  return [...found];
}

async function backupFoldersIn(root: string, problems: Problem[], watch: Watch): Promise<string[]> {
  const names = await namesIn(root, problems);
  if (names === null) return [];
  if (names.some((name) => BACKUP_MARKS.has(name))) return [await realpath(root)];
  const look = async (name: string) => {
    const path = join(root, name);
    const own: Problem[] = [];
    const inside =
      !NOT_BACKUPS.test(name) && (await isFolder(path, own)) ? await namesIn(path, own) : null;
    const isBackup = inside?.some((inner) => BACKUP_MARKS.has(inner));
    return { folders: isBackup ? [await realpath(path)] : [], problems: own };
  };
  const found = await mapConcurrently(names, LOOKED_AT_ONCE, look, watch);
  problems.push(...found.flatMap((one) => one.problems));
  return found.flatMap((one) => one.folders);
}

/** Only reading the folder shows whether it may be read: `stat` can succeed without Full Disk Access. */
async function namesIn(folder: string, problems: Problem[]): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') {
      const link = await danglingLink(folder);
      if (link !== null) problems.push(link);
    } else if (code !== 'ENOTDIR') {
      problems.push(problemOf(readError(error, folder), folder));
    }
    return null;
  }
}

async function isFolder(path: string, problems: Problem[]): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const link = errnoOf(error) === 'ENOENT' ? await danglingLink(path) : null;
    if (link !== null) problems.push(link);
    else if (errnoOf(error) !== 'ENOENT') problems.push(problemOf(readError(error, path), path));
    return false;
  }
}

/** People move backups to another disk and leave a link; with the disk unplugged it leads nowhere. */
async function danglingLink(path: string): Promise<Problem | null> {
  for (let at = path; ; at = dirname(at)) {
    const found = await lstat(at).catch(() => null);
    if (found?.isSymbolicLink()) {
      const target = resolve(dirname(at), await readlink(at));
      const message = `This link points to ${target}, which is not there. Is a disk unplugged?`;
      return { path: at, code: 'dangling-link', message };
    }
    if (found !== null || at === dirname(at)) return null;
  }
}

function problemOf(error: BackupError, path: string): Problem {
  return { path: error.path ?? path, code: error.code, message: error.message };
}
