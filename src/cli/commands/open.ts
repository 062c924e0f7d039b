/** Opens the backup that a command names, with its password from wherever one may come. */
import { findBackup } from '../../backup/discover.ts';
import { type Backup, openBackup } from '../../backup/open.ts';
import { BackupError, type Watch } from '../../backup/types.ts';
import type { Environment } from '../environment.ts';
import { expectLongLists } from '../long-lists.ts';
import { givenPassword } from '../password.ts';
import { rootsOf } from '../roots.ts';

export interface OpenOptions {
  root?: string[];
  passwordFile?: string;
  input?: boolean;
}

/**
 * @param typed a backup folder, a UDID that a root holds, or a parent with exactly one backup
 * @throws BackupError `password-needed` only when nobody could be asked for it
 */
export async function openNamed(
  typed: string,
  options: OpenOptions,
  from: Environment,
  watch: Watch & { signal: AbortSignal },
): Promise<Backup> {
  expectLongLists();
  const { path } = await findBackup(typed, rootsOf(options.root, from));
  const password = await givenPassword(options.passwordFile, from);
  try {
    return await openBackup(path, { ...watch, ...(password === null ? {} : { password }) });
  } catch (error) {
    const asked = error instanceof BackupError && error.code === 'password-needed';
    if (!asked || options.input === false || !from.stdin.isTTY || !from.stderr.isTTY) throw error;
    const { signal } = watch;
    const { askPassword } = await import('../ask-password.ts');
    return openBackup(path, { ...watch, password: await askPassword(from, signal) });
  }
}
