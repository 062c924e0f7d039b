import type { Backup } from '../open.ts';
import { byCharacters } from '../order.ts';
import { CAMERA_ROLL } from '../photos/paths.ts';
import { stopIfAsked } from '../progress.ts';
import type {
  ExtractOptions,
  ExtractResult,
  FileRole,
  Include,
  Photo,
  PhotoFile,
  Watch,
} from '../types.ts';
import { chooseFiles } from './choose.ts';
import { openDestination } from './destination.ts';
import { extractPhoto, itemError, type Run } from './photo.ts';

/**
 * Writes photos out of a backup, each checked before it gets its name. A file is never overwritten; a
 * second run into the same folder finds its own files again and writes nothing twice; a run that was
 * killed leaves hidden partial files only, which the next run removes.
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
  const { include = 'all', layout = 'by-date', dryRun = false } = options;
  const plan = [...photos]
    .sort((a, b) => byCharacters(a.takenAt ?? '', b.takenAt ?? '') || byCharacters(a.id, b.id))
    .map((photo) => ({ photo, files: chooseFiles(photo, include) }));
  const total = plan
    .flatMap(({ files }) => files)
    .reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  let done = 0;
  const run: Run = {
    backup,
    destination: await openDestination(options.to, { make: !dryRun }),
    layout,
    dryRun,
    watch,
    wrote: [],
    unchanged: [],
    failed: [],
    onBytes(bytes, item) {
      done += bytes;
      watch.onProgress?.({ phase: 'extract', done, total, unit: 'bytes', item });
    },
  };
  for (const { photo, files } of plan) {
    stopIfAsked(watch);
    const message = whyMissing(photo, files, include, backup);
    if (message !== null) {
      run.failed.push({ id: photo.id, source: photo.path, code: 'file-missing', message });
    }
    if (files.length === 0) continue;
    try {
      await extractPhoto(photo, files, run);
    } catch (error) {
      const { code, message } = itemError(error);
      run.failed.push({ id: photo.id, source: photo.path, code, message });
    }
  }
  const { wrote, unchanged, failed } = run;
  const bytes = wrote.reduce((sum, file) => sum + file.bytes, 0);
  return { wrote, unchanged, failed, bytes, seconds: (performance.now() - started) / 1000 };
}

/**
 * Why the best file of a photo is not among those to be written; `null` where it is, and where nothing
 * is wrong: a phone that keeps its originals in iCloud has none to back up.
 */
function whyMissing(
  { path }: Photo,
  files: readonly PhotoFile[],
  include: Include,
  { manifest }: Backup,
): string | null {
  if (files.length === 0) return 'The backup knows this photo, but holds no picture of it.';
  const wanted: FileRole = include === 'edited' ? 'edited' : 'original';
  if (path === null || files.some(({ role }) => role === 'original' || role === wanted))
    return null;
  if (manifest.find(CAMERA_ROLL, path) === null) return null;
  return 'The backup lists the original, but does not hold it. What else there is was written.';
}
