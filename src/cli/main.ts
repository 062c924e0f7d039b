/** The program: reads the arguments, runs what they name, and turns every way it can end into an exit code. */
import { removePrivateFiles } from '../backup/private-files.ts';
import { reportCrash } from './crash.ts';
import { type Environment, realEnvironment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { keepMemoryPrivate } from './own-memory.ts';
import { program } from './program.ts';
import { onUnheardSignals } from './signals.ts';
import { tellError } from './tell-error.ts';
import { tellingOf } from './telling.ts';
import { FAULT } from './told-error.ts';

/** So long it may take to tell of an end that nothing else waits for. */
const LAST_WORDS_MS = 2000;

const CUT_OFF = 'What was to be printed could not be written to its end. Is that disk full?';

/** Runs the program on these arguments and sets the process's exit code. Never rejects. */
export async function main(args: readonly string[]): Promise<void> {
  const outside = realEnvironment();
  keepMemoryPrivate(outside.platform);
  const telling = await tellingOf(args, outside);
  const from: Environment = { ...outside, telling };
  let unwritable = false;
  for (const stream of [from.stdout, from.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that closes its pipe early has read enough.
      if (error.code === 'EPIPE') return;
      if (!unwritable && stream === from.stdout) from.stderr.write(`${CUT_OFF}\n`);
      unwritable = true;
      process.exitCode = EXIT.unwritable;
    });
  }
  const endNow = (code: number) => {
    setTimeout(() => process.exit(code), LAST_WORDS_MS);
    void telling.end(code).finally(() => process.exit(code));
  };
  if (telling.isHeard) onUnheardSignals(endNow);
  // What nobody waited for: written down, and then the end, since nothing is certain any more.
  for (const late of ['uncaughtException', 'unhandledRejection']) {
    process.on(late, (error: unknown) => {
      telling.tell(FAULT);
      void reportCrash(error, from, new Date()).finally(() => endNow(EXIT.fault));
    });
  }
  process.on('exit', removePrivateFiles);
  const exitCode = await runProgram(args, from);
  process.exitCode = unwritable ? EXIT.unwritable : exitCode;
  await telling.end(process.exitCode);
}

/**
 * Runs what the arguments name, and says what went wrong. Never rejects, and does nothing with the process.
 * @returns the exit code. Whoever calls ends the telling with it.
 */
export async function runProgram(args: readonly string[], from: Environment): Promise<number> {
  let exitCode: number = EXIT.done;
  try {
    await from.telling.begin();
    await program(from, (code) => {
      exitCode = code;
    }).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return tellError(error, from);
  }
}
