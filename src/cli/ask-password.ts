/** A hidden prompt on the terminal, for commands; the wizard asks on its own screen. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Environment } from './environment.ts';

/** Asks on stderr, so that stdout stays the command's own. What is typed is not shown. */
export async function askPassword({ stdin, stderr }: Environment): Promise<string> {
  stderr.write('Password of this backup (nothing is shown while you type): ');
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: hidden, terminal: true, historySize: 0 });
  // readline takes Ctrl-C for itself while it reads.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
