/** The answers file that the command line names, and the one that is recorded. */
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import {
  type AnswersFile,
  type FileProblem,
  parseAnswers,
  writeAnswers,
} from '../cases/answers-file.ts';
import { checkAnswers } from '../cases/check.ts';
import type { Resumed } from '../cases/resume.ts';
import type { Case } from '../flows/case.ts';
import { recovery } from '../flows/recovery.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when the file cannot be read, or is no answers file */
export async function readAnswers(file: string, { stdin }: Environment): Promise<AnswersFile> {
  const content = await (file === '-' ? text(stdin) : readFile(file, 'utf8')).catch(() => {
    throw new UsageError(`The answers file ${file} cannot be read. Nothing was done.`);
  });
  const parsed = parseAnswers(content);
  if (!parsed.ok) throw new UsageError(listed(file, parsed.problems));
  return parsed.file;
}

/**
 * @param resumed where a saved case goes on; a new case begins without
 * @throws UsageError with every answer of the file that does not fit where the case stands
 */
export function checkGiven(
  file: AnswersFile & { name: string },
  newCase: Case,
  resumed: Resumed | null,
): void {
  const given = (resumed?.again ?? []).map((one) => ({ ...one, line: 0 }));
  const answers = [...given, ...file.answers];
  const start = resumed?.known ?? newCase;
  const problems = resumed
    ? checkAnswers(answers, start, recovery.resolveState({ value: resumed.step, context: start }))
    : checkAnswers(answers, start);
  const own = problems.filter(({ line }) => line > 0);
  if (own.length > 0) throw new UsageError(listed(file.name, own));
}

function listed(file: string, problems: readonly FileProblem[]): string {
  const lines = problems.map(({ line, message }) => `  line ${line}: ${message}`);
  return [`The answers in ${file} do not fit. Nothing was done.`, ...lines].join('\n');
}

/**
 * Writes answers as a file that can be played again.
 * @throws UsageError when it cannot be written
 */
export async function recordAnswers(file: string, known: Case): Promise<void> {
  await writeFile(file, writeAnswers(known), { mode: 0o600 }).catch(() => {
    throw new UsageError(`The answers could not be written to ${file}.`, EXIT.unwritable);
  });
}
