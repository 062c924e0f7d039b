import { boxesIn, boxIn, numbersIn } from './heif-boxes.ts';

/** What a HEIC says of itself beside its picture. Offsets and lengths in it are not to be trusted. */
export interface HeifFacts {
  /** Of every picture and tile that it states, in pixels. */
  sizes: { width: number; height: number }[];
  /** A TIFF block, as it stands behind `Exif\0\0`. */
  exif: Buffer | null;
  /** The ICC profile of the main picture. */
  profile: Buffer | null;
  /** Where the flags of each item stand that is not the main picture: bit 0 hides it. */
  otherItemFlags: number[];
}

interface Item {
  id: number;
  type: string;
  /** Of the byte that holds the item's flags, in the file. */
  flagsAt: number;
}

/** EXIF goes into one segment of a JPEG, which holds less than 64 KB. */
const MAX_EXIF_BYTES = 65_000;
const MAX_PROFILE_BYTES = 4_000_000;

/** Reads the `meta` box of a HEIC (ISO/IEC 23008-12 and 14496-12, 8.11). Never throws. */
export function heifFacts(file: Buffer): HeifFacts {
  // A full box: four bytes of version and flags stand before its children.
  const meta = boxIn(file, 'meta').subarray(4);
  const properties = boxIn(meta, 'iprp');
  const primary = orElse(0, () => primaryOf(boxIn(meta, 'pitm')));
  const items = orElse<Item[]>([], () => itemsOf(boxIn(meta, 'iinf'), file));
  return {
    sizes: orElse<HeifFacts['sizes']>([], () => sizesIn(properties)),
    exif: orElse(null, () => exifOf(items, meta, file)),
    profile: orElse(null, () => profileOf(properties, primary)),
    otherItemFlags: items.filter(({ id }) => id !== primary).map(({ flagsAt }) => flagsAt),
  };
}

/** What leads out of the file ends as a RangeError; that part is then not known. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function primaryOf(pitm: Buffer): number {
  const numbers = numbersIn(pitm);
  const version = numbers.next(1);
  numbers.skip(3);
  return numbers.next(version === 0 ? 2 : 4);
}

function itemsOf(iinf: Buffer, file: Buffer): Item[] {
  const entries = boxesIn(iinf.subarray(iinf[0] === 0 ? 6 : 8));
  return entries.flatMap(({ type, body }) => {
    const version = body[0] ?? 0;
    if (type !== 'infe' || version < 2) return [];
    const numbers = numbersIn(body);
    numbers.skip(4);
    const id = numbers.next(version === 2 ? 2 : 4);
    numbers.skip(2);
    const flagsAt = body.byteOffset - file.byteOffset + 3;
    return [{ id, type: numbers.rest().toString('latin1', 0, 4), flagsAt }];
  });
}

function sizesIn(properties: Buffer): HeifFacts['sizes'] {
  return boxesIn(boxIn(properties, 'ipco'))
    .filter(({ type }) => type === 'ispe')
    .map(({ body }) => ({ width: body.readUInt32BE(4), height: body.readUInt32BE(8) }));
}

/** The item begins with the distance from there to its TIFF header. */
function exifOf(items: readonly Item[], meta: Buffer, file: Buffer): Buffer | null {
  const item = items.find(({ type }) => type === 'Exif');
  if (item === undefined) return null;
  const content = contentOf(item.id, meta, file);
  if (content === null) return null;
  const start = 4 + content.readUInt32BE(0);
  return start < content.length ? content.subarray(start) : null;
}

/** An item's bytes: in the file, or (method 1) in the `idat` box. */
function contentOf(wanted: number, meta: Buffer, file: Buffer): Buffer | null {
  const numbers = numbersIn(boxIn(meta, 'iloc'));
  const version = numbers.next(1);
  numbers.skip(3);
  const [sizes, more] = [numbers.next(1), numbers.next(1)];
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 4, sizes & 15, more >> 4];
  const indexBytes = version === 0 ? 0 : more & 15;
  const idBytes = version < 2 ? 2 : 4;
  for (let left = numbers.next(idBytes); left > 0; left -= 1) {
    const id = numbers.next(idBytes);
    const method = version === 0 ? 0 : numbers.next(2) & 15;
    numbers.skip(2);
    const base = numbers.next(baseBytes);
    const extents = numbers.next(2);
    if (id !== wanted) {
      numbers.skip(extents * (indexBytes + offsetBytes + lengthBytes));
      continue;
    }
    const source = method === 1 ? boxIn(meta, 'idat') : file;
    const parts: Buffer[] = [];
    for (let extent = 0; extent < extents; extent += 1) {
      numbers.skip(indexBytes);
      const from = base + numbers.next(offsetBytes);
      parts.push(source.subarray(from, from + numbers.next(lengthBytes)));
    }
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    return method > 1 || bytes > MAX_EXIF_BYTES ? null : Buffer.concat(parts);
  }
  return null;
}

function profileOf(properties: Buffer, primary: number): Buffer | null {
  const all = boxesIn(boxIn(properties, 'ipco'));
  for (const index of propertiesOf(primary, boxIn(properties, 'ipma'))) {
    const property = all[index - 1];
    const profile = property?.type === 'colr' ? profileIn(property.body) : null;
    if (profile !== null) return profile;
  }
  return null;
}

/** Only a profile for RGB fits the JPEG; its mark and its colour space stand in its header. */
function profileIn(colr: Buffer): Buffer | null {
  if (!['prof', 'rICC'].includes(colr.toString('latin1', 0, 4))) return null;
  const profile = colr.subarray(4);
  const isForRgb = profile.toString('latin1', 16, 20) === 'RGB ';
  const isProfile = profile.toString('latin1', 36, 40) === 'acsp';
  return isForRgb && isProfile && profile.length <= MAX_PROFILE_BYTES ? profile : null;
}

/** The properties of an item, counted from 1. */
function propertiesOf(item: number, ipma: Buffer): number[] {
  const numbers = numbersIn(ipma);
  const version = numbers.next(1);
  const indexBytes = numbers.next(3) & 1 ? 2 : 1;
  for (let left = numbers.next(4); left > 0; left -= 1) {
    const id = numbers.next(version < 1 ? 2 : 4);
    const count = numbers.next(1);
    if (id !== item) {
      numbers.skip(count * indexBytes);
      continue;
    }
    // The highest bit says whether a reader must know the property.
    const mask = indexBytes === 2 ? 0x7fff : 0x7f;
    return Array.from({ length: count }, () => numbers.next(indexBytes) & mask);
  }
  return [];
}
