export const BLOCK_BYTES = 16;

/** What differs between a file's bytes and what the index recorded; `null` when nothing does. */
export type ContentNote =
  /** Nothing is there although the index recorded a length. */
  | 'empty'
  /** Fewer bytes than recorded. */
  | 'short'
  /** Neither a valid end nor the recorded length: caught while it was being written. */
  | 'incomplete'
  /** Not a whole number of cipher blocks. */
  | 'damaged'
  | null;

const SQLITE_MAGIC = Buffer.from('SQLite format 3\0');

export interface Ending {
  /** How many bytes of the last block belong to the file. */
  keep: number;
  note: ContentNote;
}

/**
 * Where a decrypted file ends. The recorded size is wrong in both directions in real backups, mostly
 * for databases in use, so valid padding counts for more; a file is never filled up, and never cut
 * for its size alone by more than one block.
 * @param decrypted bytes after decryption, padding included; a multiple of 16, not 0.
 * @param size the length that the index recorded.
 * @param lastBlock the last 16 bytes.
 * @param start the first bytes, to know a database: its length is a multiple of 512, so only a whole
 * block can be padding.
 */
export function fileEnding(
  decrypted: number,
  size: number | null,
  lastBlock: Buffer,
  start: Buffer,
): Ending {
  const padding = paddingOf(lastBlock);
  const isDatabase = start.subarray(0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC);
  const genuine = padding !== null && (!isDatabase || padding === BLOCK_BYTES) ? padding : null;
  const longEnough = size === null || decrypted >= paddedLength(size);

  if (longEnough && genuine !== null) return { keep: BLOCK_BYTES - genuine, note: null };
  // One tail in 256 ends in 01 by chance; a byte too many does no harm.
  if (!longEnough && genuine !== null && genuine >= 2) {
    return { keep: BLOCK_BYTES - genuine, note: 'short' };
  }
  if (size === null) return { keep: BLOCK_BYTES, note: 'incomplete' };
  if (decrypted === size) return { keep: BLOCK_BYTES, note: null };
  const excess = decrypted - size;
  if (excess > 0 && excess <= BLOCK_BYTES) return { keep: BLOCK_BYTES - excess, note: null };
  return { keep: BLOCK_BYTES, note: excess < 0 ? 'short' : 'incomplete' };
}

/** PKCS #7: n bytes of value n. */
function paddingOf(block: Buffer): number | null {
  const n = block.at(-1) ?? 0;
  if (n < 1 || n > BLOCK_BYTES) return null;
  return block.subarray(BLOCK_BYTES - n).every((byte) => byte === n) ? n : null;
}

function paddedLength(size: number): number {
  return (Math.floor(size / BLOCK_BYTES) + 1) * BLOCK_BYTES;
}
