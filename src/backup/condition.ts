import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Properties } from './properties.ts';
import { errnoOf, readStart } from './read-only.ts';
import type { BackupState } from './types.ts';

const SQLITE_MAGIC = Buffer.from('SQLite format 3\0');
/** How long after the last sign of writing a half-done backup still counts as being made. */
const STILL_RUNNING_MS = 5 * 60_000;
/** One backup folder of iOS 3 or earlier shows its kind within the first names. */
const NAMES_LOOKED_AT = 64;

/** What the index of a backup turned out to be. */
export type IndexState = 'plain' | 'encrypted' | 'corrupt' | 'empty' | 'absent';

export interface Condition {
  state: BackupState;
  stateReason: string | null;
  encrypted: boolean | null;
  legacy: boolean;
  index: IndexState;
}

/**
 * Judges a backup folder by every sign there is, without opening its index.
 * "finished" in Status.plist is necessary but not enough: some programs write it before they begin.
 * @param now milliseconds since 1970, to tell a running backup from one that was left half-done.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function judge(
  folder: string,
  properties: Properties,
  now: number = Date.now(),
): Promise<Condition> {
  const index = await indexState(folder, properties);
  const encrypted =
    index === 'plain' ? false : index === 'encrypted' ? true : properties.saysEncrypted;
  const verdict = (state: BackupState, stateReason: string | null, legacy = false): Condition => ({
    state,
    stateReason,
    encrypted,
    legacy,
    index,
  });

  const oldFormat = index === 'absent' ? await olderFormat(folder) : null;
  if (oldFormat !== null) return verdict('unsupported', oldFormat, true);

  const halfDone = await unfinishedSign(folder, properties);
  if (halfDone !== null) {
    return (await touchedBetween(folder, now - STILL_RUNNING_MS, now + STILL_RUNNING_MS))
      ? verdict('running', `${halfDone} It changed in the last minutes.`)
      : verdict('interrupted', halfDone);
  }
  const damage = damageSign(index, properties);
  if (damage !== null) return verdict('damaged', damage);
  if (properties.files.status !== 'read') {
    return verdict('finished', 'Its status file is missing, so it may be incomplete.');
  }
  return verdict('finished', null);
}

/** Bytes before flags: decrypted copies keep property lists that still say "encrypted". */
async function indexState(folder: string, properties: Properties): Promise<IndexState> {
  const start = await readStart(join(folder, 'Manifest.db'), SQLITE_MAGIC.length);
  if (start === null) return 'absent';
  if (start.length === 0) return 'empty';
  if (start.equals(SQLITE_MAGIC)) return 'plain';
  return properties.keybag !== null && properties.manifestKey !== null ? 'encrypted' : 'corrupt';
}

async function olderFormat(folder: string): Promise<string | null> {
  if (await exists(join(folder, 'Manifest.mbdb'))) {
    return 'It was made by iOS 9 or earlier, in a format that is not read here.';
  }
  const names = (await readdir(folder)).slice(0, NAMES_LOOKED_AT);
  return names.some((name) => /\.(mdinfo|mddata|mdbackup)$/.test(name))
    ? 'It was made by iOS 3 or earlier, in a format that is not read here.'
    : null;
}

/** The phone uploads into `Snapshot`, moves the files over, and only then writes "finished". */
async function unfinishedSign(folder: string, properties: Properties): Promise<string | null> {
  const { snapshotState } = properties;
  if (snapshotState !== null && snapshotState !== 'finished') {
    return `The backup stopped while it was ${PHASES.get(snapshotState) ?? 'under way'}.`;
  }
  for (const leftover of ['Snapshot', 'Manifest.plist.tmp']) {
    if (await exists(join(folder, leftover))) return 'An unfinished run left its files behind.';
  }
  return null;
}

const PHASES = new Map([
  ['uploading', 'copying files'],
  ['moving', 'moving files into place'],
  ['removing', 'removing old files'],
]);

function damageSign(index: IndexState, properties: Properties): string | null {
  if (index === 'absent') return 'Its index, Manifest.db, is missing.';
  if (index === 'empty') return 'Its index, Manifest.db, is empty.';
  if (index === 'corrupt') {
    return properties.files.manifest === 'read'
      ? 'Its index, Manifest.db, is not readable.'
      : 'Its index cannot be read without Manifest.plist, and that is missing or damaged.';
  }
  if (properties.files.manifest === 'read') return null;
  return `Its Manifest.plist is ${properties.files.manifest === 'absent' ? 'missing' : properties.files.manifest}.`;
}

/** A time ahead of the clock proves nothing: such files come from a computer whose clock was wrong. */
async function touchedBetween(folder: string, since: number, until: number): Promise<boolean> {
  const uploads = await readdir(join(folder, 'Snapshot')).catch(() => []);
  const watched = [
    '.',
    'Status.plist',
    'Snapshot',
    ...uploads.map((name) => join('Snapshot', name)),
  ];
  for (const name of watched) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && found.mtimeMs > since && found.mtimeMs < until) return true;
  }
  return false;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ENOENT';
  }
}
