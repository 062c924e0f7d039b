import { join } from 'node:path';
import { readFolder } from './folder.ts';
import { isFileID, type ListedFile } from './manifest/manifest.ts';
import type { Backup } from './open.ts';
import { openLibrary } from './photos/open-library.ts';
import { CAMERA_ROLL, LIBRARY_PATH } from './photos/paths.ts';
import { breathe, stopIfAsked } from './progress.ts';
import type { Watch } from './types.ts';
import { type Complaint, checkFile, complaintOf } from './verify-file.ts';

/** One file of a backup that is not as it should be. */
export interface FileProblem extends Complaint {
  /** `null` for what concerns the index as a whole. */
  domain: string | null;
  /** Path in its domain; untrusted text. */
  path: string;
  /** The file's name inside the backup. */
  fileID: string | null;
}

/** What reading a whole backup showed. */
export interface VerifyResult {
  /** Files that the backup lists. */
  files: number;
  /** How many bytes of theirs could be read, decrypted. */
  bytes: number;
  /** The first problems, in the order of the index. */
  problems: FileProblem[];
  /** All problems, also those that found no place in `problems`. */
  problemCount: number;
  /** Files in the backup's folders that its index does not name. They do no harm. */
  unlisted: number;
}

/** A backup without any of its files would otherwise fill the memory with its complaints. */
export const MAX_PROBLEMS_LISTED = 1000;

/**
 * Reads every file that a backup lists to its end: is it there, as long as recorded, does it decrypt, is
 * it what the phone recorded (a SHA-1 of system files, a fingerprint of Photos' originals)?
 * @throws BackupError `cancelled`, or `disk-full` and `output-unwritable` when there is no room for a private
 * copy of the photo library. What is wrong with a file never ends it, and is listed.
 */
export async function verify(backup: Backup, watch: Watch = {}): Promise<VerifyResult> {
  const { manifest, summary } = backup;
  const stored = await storedBlobs(summary.path, watch);
  const library = await readFingerprints(backup, watch);
  const result: VerifyResult = { files: 0, bytes: 0, problems: [], problemCount: 0, unlisted: 0 };
  const add = (problem: FileProblem) => {
    result.problemCount += 1;
    if (result.problems.length < MAX_PROBLEMS_LISTED) result.problems.push(problem);
  };
  const tell = (done: number, item: string | null) =>
    watch.onProgress?.({ phase: 'verify', done, total: stored.bytes, unit: 'bytes', item });

  const index = {
    domain: null,
    path: summary.legacy ? 'Manifest.mbdb' : 'Manifest.db',
    fileID: null,
  };
  const skippedBefore = manifest.skipped();
  let found = 0;
  const check = async (file: ListedFile) => {
    const { domain, path, fileID } = file;
    const print = domain === CAMERA_ROLL ? library.prints.get(path) : undefined;
    const complaint = await checkFile(backup, file, print, watch, (bytes) => {
      result.bytes += bytes;
      tell(result.bytes, path);
    });
    result.files += 1;
    if (complaint?.code !== 'file-missing') found += 1;
    if (complaint !== null) add({ domain, path, fileID, ...complaint });
    else if (fileID === library.unreadable) {
      add({ domain, path, fileID, code: 'damaged', message: 'This library cannot be read.' });
    }
  };
  try {
    for (const file of manifest.all()) {
      await breathe(watch);
      await check(file);
    }
  } catch (error) {
    add({ ...index, ...complaintOf(error) });
  }
  const skipped = manifest.skipped() - skippedBefore;
  if (skipped > 0) {
    const message = `${skipped} lines of the list of files cannot be used.`;
    add({ ...index, code: 'damaged', message });
  }
  if (manifest.brokeOff) {
    add({ ...index, code: 'damaged', message: 'The list of files breaks off in the middle.' });
  }
  tell(stored.bytes, null);
  return { ...result, unlisted: Math.max(0, stored.count - found) };
}

/** Counts what lies in a backup's folders under a file's name, without keeping the names. */
async function storedBlobs(
  folder: string,
  watch: Watch,
): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  const addFolder = async (path: string): Promise<string[]> => {
    stopIfAsked(watch);
    try {
      const { files, folders } = await readFolder(path, watch);
      for (const { bytes } of files.filter(({ name }) => isFileID(name))) {
        total.count += 1;
        total.bytes += bytes;
      }
      return folders;
    } catch (error) {
      // Each file in there is complained of by itself.
      complaintOf(error);
      return [];
    }
  };
  for (const name of await addFolder(folder)) {
    if (/^[0-9a-f]{2}$/.test(name)) await addFolder(join(folder, name));
  }
  return total;
}

/** What the photo library says of its originals. */
interface Fingerprints {
  /** By path in the camera roll. */
  prints: ReadonlyMap<string, string>;
  /** The library's own file, when it is listed and yet cannot be read. */
  unreadable: string | null;
}

async function readFingerprints(backup: Backup, watch: Watch): Promise<Fingerprints> {
  const prints = new Map<string, string>();
  try {
    const library = await openLibrary(backup, watch, () => {});
    const whole = await library?.readAll(({ path, fingerprint, foreign }) => {
      if (path !== null && fingerprint !== null && !foreign) {
        prints.set(`Media/${path}`, fingerprint);
      }
    });
    library?.close();
    const listed = backup.manifest.find(CAMERA_ROLL, LIBRARY_PATH);
    return { prints, unreadable: whole ? null : (listed?.fileID ?? null) };
  } catch (error) {
    complaintOf(error);
    return { prints, unreadable: null };
  }
}
