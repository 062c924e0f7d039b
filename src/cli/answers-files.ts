/** Which answers files the command line means. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

const ANSWERS = /\.(ya?ml|json)$/i;

/**
 * Each folder stands for the answers files right in it, by name.
 * @returns `several` also for a folder with one file: who names a folder reads a list
 * @throws UsageError for a folder that cannot be read or has none, and when standard input is named twice
 */
export async function namedFiles(
  named: readonly string[],
): Promise<{ files: string[]; several: boolean }> {
  if (named.filter((one) => one === '-').length > 1) {
    throw new UsageError('Standard input can only be named once.');
  }
  const files: string[] = [];
  let several = named.length > 1;
  for (const name of named) {
    const isFolder = name !== '-' && (await stat(name).catch(() => null))?.isDirectory() === true;
    files.push(...(isFolder ? await filesIn(name) : [name]));
    several ||= isFolder;
  }
  return { files, several };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new UsageError(`The folder ${folder} cannot be read. Nothing was done.`);
  });
  const files = entries
    .filter((entry) => !entry.isDirectory() && ANSWERS.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  if (files.length === 0) {
    throw new UsageError(`There is no answers file in ${folder} (*.yaml, *.yml or *.json).`);
  }
  return files.map((name) => join(folder, name));
}
