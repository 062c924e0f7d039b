/** Every way in which work can fail, told to a person and turned into an exit code. */
import { CommanderError } from 'commander';
import { BackupError } from '../backup/types.ts';
import { safeText } from '../terminal/safe-text.ts';
import { reportCrash } from './crash.ts';
import type { Environment } from './environment.ts';
import { EXIT, EXIT_FOR } from './exit-codes.ts';
import { Stopped } from './signals.ts';
import { toldError } from './told-error.ts';
import { UsageError } from './usage-error.ts';

const PASSWORD_WAYS = 'It can come from --password-file FILE or the variable BACKROLL_PASSWORD.';

/** Says what happened, and gives the exit code for it. */
export async function tellError(error: unknown, from: Environment): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  from.telling.tell(toldError(error));
  if (error instanceof CommanderError) return EXIT.usage;
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
