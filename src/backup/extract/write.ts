import { createHash } from 'node:crypto';
import { link, lstat, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keepTime, writeError } from '../output.ts';
import { type Fingerprint, fingerprint } from '../photos/fingerprint.ts';
import { stopIfAsked } from '../progress.ts';
import { errnoOf, openReadOnly } from '../read-only.ts';
import { BackupError, type Watch } from '../types.ts';

/** What was learned of a file's bytes while they passed. */
export interface Digest {
  bytes: number;
  sha256: string;
  fingerprint: string;
}

const READ_BYTES = 256 * 1024;

/** File systems that know no hard links answer with one of these. */
const NO_LINKS = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EISDIR',
  'UNKNOWN',
  'EMLINK',
]);

/**
 * Writes a stream into a new, partial file beside its final name, and syncs it to the disk. Only its owner
 * can read it: it holds somebody's photo.
 * @throws BackupError `disk-full`, `output-unwritable`, `cancelled`, or what the stream fails with;
 * the partial file is then removed.
 */
export async function writePartial(
  path: string,
  content: AsyncIterable<Buffer>,
  taken: Date | null,
  watch: Watch,
  onBytes: (bytes: number) => void,
): Promise<Digest> {
  const digest = startDigest();
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of content) {
        stopIfAsked(watch);
        // The disk writes while this thread hashes.
        const written = handle.writeFile(chunk);
        digest.update(chunk);
        await written;
        onBytes(chunk.length);
      }
      stopIfAsked(watch);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (taken !== null) await keepTime(path, taken);
    return digest.end();
  } catch (error) {
    await rm(path, { force: true }).catch(() => {});
    throw writeError(error, dirname(path));
  }
}

/**
 * Gives a complete partial file its final name, never over another file.
 * @returns whether the name was still free.
 */
export async function putInPlace(partial: string, path: string): Promise<boolean> {
  try {
    await link(partial, path);
    await unlink(partial);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(errnoOf(error))) throw writeError(error, path);
  }
  const taken = await lstat(path).catch(() => null);
  if (taken !== null) return false;
  try {
    await rename(partial, path);
    return true;
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Reads a regular file on the disk; `null` when it cannot be read, or the name belongs to anything else. */
export async function digestOf(path: string, watch: Watch): Promise<Digest | null> {
  const handle = await openReadOnly(path).catch(() => null);
  if (handle === null) return null;
  const digest = startDigest();
  try {
    const buffer = Buffer.alloc(READ_BYTES);
    for (;;) {
      stopIfAsked(watch);
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return digest.end();
      digest.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    return null;
  } finally {
    await handle.close();
  }
}

/** Digests a stream without writing it. */
export async function digestStream(
  content: AsyncIterable<Buffer>,
  watch: Watch,
  onBytes: (bytes: number) => void = () => {},
): Promise<Digest> {
  const digest = startDigest();
  for await (const chunk of content) {
    stopIfAsked(watch);
    digest.update(chunk);
    onBytes(chunk.length);
  }
  return digest.end();
}

function startDigest() {
  const sha256 = createHash('sha256');
  const print: Fingerprint = fingerprint();
  let bytes = 0;
  return {
    update(chunk: Buffer) {
      sha256.update(chunk);
      print.update(chunk);
      bytes += chunk.length;
    },
    end: (): Digest => ({ bytes, sha256: sha256.digest('hex'), fingerprint: print.digest() }),
  };
}
