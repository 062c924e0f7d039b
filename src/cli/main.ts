/** The program: reads the arguments, runs what they name, and turns every way it can end into an exit code. */
import { removePrivateFiles } from '../backup/private-files.ts';
import { reportCrash } from './crash.ts';
import { realEnvironment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { program } from './program.ts';
import { tellError } from './tell-error.ts';

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
    exitCode = await tellError(error, from);
  }
  process.exitCode = unwritable ? EXIT.unwritable : exitCode;
}
