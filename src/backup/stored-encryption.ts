import type { Dirent } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasKnownMagic } from './magic.ts';
import { isFileID } from './manifest/manifest.ts';
import { BLOCK_BYTES } from './padding.ts';
import { openReadOnly, readError } from './read-only.ts';

/** Enough for a verdict; a blob of a picture, a list or an odd length is nearly always the first. */
const WANTED = 32;
/** How many blobs are opened at most: empty ones tell nothing. */
const MAX_OPENED = 256;
const SUBFOLDER = /^[0-9a-f]{2}$/;

/**
 * Whether the files of a backup are encrypted, judged by their own bytes. The flag in Manifest.plist
 * cannot tell: iOS 9 and earlier, 10.0 and 10.1 encrypted the files and not the index, while copies
 * that other tools have decrypted keep the flag.
 * Encrypted files are whole cipher blocks without a known beginning.
 * @returns `false` also for a backup that holds no file with anything in it.
 * @throws BackupError `no-access` or `read-failed`.
 */
export async function holdsCiphertext(folder: string): Promise<boolean> {
  let opened = 0;
  let clear = 0;
  let sealed = 0;
  for await (const path of blobs(folder)) {
    opened += 1;
    const found = await looksClear(path);
    if (found === true) clear += 1;
    if (found === false) sealed += 1;
    if (clear + sealed >= WANTED || opened >= MAX_OPENED) break;
  }
  return sealed > clear;
}

/** `null` when an empty blob, or none, is there. */
async function looksClear(path: string): Promise<boolean | null> {
  const handle = await openReadOnly(path);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    if (size === 0) return null;
    const { buffer } = await handle.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, 0);
    return size % BLOCK_BYTES !== 0 || hasKnownMagic(buffer);
  } catch (error) {
    throw readError(error, path);
  } finally {
    await handle.close();
  }
}

/** Side by side in the folder up to iOS 9, in sub-folders of their first two digits since. */
async function* blobs(folder: string): AsyncGenerator<string> {
  for await (const { name } of await listing(folder)) {
    if (isFileID(name)) yield join(folder, name);
    if (!SUBFOLDER.test(name)) continue;
    const inside = await readdir(join(folder, name)).catch(() => []);
    for (const blob of inside.filter(isFileID)) yield join(folder, name, blob);
  }
}

async function listing(folder: string): Promise<AsyncIterable<Dirent>> {
  try {
    return await opendir(folder);
  } catch (error) {
    throw readError(error, folder);
  }
}
