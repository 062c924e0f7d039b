/** A hidden prompt on the terminal, for commands; the wizard asks in its own way. */
import { BackupError } from '../backup/types.ts';
import type { Environment } from './environment.ts';
import { typedLines } from './typed-lines.ts';

/**
 * Asks on stderr, so that stdout stays the command's own. What is typed is not shown.
 * @throws BackupError `cancelled` when the signal fires, or the terminal ends the input
 */
export async function askPassword(
  { stdin, stderr }: Environment,
  signal: AbortSignal,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const stopped = () => reject(new BackupError('cancelled', 'No password was given.'));
  const typed = typedLines(stdin, {
    line: resolve,
    // Without its echo the terminal sends no signal by itself.
    interrupt: () => process.kill(process.pid, 'SIGINT'),
    end: stopped,
  });
  // Before the prompt, or what is typed at once would be seen.
  typed.hide(true);
  stderr.write('Password of this backup (nothing is shown while you type): ');
  signal.addEventListener('abort', stopped, { once: true });
  try {
    return await promise;
  } finally {
    typed.close();
    stderr.write('\n');
  }
}
