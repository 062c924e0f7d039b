/** Photos page by page: which are listed, which are ticked, and how that is said. Pure. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import type { PhotoRow, Screen } from '../screen.ts';
import { say } from './said.ts';
import type { Said } from './talk.ts';
import { photoWords, tickWords } from './words.ts';

export type PhotoScreen = Extract<Screen, { kind: 'photos' }>;

/** Photos on a page. */
export const PAGE = 10;

/** Photos by their positions in the screen's rows; their numbers are one more, and the same in every listing. */
export interface PhotoList {
  kind: 'all' | 'found' | 'ticked';
  /** What was looked for. */
  what: SafeText;
  listed: readonly number[];
  /** Where in the listing the page begins. */
  from: number;
  ticked: ReadonlySet<number>;
}

export function photoList({ rows, previous }: PhotoScreen): PhotoList {
  const before = new Set(previous);
  const all = [...rows.keys()];
  const ticked = before.size === 0 ? [] : all.filter((at) => before.has(rows[at]?.id ?? ''));
  return { kind: 'all', what: safe``, listed: all, from: 0, ticked: new Set(ticked) };
}

/** The page, under the days of its photos, and what is ticked altogether. */
export function page(screen: PhotoScreen, list: PhotoList): Said[] {
  const { rows } = screen;
  const shown = list.listed.slice(list.from, list.from + PAGE);
  if (shown.length === 0) return [say(photoWords.none), ...tickedInAll(screen, list)];
  const others = othersFrom(rows);
  let above: PhotoRow | null = null;
  const photos = shown.flatMap((at): Said[] => {
    const row = rows[at];
    if (!row) return [];
    const isOther = others !== null && !row.fits && (above === null || above.fits);
    const heading = isOther ? (['gap', say(photoWords.others)] as const) : [];
    const day: Said[] =
      above === null || isOther || above.day !== row.day ? [say(screen.dayInWords(row.day))] : [];
    above = row;
    return [...heading, ...day, photo(row, at, list.ticked.has(at))];
  });
  return [say(range(rows, list)), ...photos, ...tickedInAll(screen, list)];
}

export function tickedInAll({ rows, sizeInWords }: PhotoScreen, { ticked }: PhotoList): Said[] {
  let bytes = 0;
  for (const at of ticked) bytes += rows[at]?.bytes ?? 0;
  return [say(photoWords.ticked(ticked.size, sizeInWords(bytes)))];
}

/** The name comes last: it is not ours. */
function photo(row: PhotoRow, at: number, isTicked: boolean): Said {
  const { time, detail, name } = row.words();
  const state = isTicked ? tickWords.ticked : safe``;
  const missing = row.missing && !row.trashed ? photoWords.missing : safe``;
  return say(safe`${state}${time}, ${detail}, ${missing}${name}`, safe`${at + 1}. `);
}

function range(rows: readonly PhotoRow[], { kind, what, listed, from }: PhotoList): SafeText {
  const first = from + 1;
  const last = Math.min(from + PAGE, listed.length);
  if (kind === 'found') return photoWords.foundPage(first, last, listed.length, what);
  if (kind === 'ticked') return photoWords.tickedPage(first, last, listed.length);
  return photoWords.page(first, last, listed.length, othersFrom(rows));
}

/** How many fit, where there are others too; they come first. */
function othersFrom(rows: readonly PhotoRow[]): number | null {
  const at = rows.findIndex(({ fits }) => !fits);
  return at > 0 ? at : null;
}

/** Those that a text means: the days of a date, or all of its words in what is said of a photo. */
export function find(screen: PhotoScreen, list: PhotoList, text: string): PhotoList {
  const { rows } = screen;
  const all = [...rows.keys()];
  if (text.trim() === '') return { ...list, kind: 'all', listed: all, from: 0 };
  const days = screen.daysOf(text.trim());
  const words = text.trim().toLowerCase().split(/\s+/);
  const holds = (row: PhotoRow) => {
    if (days) return row.day !== null && row.day >= days.from && row.day <= days.to;
    const { taken, detail, name } = row.words();
    const said = `${taken} ${detail} ${name}`.toLowerCase();
    return words.every((word) => said.includes(word));
  };
  const listed = all.filter((at) => {
    const row = rows[at];
    return row !== undefined && holds(row);
  });
  return { ...list, kind: 'found', what: photoWords.quoted(text), listed, from: 0 };
}

/** Ticks them; unticks them when all of them were ticked before. */
export function toggle(list: PhotoList, positions: readonly number[]): PhotoList {
  const isAll = positions.every((at) => list.ticked.has(at));
  const ticked = new Set(list.ticked);
  for (const at of positions) {
    if (isAll) ticked.delete(at);
    else ticked.add(at);
  }
  return { ...list, ticked };
}

/** Another page; the same list where there is none. */
export function turnPage(list: PhotoList, by: 1 | -1): PhotoList {
  const from = list.from + by * PAGE;
  return from < 0 && list.from > 0
    ? { ...list, from: 0 }
    : from < 0 || from >= list.listed.length
      ? list
      : { ...list, from };
}
