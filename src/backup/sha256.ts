import { createHash } from 'node:crypto';
import { stopIfAsked } from './progress.ts';
import { openReadOnly, readError } from './read-only.ts';
import { BackupError, type Watch } from './types.ts';

const READ_BYTES = 256 * 1024;

/**
 * The SHA-256 of a regular file, in hex.
 * @throws BackupError `read-failed` (also when it is no longer a file), `no-access` or `cancelled`.
 */
export async function sha256Of(path: string, watch: Watch): Promise<string> {
  const handle = await openReadOnly(path);
  if (handle === null) throw new BackupError('read-failed', 'This file went away.', path);
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(READ_BYTES);
  try {
    for (;;) {
      stopIfAsked(watch);
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    throw readError(error, path);
  } finally {
    await handle.close();
  }
}
