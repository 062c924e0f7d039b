import { createHash } from 'node:crypto';
import type { ListedFile } from './manifest/manifest.ts';
import type { MBFile } from './manifest/mbfile.ts';
import type { Backup } from './open.ts';
import type { ContentNote } from './padding.ts';
import { fingerprint } from './photos/fingerprint.ts';
import { stopIfAsked } from './progress.ts';
import { BackupError, type ErrorCode, type Watch } from './types.ts';

/** What is wrong with one file. */
export interface Complaint {
  /** `unconfirmed`: whole, but not the bytes that the photo library recorded; that is no proof of damage. */
  code: ErrorCode | 'unconfirmed';
  message: string;
}

/**
 * Reads one file of a backup to its end.
 * @param wantedPrint Apple's fingerprint of it, where the photo library has one.
 * @param onBytes told how many more bytes were read, after decryption.
 * @returns `null` when it is as it should be.
 * @throws BackupError `cancelled` alone.
 */
export async function checkFile(
  backup: Backup,
  { fileID, record }: ListedFile,
  wantedPrint: string | undefined,
  watch: Watch,
  onBytes: (bytes: number) => void,
): Promise<Complaint | null> {
  try {
    const print = wantedPrint === undefined ? null : fingerprint();
    let note: ContentNote = null;
    let read = 0;
    // Without a recorded length, the note says whether the end is valid, and nothing is cut to fit.
    const content = backup.content({ fileID, bytes: null }, (told) => {
      note = told;
    });
    for await (const chunk of content) {
      stopIfAsked(watch);
      print?.update(chunk);
      read += chunk.length;
      onBytes(chunk.length);
    }
    if (record === null) {
      return { code: 'damaged', message: 'What the backup recorded about it cannot be read.' };
    }
    const wrong = lengthComplaint(read, note, record.size);
    if (wrong !== null) return wrong;
    if (record.digest !== null && !(await hasDigest(backup, fileID, record.digest, watch))) {
      return { code: 'damaged', message: 'Its bytes are not those that the phone recorded.' };
    }
    return print === null || print.digest() === wantedPrint
      ? null
      : { code: 'unconfirmed', message: 'These are not the bytes that the library recorded.' };
  } catch (error) {
    return complaintOf(error);
  }
}

/** A file that is longer than recorded is no fault: sizes are noted before a file in use grows. */
function lengthComplaint(
  read: number,
  note: ContentNote,
  recorded: MBFile['size'],
): Complaint | null {
  if (note === 'damaged') return { code: 'damaged', message: 'It breaks off within a block.' };
  if (recorded !== null && read < recorded) {
    return { code: 'file-short', message: `The backup holds ${read} of its ${recorded} bytes.` };
  }
  if (note === null || read === recorded) return null;
  const message = 'Its end does not decrypt as it should. The phone may have been writing it.';
  return { code: 'damaged', message };
}

/** Apple's digest is made of the bytes as they are stored, so in an encrypted backup of the cipher. */
async function hasDigest(
  backup: Backup,
  fileID: string,
  digest: Buffer,
  watch: Watch,
): Promise<boolean> {
  const hash = createHash('sha1');
  for await (const chunk of backup.stored(fileID)) {
    stopIfAsked(watch);
    hash.update(chunk);
  }
  return hash.digest().equals(digest);
}

/** These say nothing about a file, so they end the whole run. */
const FATAL: ReadonlySet<ErrorCode> = new Set(['cancelled', 'disk-full', 'output-unwritable']);

/** Throws an error that ends the whole run; gives back what only one file suffers. */
export function complaintOf(error: unknown): Complaint {
  if (!(error instanceof BackupError) || FATAL.has(error.code)) throw error;
  return { code: error.code, message: error.message };
}
