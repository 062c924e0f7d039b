import type { Database } from 'better-sqlite3';
import { appleTime } from '../apple-time.ts';
import { columnsOf, pick } from '../columns.ts';
import { byCharacters } from '../order.ts';
import type { Row } from '../private-database.ts';
import { breathe } from '../progress.ts';
import { BackupError, type Watch } from '../types.ts';
import { assetTable } from './library.ts';
import { readTombstones } from './tombstones.ts';

/** An asset that the phone removed for good. Its picture is gone with it; this is what is known. */
export interface PurgedAsset {
  uuid: string | null;
  cloudGuid: string | null;
  /** When its row was removed. */
  deletedAt: string | null;
  /** When it had gone to Recently Deleted, where the library noted it. */
  trashedAt: string | null;
}

export interface History {
  /** Latest first. How far back the phone keeps them is not known. */
  purged: PurgedAsset[];
  /**
   * Rows that were made once and are no longer there. Shared albums, imports and merged duplicates
   * count too, so it is a number and no list of the owner's photos.
   */
  missingKeys: number;
  /** Plain sentences, strongest first; none when nothing tells of a removal. */
  evidence: string[];
}

const DELETED = 2;
const TURN_EVERY = 2000;

/**
 * What a photo library still tells of photos that are gone: Core Data's persistent history (ACHANGE,
 * ATRANSACTION), and the gap between the highest key ever given and the rows that are there.
 * @throws BackupError `damaged` or `cancelled`.
 */
export async function readHistory(database: Database, watch: Watch = {}): Promise<History> {
  try {
    const table = assetTable(database);
    const entities = entitiesOf(database);
    const live = liveUuids(database, table);
    const purged = (await deletions(database, [...entities.keys()], watch)).filter(
      ({ uuid }) => uuid === null || !live.has(uuid),
    );
    purged.sort((a, b) => byCharacters(b.deletedAt ?? '', a.deletedAt ?? ''));
    const made = Math.max(0, ...entities.values());
    const there = Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const missingKeys = Math.max(0, made - there);
    return { purged, missingKeys, evidence: evidenceOf(purged, missingKeys) };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError('damaged', 'The photo library in this backup is damaged.');
  }
}

/**
 * Core Data's numbers for assets, with the highest key given. Up to iOS 13 `GenericAsset` stands above
 * `Asset`: rows bear the number of the one, and the keys are counted on the other.
 */
function entitiesOf(database: Database): Map<number, number> {
  const columns = columnsOf(database, 'Z_PRIMARYKEY');
  if (!['Z_ENT', 'Z_NAME', 'Z_MAX'].every((name) => columns.has(name))) return new Map();
  const rows = database
    .prepare<[], Row>(
      "SELECT Z_ENT, Z_MAX FROM Z_PRIMARYKEY WHERE Z_NAME IN ('Asset', 'GenericAsset')",
    )
    .all();
  return new Map(
    rows.flatMap(({ Z_ENT, Z_MAX }) =>
      typeof Z_ENT === 'number' ? [[Z_ENT, Number.isSafeInteger(Z_MAX) ? Number(Z_MAX) : 0]] : [],
    ),
  );
}

/** A photo can come back under its old UUID; its earlier removal then says nothing. */
function liveUuids(database: Database, table: string): Set<unknown> {
  if (!columnsOf(database, table).has('ZUUID')) return new Set();
  return new Set(database.prepare(`SELECT ZUUID FROM ${table}`).pluck().all());
}

async function deletions(
  database: Database,
  entities: readonly number[],
  watch: Watch,
): Promise<PurgedAsset[]> {
  const changes = columnsOf(database, 'ACHANGE');
  const transactions = columnsOf(database, 'ATRANSACTION');
  const needed = ['ZCHANGETYPE', 'ZENTITY', 'ZTRANSACTIONID'];
  if (!needed.every((name) => changes.has(name))) return [];
  const dated = transactions.has('Z_PK') && transactions.has('ZTIMESTAMP');
  const tombstones = [...changes].filter((name) => /^ZTOMBSTONE\d+$/.test(name)).sort(byNumber);
  const query = `
    SELECT ${pick('c', [...needed, ...tombstones], changes)},
      ${pick('t', ['ZTIMESTAMP'], dated ? transactions : new Set())}
    FROM ACHANGE c ${dated ? 'LEFT JOIN ATRANSACTION t ON t.Z_PK = c.ZTRANSACTIONID' : ''}`;

  const purged: PurgedAsset[] = [];
  let looked = 0;
  for (const row of database.prepare<[], Row>(query).iterate()) {
    looked += 1;
    if (looked % TURN_EVERY === 0) await breathe(watch);
    if (row.ZCHANGETYPE !== DELETED || !entities.some((entity) => entity === row.ZENTITY)) continue;
    const deletedAt = appleTime(row.ZTIMESTAMP);
    const values = tombstones.map((name) => row[name]);
    purged.push({ deletedAt, ...readTombstones(values, deletedAt) });
  }
  return purged;
}

function byNumber(a: string, b: string): number {
  return Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, ''));
}

function evidenceOf(purged: readonly PurgedAsset[], missingKeys: number): string[] {
  const dates = purged.map(({ deletedAt }) => deletedAt?.slice(0, 10) ?? null);
  const [last, first] = [dates[0] ?? null, dates.findLast((date) => date !== null) ?? null];
  const when = last === null ? '' : first === last ? ` on ${last}` : ` from ${first} to ${last}`;
  const photos = (count: number) => (count === 1 ? '1 photo' : `${count} photos`);
  return [
    ...(purged.length === 0
      ? []
      : [`The library noted that ${photos(purged.length)} were removed for good${when}.`]),
    ...(missingKeys === 0
      ? []
      : [`${photos(missingKeys)} once had a place in the library and have none now.`]),
  ];
}
