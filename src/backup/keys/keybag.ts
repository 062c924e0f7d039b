import { BackupError } from '../types.ts';

/** One class key of a keybag, still wrapped. */
export interface WrappedClassKey {
  protectionClass: number;
  /** Bit 0: wrapped by the device's own key; bit 1: by the password's. */
  wrap: number;
  wrappedKey: Buffer;
}

/** The keybag of a backup: how to derive a key from the password, and the class keys it opens. */
export interface Keybag {
  salt: Buffer;
  iterations: number;
  /** The first of two stages, from iOS 10.2 on. */
  doubleProtection: { salt: Buffer; iterations: number } | null;
  classKeys: WrappedClassKey[];
}

/** The list is untrusted; ten times what Apple uses keeps the computer busy for half a minute at most. */
const MAX_ITERATIONS = 100_000_000;
const WRAPPED_KEY_BYTES = 40;

/**
 * Reads Manifest.plist's `BackupKeyBag`: records of a 4-letter tag, a big-endian length and a value.
 * The first UUID and WRAP are the bag's own; each later UUID opens a class key.
 * @throws BackupError `keybag-damaged`.
 */
export function parseKeybag(bytes: Buffer): Keybag {
  const header = new Map<string, Buffer>();
  const records: Map<string, Buffer>[] = [];
  for (const [tag, value] of fields(bytes)) {
    if (tag === 'UUID' && header.has('UUID')) records.push(new Map());
    (records.at(-1) ?? header).set(tag, value);
  }
  const salt = header.get('SALT');
  const iterations = rounds(header.get('ITER'));
  if (salt === undefined || iterations === null) throw damaged();

  const firstSalt = header.get('DPSL');
  const firstIterations = header.has('DPIC') ? rounds(header.get('DPIC')) : undefined;
  if (firstIterations === null) throw damaged();
  return {
    salt,
    iterations,
    // Decided by the tags, as tools that went by version numbers were wrong at the edges.
    doubleProtection:
      firstSalt !== undefined && firstIterations !== undefined
        ? { salt: firstSalt, iterations: firstIterations }
        : null,
    classKeys: records.map(classKey).filter((key) => key !== null),
  };
}

function* fields(bytes: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at < bytes.length; ) {
    const start = at + 8;
    if (start > bytes.length) throw damaged();
    const end = start + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) throw damaged();
    yield [bytes.toString('latin1', at, at + 4), bytes.subarray(start, end)];
    at = end;
  }
}

function classKey(record: Map<string, Buffer>): WrappedClassKey | null {
  const protectionClass = integer(record.get('CLAS'));
  const wrap = integer(record.get('WRAP'));
  const wrappedKey = record.get('WPKY');
  if (protectionClass === null || wrap === null) return null;
  if (wrappedKey?.length !== WRAPPED_KEY_BYTES) return null;
  return { protectionClass, wrap, wrappedKey };
}

function integer(value: Buffer | undefined): number | null {
  return value?.length === 4 ? value.readUInt32BE() : null;
}

function rounds(value: Buffer | undefined): number | null {
  const count = integer(value);
  return count !== null && count >= 1 && count <= MAX_ITERATIONS ? count : null;
}

function damaged(): BackupError {
  return new BackupError(
    'keybag-damaged',
    'The list of keys in this backup is damaged, so no password can open it.',
  );
}
