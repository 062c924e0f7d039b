import { resolve } from 'node:path';
import { extract } from '../../backup/extract/extract.ts';
import type { Backup } from '../../backup/open.ts';
import { readCatalogue } from '../../backup/photos/catalogue.ts';
import { filterPhotos } from '../../backup/photos/filter.ts';
import { makePictures } from '../../backup/pictures/pictures.ts';
import {
  BackupError,
  type ExtractResult,
  type Include,
  type Layout,
  type Photo,
  type Watch,
} from '../../backup/types.ts';
import { NO_SHEET, sheetProblem, sizeInWords } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { SHEET_PICTURE, writeContactSheet } from '../contact-sheet.ts';
import { extractDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { type FilterOptions, photoFilter } from '../filters.ts';
import { type MissingFromOptions, missingFrom } from '../missing-from.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';
import { UsageError } from '../usage-error.ts';
import { warn } from '../warn.ts';
import { type OpenOptions, openNamed } from './open.ts';

export type ExtractCommandOptions = OpenOptions &
  FilterOptions &
  MissingFromOptions & {
    to: string;
    include: string;
    layout: string;
    jpeg?: boolean;
    sheet?: boolean;
    dryRun?: boolean;
    json?: boolean;
    quiet?: boolean;
  };

const INCLUDES: readonly Include[] = ['original', 'edited', 'all'];
const LAYOUTS: readonly Layout[] = ['flat', 'by-date'];

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found) return found;
  throw new UsageError(`--${option} takes one of: ${allowed.join(', ')}.`);
}

/** Writes photos out of a backup, each checked. */
export async function extractCommand(
  typed: string,
  options: ExtractCommandOptions,
  from: Environment,
): Promise<number> {
  const filter = photoFilter(options);
  const include = oneOf('include', options.include, INCLUDES);
  const layout = oneOf('layout', options.layout, LAYOUTS);
  const to = resolve(options.to);
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const watch = { signal, onProgress: line.show };
    const backup = await openNamed(typed, options, from, watch);
    try {
      const known = await readCatalogue(backup, watch);
      const catalogue = await missingFrom(backup, known, options, from, watch);
      const photos = filterPhotos(catalogue.photos, filter, catalogue.albums);
      const { jpeg = false, dryRun = false } = options;
      const how = { to, include, layout, jpeg, dryRun };
      const result = await extract(backup, photos, how, watch);
      line.clear();
      const all = withUnknown(result, options.id ?? [], known.photos);
      await report(all, options, from);
      for (const warning of catalogue.warnings) warn(from, 'photos', warning);
      const { sheet, quiet } = options;
      if (sheet && !dryRun) {
        const said = await contactSheet(backup, photos, all, to, watch).finally(line.clear);
        if (!said.written) {
          warn(from, 'sheet-not-written', said.text);
          return EXIT.unwritable;
        }
        if (!quiet) from.stderr.write(`${safeText(said.text)}\n`);
      }
      return all.failed.length > 0 ? EXIT.someItemsFailed : EXIT.done;
    } finally {
      backup.close();
    }
  };
  return stoppable(work).finally(line.clear);
}

/** The photos are written when this begins: a page that cannot be made takes nothing from them. */
async function contactSheet(
  backup: Backup,
  photos: readonly Photo[],
  result: ExtractResult,
  to: string,
  watch: Watch,
): Promise<{ text: string; written: boolean }> {
  const pictures = makePictures();
  const byId = new Map(photos.map((photo) => [photo.id, photo]));
  const pictureOf = async (id: string) => {
    const photo = byId.get(id);
    return photo === undefined ? null : pictures.jpegOf(backup, photo, SHEET_PICTURE, watch);
  };
  try {
    const recovered = { backup: backup.summary, photos, result };
    const path = await writeContactSheet(recovered, to, pictureOf, watch);
    return { text: path === null ? NO_SHEET : `Contact sheet: ${path}`, written: true };
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return { text: sheetProblem(error.message), written: false };
  } finally {
    await pictures.stop();
  }
}

/** An id that was asked for and that no photo has is an item that could not be written. */
function withUnknown(
  result: ExtractResult,
  ids: readonly string[],
  photos: readonly Photo[],
): ExtractResult {
  const known = new Set(photos.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  const failed = unknown.map((id) => ({
    id,
    source: null,
    code: 'file-missing' as const,
    message: `No photo of this backup has the id ${id}.`,
  }));
  return { ...result, failed: [...result.failed, ...failed] };
}

async function report(
  result: ExtractResult,
  options: ExtractCommandOptions,
  from: Environment,
): Promise<void> {
  if (options.json) {
    await printResult(from, extractDocument(result));
    return;
  }
  const { wrote, unchanged, failed, bytes, checksums } = result;
  const how = { fingerprint: 'proved exact', size: 'size checked', unconfirmed: 'not confirmed' };
  for (const { path, check } of wrote) {
    from.stdout.write(`${safeText(path)}${options.dryRun ? '' : `  ${how[check]}`}\n`);
  }
  for (const { source, message } of failed) {
    from.stderr.write(`${safeText(source ?? 'a photo')}: ${safeText(message)}\n`);
  }
  if (options.quiet) return;
  const verb = options.dryRun ? 'Would write' : 'Wrote';
  const same = unchanged.length > 0 ? ` ${unchanged.length} were already there.` : '';
  const not = failed.length > 0 ? ` ${failed.length} could not be written.` : '';
  from.stderr.write(`${verb} ${wrote.length} files, ${sizeInWords(bytes)}.${same}${not}\n`);
  if (checksums !== null) from.stderr.write(`Checksums: ${safeText(checksums)}\n`);
}
