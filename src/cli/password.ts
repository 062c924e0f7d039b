/**
 * Where a backup's password may come from: never an argument. A variable's value stays readable to this user in
 * the list of processes for as long as the program runs; a file or the hidden prompt does not.
 */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';

/**
 * The password from `--password-file` (`-` is standard input) or `BACKROLL_PASSWORD`; `null` when there is none.
 * One line break at the end belongs to the file, not to the password.
 */
export async function givenPassword(
  file: string | undefined,
  { password, stdin }: Environment,
): Promise<string | null> {
  if (file === undefined) return password;
  try {
    const content = file === '-' ? await whole(stdin) : await readFile(file, 'utf8');
    return content.replace(/\r?\n$/, '');
  } catch {
    throw new UsageError(`The password file ${file} cannot be read. Nothing was done.`);
  }
}

/** Standard input comes once, and a command can open two backups. */
const read = new WeakMap<object, Promise<string>>();

function whole(stdin: NodeJS.ReadStream): Promise<string> {
  const content = read.get(stdin) ?? text(stdin);
  read.set(stdin, content);
  return content;
}
