/** A folder as it stands, and what became of it. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** By the path below the folder: everything about an item that must stay. */
export type Snapshot = ReadonlyMap<string, string>;

/** Names, kinds, sizes, rights, both times to the nanosecond, and what the files hold. Links are not followed. */
export function snapshotOf(folder: string): Snapshot {
  const seen = new Map<string, string>();
  const look = (name: string) => {
    const path = join(folder, name);
    const stat = lstatSync(path, { bigint: true });
    const { mtimeNs, ctimeNs, size, mode, ino } = stat;
    const held = stat.isFile() ? sumOf(path) : stat.isSymbolicLink() ? readlinkSync(path) : '';
    seen.set(name, [mtimeNs, ctimeNs, size, mode, ino, held].join(' '));
    if (stat.isDirectory()) for (const inner of readdirSync(path)) look(join(name, inner));
  };
  look('.');
  return seen;
}

/** What came, went or changed between two looks, as paths. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** The bytes of a large file are told by its time alone: a hostile one may claim terabytes of holes. */
const READ_UP_TO = 64 * 1024 * 1024;

function sumOf(path: string): string {
  if (lstatSync(path).size > READ_UP_TO) return '';
  try {
    return createHash('sha1').update(readFileSync(path)).digest('hex');
  } catch {
    return 'unreadable';
  }
}
