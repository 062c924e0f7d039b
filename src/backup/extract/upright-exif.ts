/** Tags of the Exif standard. */
const ORIENTATION = 0x0112;
const EXIF_LIST = 0x8769;
const PIXEL_WIDTH = 0xa002;
const PIXEL_HEIGHT = 0xa003;
const THUMBNAIL_AT = 0x0201;
const THUMBNAIL_BYTES = 0x0202;

const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
const SHORT = 3;
const UPRIGHT = 1;

/** A TIFF block with its order of bytes; reading outside of it gives 0, writing there does nothing. */
interface Tiff {
  block: Buffer;
  get(at: number, bytes: 2 | 4): number;
  set(at: number, bytes: 2 | 4, value: number): void;
}

/**
 * A copy of a picture's EXIF for pixels that stand upright: the orientation says so, the size is theirs,
 * and the thumbnail, which lay as the sensor did, is blank. All else stays as it was, to the byte.
 * @param exif a TIFF block, as it stands behind `Exif\0\0`.
 * @returns `null` when it is none.
 */
export function uprightExif(exif: Buffer, width: number, height: number): Buffer | null {
  const tiff = openTiff(Buffer.from(exif));
  if (tiff === null) return null;
  const first = entriesAt(tiff, tiff.get(4, 4));
  if (first.entries.size === 0) return null;
  setNumber(tiff, first.entries.get(ORIENTATION), UPRIGHT);
  dropThumbnail(tiff, first.next);
  const { entries } = entriesAt(tiff, numberIn(tiff, first.entries.get(EXIF_LIST)));
  setNumber(tiff, entries.get(PIXEL_WIDTH), width);
  setNumber(tiff, entries.get(PIXEL_HEIGHT), height);
  return tiff.block;
}

/**
 * How a picture's pixels lie, 1 to 8 as the Exif standard counts; 1 is upright.
 * @param exif a TIFF block, as it stands behind `Exif\0\0`.
 * @returns 1 where it tells nothing that makes sense.
 */
export function orientationIn(exif: Buffer): number {
  const tiff = openTiff(exif);
  if (tiff === null) return UPRIGHT;
  const told = numberIn(tiff, entriesAt(tiff, tiff.get(4, 4)).entries.get(ORIENTATION));
  return told >= 1 && told <= 8 ? told : UPRIGHT;
}

function openTiff(block: Buffer): Tiff | null {
  const order = block.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return null;
  const little = order.startsWith('II');
  const isInside = (at: number, bytes: number) => at >= 0 && at + bytes <= block.length;
  return {
    block,
    get(at, bytes) {
      if (!isInside(at, bytes)) return 0;
      return little ? block.readUIntLE(at, bytes) : block.readUIntBE(at, bytes);
    },
    set(at, bytes, value) {
      if (!isInside(at, bytes)) return;
      if (little) block.writeUIntLE(value, at, bytes);
      else block.writeUIntBE(value, at, bytes);
    },
  };
}

/** Where each tag's entry stands in a list, and where the way to the next list does. */
function entriesAt(tiff: Tiff, at: number): { entries: Map<number, number>; next: number } {
  const entries = new Map<number, number>();
  const end = at + 2 + tiff.get(at, 2) * ENTRY_BYTES;
  // A list lies behind the header; 0 says that there is none.
  if (at < HEADER_BYTES) return { entries, next: Number.NaN };
  for (let entry = at + 2; entry < Math.min(end, tiff.block.length); entry += ENTRY_BYTES) {
    entries.set(tiff.get(entry, 2), entry);
  }
  return { entries, next: end };
}

/** An entry is tag, type, count and value; a single number stands in the value itself. */
function numberIn(tiff: Tiff, entry: number | undefined): number {
  return entry === undefined ? 0 : tiff.get(entry + 8, sizeOf(tiff, entry));
}

function setNumber(tiff: Tiff, entry: number | undefined, value: number): void {
  if (entry !== undefined) tiff.set(entry + 8, sizeOf(tiff, entry), value);
}

function sizeOf(tiff: Tiff, entry: number): 2 | 4 {
  return tiff.get(entry + 2, 2) === SHORT ? 2 : 4;
}

function dropThumbnail(tiff: Tiff, next: number): void {
  const { entries } = entriesAt(tiff, tiff.get(next, 4));
  const from = numberIn(tiff, entries.get(THUMBNAIL_AT));
  const bytes = numberIn(tiff, entries.get(THUMBNAIL_BYTES));
  if (from >= HEADER_BYTES) tiff.block.subarray(from, from + bytes).fill(0);
  tiff.set(next, 4, 0);
}
