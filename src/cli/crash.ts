/** A fault of ours: written down where a support person can read it, told in one calm sentence. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment.ts';

/** Where backroll keeps its own state: XDG's place, or the system's own. */
export function stateFolder({ env, platform, home }: Environment): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'backroll');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'backroll');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'backroll');
  return join(home, '.local', 'state', 'backroll');
}

/** Writes the error's name, message and stack, with the home folder taken out; nothing of the case. */
export async function reportCrash(error: unknown, from: Environment, at: Date): Promise<void> {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = `backroll crash, ${at.toISOString()}\nNode ${process.versions.node}, ${from.platform}\n\n${trace.replaceAll(from.home, '~')}\n`;
  const folder = stateFolder(from);
  const file = join(folder, `crash-${at.toISOString().replaceAll(/[:.]/g, '-')}.txt`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Never through a link that somebody put there.
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    from.stderr.write(
      `Something went wrong inside backroll. Your backups and photos are untouched.\nWhat happened is written in ${file}. Please send it to us.\n`,
    );
  } catch {
    // A trace on the screen helps nobody who reads it, and can hold a path.
    const name = error instanceof Error ? error.name : 'unknown';
    from.stderr.write(
      `Something went wrong inside backroll (${name}). Your backups and photos are untouched.\nWhat happened could not be written in ${folder}.\n`,
    );
  }
}
