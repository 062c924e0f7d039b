import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backupFolders, scan } from './discover.ts';
import { type Counts, countFiles, type Traces, tracesOf } from './growth.ts';
import { startNotices } from './notices.ts';
import { BackupError, type BackupSummary } from './types.ts';

/** What is seen of a backup that is being made. `path` is the backup's folder. */
export type BackupChange =
  /** What is there is known by now: whatever comes later is told. Once, and first. */
  | { type: 'watching' }
  /** A folder appeared, or something began to write into one. */
  | { type: 'begun'; path: string }
  /** How many files it holds by now. */
  | { type: 'growing'; path: string; files: number }
  /** It has a new index, says that it is finished, and nothing writes any more. */
  | { type: 'finished'; path: string; summary: BackupSummary }
  /** Nothing writes any more although it is not finished, or the folder is gone. It may begin again. */
  | { type: 'stopped'; path: string };

export interface WatchRootsOptions {
  /** Longest time between two looks. Where the system tells of changes, a look comes sooner. */
  intervalMs?: number;
  /** How long a backup must keep still to be believed: some programs say "finished" before they begin. */
  settleMs?: number;
  /** How long an unfinished backup must keep still to count as stopped. A passcode may be waited for. */
  stoppedMs?: number;
}

const DEFAULTS = { intervalMs: 5000, settleMs: 10_000, stoppedMs: 5 * 60_000 };
/** Between two looks, however many changes the system tells of. */
const SHORTEST_REST_MS = 100;

interface Followed {
  path: string;
  traces: Traces;
  /** The index as it was before anything began; `null` for a folder that is new. */
  indexBefore: string | null;
  active: boolean;
  files: number;
  counts: Counts;
  changedAt: number;
  /** Whether it was looked into since the last change. */
  judged: boolean;
}

/**
 * Watches for a backup that is made in one of the roots, by their folders and small files alone: no
 * index is ever opened. What is there at the start is known, and told of only once it changes. A
 * root need not exist yet.
 * @param watch.onChange called with each change in turn; never after the signal has fired.
 * @returns settles after the signal has fired and nothing is left open.
 */
export async function watchRoots(
  roots: readonly string[],
  watch: { signal: AbortSignal; onChange: (change: BackupChange) => void },
  options: WatchRootsOptions = {},
): Promise<void> {
  const { signal } = watch;
  const times = { ...DEFAULTS, ...options };
  if (signal.aborted) return;
  const notices = startNotices();
  signal.addEventListener('abort', notices.close, { once: true });
  const onChange = (change: BackupChange) => {
    if (!signal.aborted) watch.onChange(change);
  };
  let known: ReadonlyMap<string, Followed> | null = null;
  try {
    while (!signal.aborted) {
      const folders = await foldersIn(roots, signal);
      notices.listenTo([...roots.map((root) => resolve(root)), ...folders]);
      const isFirst = known === null;
      known = await look(folders, known, onChange, times);
      if (isFirst) onChange({ type: 'watching' });
      if (signal.aborted) break;
      await rest(Math.min(SHORTEST_REST_MS, times.intervalMs), signal);
      await notices.wait(times.intervalMs);
    }
  } finally {
    signal.removeEventListener('abort', notices.close);
    notices.close();
  }
}

async function foldersIn(roots: readonly string[], signal: AbortSignal): Promise<string[]> {
  try {
    return await backupFolders(roots, [], { signal });
  } catch (error) {
    if (error instanceof BackupError && error.code === 'cancelled') return [];
    throw error;
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * Looks at every folder once.
 * @param known what was there at the last look; `null` at the first.
 * @returns what is there now. By identity, not by name: a backup that is set aside under another name is not a new one.
 */
async function look(
  folders: readonly string[],
  known: ReadonlyMap<string, Followed> | null,
  onChange: (change: BackupChange) => void,
  times: Required<WatchRootsOptions>,
): Promise<ReadonlyMap<string, Followed>> {
  const now = new Map<string, Followed>();
  for (const path of folders) {
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    const id = `${found.dev}/${found.ino}`;
    const traces = await tracesOf(path);
    const before = known?.get(id);
    const one = before ?? follow(path, traces, known === null);
    one.path = path;
    now.set(id, one);
    await update(one, traces, onChange, times);
  }
  for (const [id, { active, path }] of known ?? []) {
    if (active && !now.has(id)) onChange({ type: 'stopped', path });
  }
  return now;
}

function follow(path: string, traces: Traces, wasThere: boolean): Followed {
  return {
    path,
    traces: wasThere ? traces : { signs: '', index: '' },
    indexBefore: wasThere ? traces.index : null,
    active: false,
    files: 0,
    counts: new Map(),
    changedAt: 0,
    judged: false,
  };
}

async function update(
  one: Followed,
  traces: Traces,
  onChange: (change: BackupChange) => void,
  { settleMs, stoppedMs }: Required<WatchRootsOptions>,
): Promise<void> {
  const { path } = one;
  const touched = traces.signs !== one.traces.signs || traces.index !== one.traces.index;
  one.traces = traces;
  if (!one.active && !touched) return;
  if (!one.active) {
    one.active = true;
    onChange({ type: 'begun', path });
  }
  const files = await countFiles(path, one.counts);
  const grown = files !== one.files;
  one.files = files;
  if (grown) onChange({ type: 'growing', path, files });
  if (touched || grown) {
    one.changedAt = performance.now();
    one.judged = false;
    return;
  }

  const still = performance.now() - one.changedAt;
  const end = (change: BackupChange) => {
    one.active = false;
    one.indexBefore = traces.index;
    one.counts.clear();
    onChange(change);
  };
  if (still >= settleMs && !one.judged && traces.index !== one.indexBefore) {
    one.judged = true;
    const [summary] = (await scan([path])).backups;
    if (summary?.state === 'finished') return end({ type: 'finished', path, summary });
  }
  if (still >= stoppedMs) end({ type: 'stopped', path });
}
