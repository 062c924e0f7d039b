import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();
let watchingExit = false;

/**
 * Makes a folder that only this user can enter, for a copy that SQLite may open. It is gone after
 * `removePrivateFolder`, and at the latest when the process exits.
 */
export function makePrivateFolder(): string {
  if (!watchingExit) {
    process.on('exit', removePrivateFiles);
    watchingExit = true;
  }
  const folder = mkdtempSync(join(tmpdir(), 'backroll-'));
  folders.add(folder);
  return folder;
}

export function removePrivateFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}

/** Removes every private copy at once. Synchronous, so that a signal's handler can call it and leave. */
export function removePrivateFiles(): void {
  for (const folder of folders) {
    try {
      removePrivateFolder(folder);
    } catch {
      // Still open elsewhere (Windows): the other folders are removed all the same.
    }
  }
}

/**
 * Writes a stream into a new file that only this user can read.
 * @returns its length in bytes.
 */
export async function writePrivately(
  path: string,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
  } finally {
    await handle.close();
  }
  await chmod(path, 0o600);
  return bytes;
}
