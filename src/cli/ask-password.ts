/** A hidden prompt on the terminal, for commands; the wizard asks on its own screen. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { BackupError } from '../backup/types.ts';
import type { Environment } from './environment.ts';

/**
 * Asks on stderr, so that stdout stays the command's own. What is typed is not shown.
 * @throws BackupError `cancelled` when the signal fires, or the terminal ends the input
 */
export async function askPassword(
  { stdin, stderr }: Environment,
  signal: AbortSignal,
): Promise<string> {
  stderr.write('Password of this backup (nothing is shown while you type): ');
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: hidden, terminal: true, historySize: 0 });
  // readline takes Ctrl-C for itself while it reads.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const stopped = () => reject(new BackupError('cancelled', 'No password was given.'));
  lines.on('close', stopped);
  signal.addEventListener('abort', stopped, { once: true });
  try {
    return await Promise.race([lines.question(''), closed]);
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
