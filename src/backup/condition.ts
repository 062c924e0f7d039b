import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MBDB_MAGIC } from './manifest/mbdb.ts';
import { olderFormat } from './older-format.ts';
import type { Properties } from './properties.ts';
import { errnoOf, readStart } from './read-only.ts';
import { holdsCiphertext } from './stored-encryption.ts';
import type { BackupState } from './types.ts';

const SQLITE_MAGIC = Buffer.from('SQLite format 3\0');
/** How long after the last sign of writing a half-done backup still counts as being made. */
const STILL_RUNNING_MS = 5 * 60_000;

/** What the index of a backup turned out to be. */
export type IndexState = 'plain' | 'encrypted' | 'corrupt' | 'empty' | 'absent';
/** A database since iOS 10; before, a list of records. */
export type IndexName = 'Manifest.db' | 'Manifest.mbdb';

export interface Condition {
  state: BackupState;
  stateReason: string | null;
  encrypted: boolean | null;
  legacy: boolean;
  index: IndexState;
  indexName: IndexName;
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
  const { name: indexName, state: index } = await findIndex(folder, properties);
  const encrypted = await effectiveEncryption(folder, index, properties);
  const verdict = (state: BackupState, stateReason: string | null): Condition => ({
    state,
    stateReason,
    encrypted,
    legacy: indexName === 'Manifest.mbdb',
    index,
    indexName,
  });

  const oldFormat =
    index === 'absent' || indexName === 'Manifest.mbdb'
      ? await olderFormat(folder, properties.productVersion)
      : null;
  if (oldFormat !== null) return { ...verdict('unsupported', oldFormat), legacy: true };

  const halfDone = await unfinishedSign(folder, properties);
  if (halfDone !== null) {
    return (await touchedBetween(folder, now - STILL_RUNNING_MS, now + STILL_RUNNING_MS))
      ? verdict('running', `${halfDone} It changed in the last minutes.`)
      : verdict('interrupted', halfDone);
  }
  const damage = damageSign(index, indexName, properties);
  if (damage !== null) return verdict('damaged', damage);
  if (properties.files.status !== 'read') {
    return verdict('finished', 'Its status file is missing, so it may be incomplete.');
  }
  return verdict('finished', null);
}

async function findIndex(
  folder: string,
  properties: Properties,
): Promise<{ name: IndexName; state: IndexState }> {
  const database = await readStart(join(folder, 'Manifest.db'), SQLITE_MAGIC.length);
  if (database !== null) return { name: 'Manifest.db', state: databaseState(database, properties) };
  const list = await readStart(join(folder, 'Manifest.mbdb'), MBDB_MAGIC.length);
  if (list === null) return { name: 'Manifest.db', state: 'absent' };
  const state = list.equals(MBDB_MAGIC) ? 'plain' : list.length === 0 ? 'empty' : 'corrupt';
  return { name: 'Manifest.mbdb', state };
}

function databaseState(start: Buffer, { keybag, manifestKey }: Properties): IndexState {
  if (start.length === 0) return 'empty';
  if (start.equals(SQLITE_MAGIC)) return 'plain';
  return keybag !== null && manifestKey !== null ? 'encrypted' : 'corrupt';
}

/** Bytes before flags: a plain index says nothing about the files, and a flag can be out of date. */
async function effectiveEncryption(
  folder: string,
  index: IndexState,
  { saysEncrypted, keybag }: Properties,
): Promise<boolean | null> {
  if (index === 'encrypted') return true;
  if (index !== 'plain') return saysEncrypted;
  return saysEncrypted === true && keybag !== null && (await holdsCiphertext(folder));
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

function damageSign(index: IndexState, name: IndexName, properties: Properties): string | null {
  if (index === 'absent') return `Its index, ${name}, is missing.`;
  if (index === 'empty') return `Its index, ${name}, is empty.`;
  if (index === 'corrupt') {
    return properties.files.manifest === 'read' || name === 'Manifest.mbdb'
      ? `Its index, ${name}, is not readable.`
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
