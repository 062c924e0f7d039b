import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../running.ts';

const PARTIAL = /^\..+\.backroll-partial$/;
const OWNER = /\.(\d{1,10})-[0-9a-f]{8}\.backroll-partial$/;

/**
 * The name that a file bears until it is complete. No two writers share one: it carries the process, and
 * a random part for those within it.
 */
export function partialName(name: string): string {
  return `.${name}.${process.pid}-${randomBytes(4).toString('hex')}.backroll-partial`;
}

/** Removes the partial files of runs that are over, as far as that can be done. */
export async function removeStalePartials(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names.filter(isStale)) {
    await rm(join(folder, name), { force: true }).catch(() => {});
  }
}

/** Of these names those that runs which are over have left of a file of this name. */
export function stalePartialsOf(file: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(`.${file}.`) && isStale(name));
}

/** Without a process in its name it is of an older version, which is no longer running. */
function isStale(name: string): boolean {
  if (!PARTIAL.test(name)) return false;
  const pid = OWNER.exec(name)?.[1];
  return pid === undefined || !isRunning(Number(pid));
}
