/** The program: reads the arguments, runs what they name, and turns every way it can end into an exit code. */
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { removePrivateFiles } from '../backup/private-files.ts';
import { BackupError } from '../backup/types.ts';
import { safeText } from '../terminal/safe-text.ts';
import { reportCrash } from './crash.ts';
import { type Environment, realEnvironment } from './environment.ts';
import { EXIT, EXIT_FOR } from './exit-codes.ts';
import { program } from './program.ts';
import { Stopped } from './signals.ts';
import { UsageError } from './usage-error.ts';

// Lists of photos live long, and a young generation that grows lets garbage pile up beside them: at the
// same speed, a hundred thousand photos take a third less memory without.
setFlagsFromString('--semi-space-growth-factor=1');

/** Runs the program on these arguments and sets the process's exit code. Never rejects. */
export async function main(args: readonly string[]): Promise<void> {
  const from = realEnvironment();
  let exitCode: number = EXIT.done;
  let unwritable = false;
  for (const stream of [from.stdout, from.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that closes its pipe early has read enough.
      if (error.code === 'EPIPE') return;
      unwritable = true;
      process.exitCode = EXIT.unwritable;
    });
  }
  // What nobody waited for: written down, and then the end, since nothing is certain any more.
  for (const late of ['uncaughtException', 'unhandledRejection']) {
    process.on(late, (error: unknown) => {
      void reportCrash(error, from, new Date()).finally(() => process.exit(EXIT.fault));
    });
  }
  process.on('exit', removePrivateFiles);
  try {
    await program(from, (code) => {
      exitCode = code;
    }).parseAsync([...args], { from: 'user' });
  } catch (error) {
    exitCode = await ended(error, from);
  }
  process.exitCode = unwritable ? EXIT.unwritable : exitCode;
}

const PASSWORD_WAYS = 'It can come from --password-file FILE or the variable BACKROLL_PASSWORD.';

/** Says what happened, and gives the exit code for it. */
async function ended(error: unknown, from: Environment): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    for (const line of error.message.split('\n')) from.stderr.write(`${safeText(line)}\n`);
    return error.exitCode;
  }
  if (error instanceof BackupError) {
    const { problemInWords } = await import('../guidance/index.ts');
    const { untouched, next } = problemInWords(error.code);
    const how = EXIT_FOR[error.code] === EXIT.password ? PASSWORD_WAYS : '';
    const what = error.path === null ? error.message : `${error.path}: ${error.message}`;
    for (const sentence of [what, untouched, next, how].filter((one) => one !== '')) {
      from.stderr.write(`${safeText(sentence)}\n`);
    }
    return error instanceof Stopped ? error.exitCode : EXIT_FOR[error.code];
  }
  await reportCrash(error, from, new Date());
  return EXIT.fault;
}
