import type { Database } from 'better-sqlite3';
import { columnsOf } from '../columns.ts';
import type { Row } from '../private-database.ts';
import { breathe } from '../progress.ts';
import { type Album, BackupError, type Watch } from '../types.ts';
import { assetTable } from './library.ts';

/** ZKIND of an album that the owner made. Many other kinds are the library's own bookkeeping. */
const USER_ALBUM = 2;
const JOIN_TABLE = /^Z_\d+ASSETS$/;
const TURN_EVERY = 2000;

/**
 * The owner's albums with the assets in them, by title; empty ones too.
 * @returns none where the library has no album tables.
 * @throws BackupError `damaged` or `cancelled`.
 */
export async function readAlbums(database: Database, watch: Watch = {}): Promise<Album[]> {
  try {
    const album = columnsOf(database, 'ZGENERICALBUM');
    if (!['Z_PK', 'ZKIND', 'ZTITLE'].every((column) => album.has(column))) return [];
    const isThere = album.has('ZTRASHEDSTATE') ? 'AND ZTRASHEDSTATE IS NOT 1' : '';
    const albums = new Map<unknown, Album>();
    const titles = database.prepare<[number], Row>(
      `SELECT Z_PK, ZTITLE FROM ZGENERICALBUM WHERE ZKIND = ? ${isThere} ORDER BY ZTITLE, Z_PK`,
    );
    for (const { Z_PK, ZTITLE } of titles.iterate(USER_ALBUM)) {
      if (typeof ZTITLE === 'string') albums.set(Z_PK, { title: ZTITLE, assets: [] });
    }
    const join = joinOf(database);
    if (join === null || albums.size === 0) return [...albums.values()];
    const members = database.prepare<[], Row>(
      `SELECT j.${join.album} AS album, a.ZUUID AS uuid
       FROM ${join.table} j JOIN ${assetTable(database)} a ON a.Z_PK = j.${join.asset}`,
    );
    let looked = 0;
    for (const { album: key, uuid } of members.iterate()) {
      if (typeof uuid === 'string') albums.get(key)?.assets.push(uuid);
      looked += 1;
      if (looked % TURN_EVERY === 0) await breathe(watch);
    }
    return [...albums.values()];
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError('damaged', 'The albums of the photo library are damaged.');
  }
}

/**
 * The table that says which asset is in which album. Its name and columns are made of Core Data's numbers
 * for Album and Asset, which change with every version, so they are found by their shape.
 */
function joinOf(database: Database): { table: string; album: string; asset: string } | null {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all();
  for (const table of tables.filter((name) => JOIN_TABLE.test(name))) {
    const columns = [...columnsOf(database, table)];
    const album = columns.find((name) => /^Z_\d+ALBUMS$/.test(name));
    const asset = columns.find((name) => /^Z_\d+ASSETS$/.test(name));
    if (album !== undefined && asset !== undefined) return { table, album, asset };
  }
  return null;
}
