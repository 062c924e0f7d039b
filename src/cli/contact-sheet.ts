/** Writes the contact sheet of an extraction beside its photos. */
import { lstat, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDestination } from '../backup/extract/destination.ts';
import { partialName } from '../backup/extract/partial.ts';
import { putInPlace, writePartial } from '../backup/extract/write.ts';
import { writeError } from '../backup/output.ts';
import { stopIfAsked } from '../backup/progress.ts';
import { readStart } from '../backup/read-only.ts';
import { BackupError, type Box, type Watch } from '../backup/types.ts';
import type { Sheet } from '../pages/sheet/contents.ts';
import { isSheetOf, sheetPage } from '../pages/sheet/page.ts';
import { type Recovered, sheetContents } from './sheet-contents.ts';

/** A photo's small picture as a JPEG, by the photo's id; `null` where there is none to show. */
export type PictureOf = (id: string) => Promise<Uint8Array | null>;

/** The box that a picture on the page is fitted into, in dots. */
export const SHEET_PICTURE: Box = { width: 320, height: 320 };

const NAME = 'contact-sheet';
/** As much of a file as tells whether it is one of ours. */
const BEGINNING_BYTES = 1024;
const MAX_NAMES = 1000;

/**
 * Writes one page that shows what was recovered. An earlier page of the same photos of the same backup is
 * replaced; anything else of that name stays, and the next name is taken. What the owner had hidden stands on it
 * without its picture: the page may be shown around.
 * @param to the folder that the photos were written to.
 * @returns the page's path; `null` where no file was written, and so no page.
 * @throws BackupError `disk-full`, `output-unwritable` or `cancelled`; there is no half page then.
 */
export async function writeContactSheet(
  recovered: Recovered,
  to: string,
  pictureOf: PictureOf,
  watch: Watch = {},
): Promise<string | null> {
  const { wrote, unchanged } = recovered.result;
  if (wrote.length + unchanged.length === 0) return null;
  const { root } = await openDestination(to, { make: false });
  const sheet = sheetContents(recovered, root, new Date());
  const partial = join(root, partialName(`${NAME}.html`));
  await writePartial(partial, pieces(sheet, recovered, pictureOf, watch), null, watch, () => {});
  try {
    return await name(partial, root, sheet.selection);
  } finally {
    await rm(partial, { force: true }).catch(() => {});
  }
}

async function* pieces(
  sheet: Sheet,
  { photos, result }: Recovered,
  pictureOf: PictureOf,
  watch: Watch,
): AsyncGenerator<Buffer> {
  const total = new Set([...result.wrote, ...result.unchanged].map(({ id }) => id)).size;
  const hidden = new Set(photos.filter((one) => one.hidden).map(({ id }) => id));
  let done = 0;
  const shown = async (id: string) => {
    stopIfAsked(watch);
    const jpeg = hidden.has(id) ? null : await pictureOrNone(pictureOf, id);
    done += 1;
    watch.onProgress?.({ phase: 'sheet', done, total, unit: 'files', item: null });
    return jpeg;
  };
  for await (const piece of sheetPage(sheet, shown)) yield Buffer.from(piece);
}

/** One picture that cannot be made is no reason for none. */
async function pictureOrNone(pictureOf: PictureOf, id: string): Promise<Uint8Array | null> {
  try {
    return await pictureOf(id);
  } catch (error) {
    if (error instanceof BackupError && error.code !== 'cancelled') return null;
    throw error;
  }
}

/** Gives the finished page the first name that is free, or that bears a page of the same photos. */
async function name(partial: string, root: string, selection: string): Promise<string> {
  for (let copy = 1; copy <= MAX_NAMES; copy += 1) {
    const path = join(root, copy === 1 ? `${NAME}.html` : `${NAME}-${copy}.html`);
    if (await putInPlace(partial, path)) return path;
    if (!isSheetOf(selection, await beginningOf(path))) continue;
    try {
      await rename(partial, path);
      return path;
    } catch (error) {
      throw writeError(error, path);
    }
  }
  throw new BackupError('output-unwritable', 'Every name for the contact sheet is taken.', root);
}

/** @returns nothing for what is not a readable, plain file: links are not followed. */
async function beginningOf(path: string): Promise<string> {
  const there = await lstat(path).catch(() => null);
  if (!there?.isFile()) return '';
  const start = await readStart(path, BEGINNING_BYTES).catch(() => null);
  return start?.toString() ?? '';
}
