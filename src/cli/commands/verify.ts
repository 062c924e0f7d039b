import { type VerifyResult, verify } from '../../backup/verify.ts';
import { sizeInWords } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { verifyDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';
import { type OpenOptions, openNamed } from './open.ts';

export type VerifyOptions = OpenOptions & { json?: boolean; quiet?: boolean };

/** Reads a whole backup and says what is missing, short or damaged. */
export async function verifyCommand(
  typed: string,
  options: VerifyOptions,
  from: Environment,
): Promise<number> {
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const started = performance.now();
    const watch = { signal, onProgress: line.show };
    const backup = await openNamed(typed, options, from, watch);
    try {
      const result = await verify(backup, watch);
      line.clear();
      const seconds = (performance.now() - started) / 1000;
      await report(backup.summary.path, result, seconds, options, from);
      return result.problemCount > 0 ? EXIT.someItemsFailed : EXIT.done;
    } finally {
      backup.close();
    }
  };
  return stoppable(work).finally(line.clear);
}

async function report(
  backup: string,
  result: VerifyResult,
  seconds: number,
  options: VerifyOptions,
  from: Environment,
): Promise<void> {
  const { stdout, stderr } = from;
  const { files, bytes, problems, problemCount, unlisted } = result;
  if (options.json) {
    await printResult(from, verifyDocument(backup, result, seconds));
    return;
  }
  for (const { domain, path, message } of problems) {
    const file = domain === null ? path : `${domain} ${path}`;
    stdout.write(`${safeText(file)}: ${safeText(message)}\n`);
  }
  const more = problemCount - problems.length;
  if (more > 0) stdout.write(`and ${more} more\n`);
  if (options.quiet) return;
  const read = `Read ${files} files, ${sizeInWords(bytes)}.`;
  const found =
    problemCount === 0
      ? 'Nothing is missing, short or damaged.'
      : `${problemCount} are not as they should be. The backup is untouched.`;
  stderr.write(`${read} ${found}\n`);
  if (unlisted > 0) stderr.write(`${unlisted} more in its folders are not in its list.\n`);
}
