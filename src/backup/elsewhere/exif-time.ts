/** When a picture was taken, as its camera wrote it. */
export interface ExifTime {
  /** The clock's own time as milliseconds, as if it were UTC. */
  clock: number;
  /** Seconds east of UTC; cameras before 2016 wrote none. */
  offset: number | null;
}

const MARK = Buffer.from('Exif\0\0');
const MAX_MARKS = 8;
/** Tags of the Exif standard: the way to its own list, and what stands in that. */
const EXIF_LIST = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;
const ENTRY_BYTES = 12;
const MAX_ENTRIES = 500;
/** Far longer than the two texts that are read. */
const MAX_TEXT = 64;

/**
 * Reads the time of the shot out of a picture's beginning. The block is looked for by its mark, which
 * JPEG and HEIC share, so nothing else of the format has to be understood.
 * @param start the first bytes of a picture; the block is not found when it lies behind them.
 */
export function exifTime(start: Buffer): ExifTime | null {
  let at = start.indexOf(MARK);
  // The mark comes up in a HEIC's table of contents, too.
  for (let looked = 0; at >= 0 && looked < MAX_MARKS; looked += 1) {
    const time = timeIn(start.subarray(at + MARK.length));
    if (time !== null) return time;
    at = start.indexOf(MARK, at + 1);
  }
  return null;
}

function timeIn(tiff: Buffer): ExifTime | null {
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const little = order === 'II';
  const pointer = entriesAt(tiff, number(tiff, 4, 4, little), little).get(EXIF_LIST);
  if (pointer === undefined) return null;
  const tags = entriesAt(tiff, number(tiff, pointer + 8, 4, little), little);
  const text = (tag: number) => textAt(tiff, tags.get(tag), little);
  const time = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text(DATE_TIME_ORIGINAL));
  if (time === null) return null;
  const clock = Date.parse(`${time[1]}-${time[2]}-${time[3]}T${time[4]}Z`);
  return Number.isNaN(clock) ? null : { clock, offset: offsetIn(text(OFFSET_TIME_ORIGINAL)) };
}

/** Where each tag's entry stands. What leads out of the block is no entry. */
function entriesAt(tiff: Buffer, at: number, little: boolean): Map<number, number> {
  const count = Math.min(number(tiff, at, 2, little), MAX_ENTRIES);
  const entries = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) break;
    entries.set(number(tiff, entry, 2, little), entry);
  }
  return entries;
}

/** An entry is tag, type, count and value; a text of more than four bytes lies where the value says. */
function textAt(tiff: Buffer, entry: number | undefined, little: boolean): string {
  if (entry === undefined) return '';
  const length = Math.min(number(tiff, entry + 4, 4, little), MAX_TEXT);
  const from = length <= 4 ? entry + 8 : number(tiff, entry + 8, 4, little);
  return tiff.toString('latin1', from, from + length);
}

/** 0 outside the block. */
function number(tiff: Buffer, at: number, bytes: 2 | 4, little: boolean): number {
  if (at < 0 || at + bytes > tiff.length) return 0;
  return little ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes);
}

function offsetIn(text: string): number | null {
  const match = /^([+-])(\d\d):(\d\d)/.exec(text);
  if (match === null) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
