import { appleTime } from '../apple-time.ts';
import { DAY_MS } from '../time.ts';

const UUID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i;
/** Seconds from 2001 to 2007, the year of the first iPhone: no photo was trashed before. */
const EARLIEST_SECONDS = 189_302_400;

export interface Tombstones {
  uuid: string | null;
  cloudGuid: string | null;
  trashedAt: string | null;
}

/**
 * Reads what the history keeps of a removed asset. Which column holds what changes with the model, so
 * values are told by their shape. Two UUIDs are iCloud's and the asset's, in this order: so it is in
 * Apple's libraries of model 13703, and public tools read the asset's from the last column since.
 * @param values ZTOMBSTONE0, 1, 2, …
 * @param deletedAt when the row was removed; a date after it is not that of trashing.
 */
export function readTombstones(values: readonly unknown[], deletedAt: string | null): Tombstones {
  const uuids = values.map(textOf).filter((text) => UUID.test(text));
  const latest = deletedAt === null ? Date.now() : Date.parse(deletedAt) + DAY_MS;
  const dates = values.filter(
    (value): value is number => typeof value === 'number' && value >= EARLIEST_SECONDS,
  );
  return {
    uuid: uuids.at(-1) ?? null,
    cloudGuid: uuids.length > 1 ? (uuids[0] ?? null) : null,
    trashedAt:
      dates.map(appleTime).find((time) => time !== null && Date.parse(time) <= latest) ?? null,
  };
}

/** The columns are declared as bytes, and hold text as well. */
function textOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value ?? '');
}
