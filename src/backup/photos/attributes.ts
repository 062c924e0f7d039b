import { asBytes, asTime, parseDictionary, parsePlist } from '../plist.ts';
import { asZoneOffset } from '../time.ts';

/** What the phone's photo service wrote into a file's extended attributes: a second catalogue. */
export interface Attributes {
  uuid: string | null;
  /** The identifier in iCloud Photos. */
  cloudGuid: string | null;
  /** Shared by the frames of a burst. */
  burst: string | null;
  originalFilename: string | null;
  trashed: boolean;
  hidden: boolean;
  favorite: boolean;
  takenAt: string | null;
  addedAt: string | null;
  /** Seconds east of UTC. */
  timeZoneOffset: number | null;
  screenshot: boolean;
}

const PREFIX = 'com.apple.assetsd.';
/** `importedBy` of a screenshot, which the home screen makes. */
const BY_SYSTEM = 8;
const SPRINGBOARD = 'com.apple.springboard';

/**
 * Reads a file's extended attributes as Manifest.db keeps them (observed in an iOS 14 backup).
 * @param plist MBFile's `ExtendedAttributes`.
 * @returns `null` when there are none of the photo service's.
 */
export function readAttributes(plist: Buffer): Attributes | null {
  const all = parseDictionary(plist);
  if (all === null || !Object.keys(all).some((name) => name.startsWith(PREFIX))) return null;
  const get = (name: string) => asBytes(all[PREFIX + name]);
  const offset = get('timeZoneOffset');
  return {
    uuid: uuidOf(get('UUID')),
    cloudGuid: textOf(get('cloudAsset.UUID')),
    burst: textOf(get('avalanche.UUID')),
    originalFilename: textOf(get('originalFilename')),
    trashed: flagOf(get('trashed')),
    hidden: flagOf(get('hidden')),
    favorite: flagOf(get('favorite')),
    takenAt: dateOf(get('customCreationDate')),
    addedAt: dateOf(get('addedDate')),
    timeZoneOffset: offset?.length === 4 ? asZoneOffset(offset.readInt32LE()) : null,
    screenshot:
      numberOf(get('importedBy')) === BY_SYSTEM && textOf(get('creatorBundleID')) === SPRINGBOARD,
  };
}

function uuidOf(bytes: Buffer | null): string | null {
  if (bytes?.length !== 16) return null;
  const hex = bytes.toString('hex').toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function textOf(bytes: Buffer | null): string | null {
  const text = bytes?.toString('utf8').replace(/\0+$/, '') ?? '';
  return text === '' ? null : text;
}

function numberOf(bytes: Buffer | null): number | null {
  return bytes !== null && bytes.length >= 1 && bytes.length <= 6
    ? bytes.readUIntLE(0, bytes.length)
    : null;
}

function flagOf(bytes: Buffer | null): boolean {
  return numberOf(bytes) === 1;
}

/** The value is a property list of its own, holding one date. */
function dateOf(bytes: Buffer | null): string | null {
  if (bytes === null) return null;
  try {
    return asTime(parsePlist(bytes));
  } catch {
    return null;
  }
}
