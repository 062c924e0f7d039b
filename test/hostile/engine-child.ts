/** The process that a hostile backup meets: does with it whatever the engine can, and tells how each step ended. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import {
  BackupError,
  type BackupSummary,
  type ElsewhereResult,
  filterPhotos,
  type Handle,
  type Photo,
  photoOfPicture,
  startEngine,
} from '../../src/backup/index.ts';
import type { NoteCode, Request, Told } from './engine-steps.ts';
import { suspiciousCharacter } from './suspicious.ts';

const BOX = { width: 96, height: 96 };
/** A password's derivation takes as long as the backup says; a person would stop it. */
const PATIENT_ROUNDS = 2_000_000;

const engine = startEngine();
const tell = (told: Told) => process.send?.(told);

process.on('message', async (request: Request) => {
  forgetPeak();
  try {
    await tryRoot(request);
  } catch (error) {
    tell({ type: 'ended', step: 'the trial itself', ...faultOf(error) });
  }
  tell({ type: 'over', peakBytes: peakBytes(), restBytes: process.memoryUsage.rss() });
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
tell({ type: 'ready' });

async function tryRoot(request: Request): Promise<void> {
  const scanned = await step('scan', (watch) =>
    engine.run('scan', { roots: [request.root] }, watch),
  );
  for (const { code, message } of scanned?.problems ?? []) note('scan', code, message);
  // A folder in which no backup is found is opened all the same, as somebody may name it.
  const paths = scanned?.backups.map(({ path }) => path) ?? [];
  for (const path of paths.length > 0 ? paths : [request.root]) await tryBackup(path, request);
}

async function tryBackup(path: string, request: Request): Promise<void> {
  const opened = (await open(path, undefined)) ?? (await open(path, request.password));
  if (opened !== null) await tryOpened(opened, request);
  await step('protect', (watch) => engine.run('protect', { path, to: request.copies }, watch));
}

async function open(
  path: string,
  password: string | undefined,
): Promise<{ handle: Handle; summary: BackupSummary } | null> {
  const input = password === undefined ? { path } : { path, password };
  return step('open', (watch, stop) =>
    engine.run('open', input, {
      ...watch,
      onProgress: ({ phase, total }) => {
        if (phase === 'unlock' && total !== null && total > PATIENT_ROUNDS) stop();
      },
    }),
  );
}

async function tryOpened({ handle }: { handle: Handle }, request: Request): Promise<void> {
  const catalogue = await step('photos', (watch) => engine.run('photos', { handle }, watch));
  const photos = catalogue?.photos ?? [];
  if (catalogue !== null) {
    for (const message of catalogue.warnings) note('photos', null, message);
    await step('find', async () => findByAll(photos, catalogue.albums));
  }
  await step('history', (watch) => engine.run('history', { handle }, watch));
  await step('compare', (watch) => engine.run('compare', { older: handle, newer: handle }, watch));
  const lost = { handle, ids: photos.slice(0, 20).map(({ id }) => id) };
  const elsewhere: ElsewhereResult | null = await step('elsewhere', (watch) =>
    engine.run('elsewhere', { handle, deep: true, lost }, watch),
  );
  const ids = [
    ...photos.map(({ id }) => id),
    ...(elsewhere?.pictures.map((picture) => photoOfPicture(picture).id) ?? []),
  ];
  const seen = request.pictures === null ? ids : ids.slice(0, request.pictures);
  await step('pictures', async (watch) => {
    for (const id of seen) await engine.run('picture', { handle, id, box: BOX }, watch);
  });
  await step('thumbnails', async (watch) => {
    for (const id of seen.slice(0, 2))
      await engine.run('thumbnail', { handle, id, box: BOX }, watch);
  });
  const options = { to: request.photos, jpeg: request.jpeg };
  const extracted = await step('extract', (watch) =>
    engine.run('extract', { handle, ids, options }, watch),
  );
  for (const { code, message } of extracted?.failed ?? []) note('extract', code, message);
  await step('names', () => refuseBadNames(request.photos));
  const verified = await step('verify', (watch) => engine.run('verify', { handle }, watch));
  for (const { code, message } of verified?.problems ?? []) note('verify', code, message);
  await step('close', (watch) => engine.run('close', { handle }, watch));
}

function findByAll(photos: readonly Photo[], albums: Parameters<typeof filterPhotos>[2]): void {
  const may = { from: '2026-05-01T00:00:00Z', to: '2026-05-31T23:59:59Z' };
  filterPhotos(photos, { taken: { ...may, local: true } }, albums);
  filterPhotos(photos, { deleted: may }, albums);
  filterPhotos(photos, { name: '*MG_*0*', album: '*a*' }, albums);
}

/** What was written bears names that a terminal, and another system, can show. */
async function refuseBadNames(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const bad = suspiciousCharacter(name);
    if (bad !== null) throw new Error(`control character ${bad} in ${JSON.stringify(name)}`);
  }
}

/** @returns what the work gave; `null` when it failed, which is told. */
async function step<T>(
  name: string,
  work: (watch: { signal: AbortSignal }, stop: () => void) => Promise<T>,
): Promise<T | null> {
  tell({ type: 'begun', step: name });
  const controller = new AbortController();
  try {
    const result = await work({ signal: controller.signal }, () => controller.abort());
    tell({ type: 'ended', step: name, code: null, message: null, fault: null });
    return result;
  } catch (error) {
    if (error instanceof BackupError) {
      tell({ type: 'ended', step: name, code: error.code, message: error.message, fault: null });
    } else {
      tell({ type: 'ended', step: name, ...faultOf(error) });
    }
    return null;
  }
}

function note(step: string, code: NoteCode, message: string): void {
  tell({ type: 'noted', step, code, message });
}

function faultOf(error: unknown) {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: null, message: null, fault };
}

/** The kernel's high-water mark, counted anew from here; see proc(5) on clear_refs. */
function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes = '0'] =
    /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
