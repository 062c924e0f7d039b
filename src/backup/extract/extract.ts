import type { Backup } from '../open.ts';
import { byCharacters } from '../order.ts';
import { CAMERA_ROLL } from '../photos/paths.ts';
import { stopIfAsked } from '../progress.ts';
import type { ExtractOptions, ExtractResult, FileRole, Include, Photo, Watch } from '../types.ts';
import { writeChecksums } from './checksums.ts';
import { chooseFiles, type Output, outputsOf } from './choose.ts';
import { makeConverter } from './converter.ts';
import { openDestination } from './destination.ts';
import { inLanes, oneByOne } from './lanes.ts';
import { extractPhoto, itemError, type Run } from './photo.ts';

const LANES = 4;

/**
 * Writes photos out of a backup, each checked before it gets its name, and a list of their checksums. A
 * photo's file is never overwritten; a second run into the same folder finds its own files again and
 * writes nothing twice; a run that was killed leaves hidden partial files only, which the next run removes.
 * @throws BackupError `disk-full`, `output-unwritable` or `cancelled`, with what was written so far
 * kept. Every other failure is one file's, and is listed in `failed`.
 */
export async function extract(
  backup: Backup,
  photos: readonly Photo[],
  options: ExtractOptions,
  watch: Watch = {},
): Promise<ExtractResult> {
  const started = performance.now();
  const { include = 'all', layout = 'by-date', jpeg = false, dryRun = false } = options;
  const plan = [...photos]
    .sort((a, b) => byCharacters(a.takenAt ?? '', b.takenAt ?? '') || byCharacters(a.id, b.id))
    .map((photo) => ({ photo, outputs: outputsOf(chooseFiles(photo, include), jpeg) }));
  const total = plan
    .flatMap(({ outputs }) => outputs)
    .reduce((sum, { file }) => sum + (file.bytes ?? 0), 0);
  let done = 0;
  const run: Run = {
    backup,
    destination: await openDestination(options.to, { make: !dryRun }),
    converter: makeConverter(),
    layout,
    dryRun,
    watch,
    inTurn: oneByOne(),
    wrote: [],
    unchanged: [],
    failed: [],
    onBytes(bytes, item) {
      done += bytes;
      watch.onProgress?.({ phase: 'extract', done, total, unit: 'bytes', item });
    },
  };
  try {
    await extractAll(plan, include, run);
  } catch (error) {
    // What the run failed with counts; a list that cannot be written either is not the news.
    await listChecksums(run).catch(() => {});
    throw error;
  } finally {
    await run.converter.stop();
  }
  const checksums = await listChecksums(run);
  const { wrote, unchanged, failed } = run;
  const bytes = wrote.reduce((sum, file) => sum + file.bytes, 0);
  const seconds = (performance.now() - started) / 1000;
  return { wrote, unchanged, failed, bytes, seconds, checksums };
}

interface Planned {
  photo: Photo;
  outputs: Output[];
}

/** Several at a time: while one waits for the disk, another is decrypted and hashed. */
async function extractAll(plan: readonly Planned[], include: Include, run: Run): Promise<void> {
  try {
    await inLanes(plan, LANES, run.watch, async ({ photo, outputs }, watch) => {
      const message = whyMissing(photo, outputs, include, run.backup);
      if (message !== null) {
        run.failed.push({ id: photo.id, source: photo.path, code: 'file-missing', message });
      }
      if (outputs.length === 0) return;
      try {
        await extractPhoto(photo, outputs, { ...run, watch });
      } catch (error) {
        // Whoever stopped the run is told of that, and not of what came of it.
        stopIfAsked(run.watch);
        const { code, message } = itemError(error);
        run.failed.push({ id: photo.id, source: photo.path, code, message });
      }
    });
  } finally {
    const order = new Map(plan.map(({ photo }, index) => [photo.id, index]));
    const asPlanned = (a: { id: string }, b: { id: string }) =>
      (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
    for (const list of [run.wrote, run.unchanged, run.failed]) list.sort(asPlanned);
  }
}

async function listChecksums(run: Run): Promise<string | null> {
  const files = [...run.wrote, ...run.unchanged];
  if (run.dryRun || files.length === 0) return null;
  await run.destination.confirm();
  const path = await writeChecksums(run.destination.root, files);
  // What is told of next must be there.
  await run.destination.confirm();
  return path;
}

/**
 * Why the best file of a photo is not among those to be written; `null` where it is, and where nothing
 * is wrong: a phone that keeps its originals in iCloud has none to back up.
 */
function whyMissing(
  { path }: Photo,
  outputs: readonly Output[],
  include: Include,
  { manifest }: Backup,
): string | null {
  if (outputs.length === 0) return 'The backup knows this photo, but holds no picture of it.';
  const wanted: FileRole = include === 'edited' ? 'edited' : 'original';
  if (path === null || outputs.some(({ role }) => role === 'original' || role === wanted))
    return null;
  if (manifest.find(CAMERA_ROLL, path) === null) return null;
  return 'The backup lists the original, but does not hold it. What else there is was written.';
}
