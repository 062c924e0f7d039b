/** What several checks need to know of the backups, each found out once. */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mapConcurrently } from '../backup/concurrent.ts';
import type { BackupSummary, ScanResult } from '../backup/types.ts';
import type { DoctorInput } from './input.ts';

export interface Facts {
  scanOf: (root: string) => Promise<ScanResult>;
  /** Every backup of every root, each once. */
  backups: () => Promise<BackupSummary[]>;
  /** The size of the largest backup; `null` without one. */
  largest: () => Promise<Measured | null>;
  /** Bytes of the longest list of files that any of them has. */
  longestIndex: () => Promise<number>;
}

export interface Measured {
  bytes: number;
  /** All files of all backups were counted before the time for it was over. */
  complete: boolean;
}

const AT_ONCE = 16;

export function factsOf(input: DoctorInput): Facts {
  const scans = new Map<string, Promise<ScanResult>>();
  const scanOf = (root: string) => {
    const scan = scans.get(root) ?? input.scan([root], input.watch);
    scans.set(root, scan);
    return scan;
  };
  const backups = once(async () => {
    const all = await Promise.all(input.roots.map(scanOf));
    const found = all.flatMap((one) => one.backups);
    return [...new Map(found.map((one) => [one.path, one])).values()];
  });
  return {
    scanOf,
    backups,
    largest: once(async () => largestOf(await backups(), input)),
    longestIndex: once(async () => longestIndexOf(await backups())),
  };
}

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | null = null;
  return () => {
    found ??= find();
    return found;
  };
}

async function largestOf(
  backups: readonly BackupSummary[],
  { patience, watch }: DoctorInput,
): Promise<Measured | null> {
  if (backups.length === 0) return null;
  const end = performance.now() + patience.measuring;
  const isOver = () => performance.now() > end || watch.signal?.aborted === true;
  let bytes = 0;
  for (const [done, { path }] of backups.entries()) {
    const total = backups.length;
    watch.onProgress?.({ phase: 'measure', done, total, unit: 'folders', item: null });
    bytes = Math.max(bytes, await folderBytes(path, isOver));
  }
  return { bytes, complete: !isOver() };
}

/** Bytes of all files in a folder; no link is followed, and what cannot be read counts nothing. */
async function folderBytes(folder: string, isOver: () => boolean): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await mapConcurrently(names, AT_ONCE, async (name) => {
    if (isOver()) return 0;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found?.isDirectory()) return folderBytes(path, isOver);
    return found?.isFile() ? found.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function longestIndexOf(backups: readonly BackupSummary[]): Promise<number> {
  const sizes = await mapConcurrently(backups, AT_ONCE, async ({ path, legacy }) => {
    const index = await stat(join(path, legacy ? 'Manifest.mbdb' : 'Manifest.db')).catch(
      () => null,
    );
    return index?.size ?? 0;
  });
  return Math.max(0, ...sizes);
}
