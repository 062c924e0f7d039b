/** A file of its owner's alone that is written whole or not at all, and never over another one. */
import { link, open, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

const MODE = 0o600;

/**
 * @returns the file's absolute path
 * @throws UsageError when something of that name is there, or it cannot be written
 */
export async function writeNewFile(path: string, text: string): Promise<string> {
  const target = resolve(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeWhole(beside, text);
    // A link is refused where a file is; a rename would replace it. Not every disk knows links.
    await link(beside, target).catch(async (error: unknown) => {
      if (hasCode(error, 'EEXIST')) throw error;
      await writeWhole(target, text);
    });
  } catch (error) {
    const why = hasCode(error, 'EEXIST')
      ? 'There is a file of that name already, and it stays.'
      : 'It could not be written there.';
    throw new UsageError(`${target}: ${why} Name another one with --to.`, EXIT.unwritable);
  } finally {
    await rm(beside, { force: true }).catch(() => {});
  }
  return target;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', MODE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
