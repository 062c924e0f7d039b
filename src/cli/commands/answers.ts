import { letsDataBeLost } from '../../cases/check.ts';
import type { EndingId } from '../../flows/branches.ts';
import { outcomeCode } from '../../guidance/steps.ts';
import { fitsInWords, NOT_IN_A_BATCH } from '../../guidance/unattended.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { namedFiles } from '../answers-files.ts';
import { runBatch } from '../batch.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { checkGiven, inLines, placeInWords, readAnswers, rehearseGiven } from '../given-answers.ts';
import { givenPassword } from '../password.ts';
import { printResult } from '../print.ts';
import { runCase } from '../run-case.ts';
import { UsageError } from '../usage-error.ts';
import { startOf, type WizardOptions, wizardCommand } from './wizard.ts';

export interface AnswersOptions extends Omit<WizardOptions, 'answers'> {
  answers: string[];
  check?: boolean;
}

/** Answers files in place of a person: one, several, or a folder of them; played or only checked. */
export async function answersCommand(options: AnswersOptions, from: Environment): Promise<number> {
  const { answers, check, ...others } = options;
  const { files, several } = await namedFiles(answers);
  const [first = ''] = files;
  if (check) return checkFiles(files, options, from);
  if (!several) return wizardCommand({ ...others, answers: first }, from);
  return playFiles(files, options, from);
}

/** Would they go through? Nothing is opened and nothing is done. */
async function checkFiles(
  files: readonly string[],
  options: AnswersOptions,
  from: Environment,
): Promise<number> {
  if (options.resume !== undefined) {
    throw new UsageError('--check looks at a file by itself, without --resume.');
  }
  const found = [];
  for (const name of files) {
    const given = await readAnswers(name, from);
    const { problems, endings, unanswered } = rehearseGiven(given, startOf(given, options, from));
    const outcomes = endings.map((one) => outcomeCode(one as EndingId));
    const fits = problems.length === 0;
    found.push({ file: name, fits, problems, endings: outcomes, unanswered });
    if (options.json) continue;
    if (fits) from.stdout.write(`${safeText(name)}  ${fitsInWords(outcomes, unanswered)}\n`);
    else {
      const lines = inLines(name, problems).split('\n');
      for (const line of lines) from.stderr.write(`${safeText(line)}\n`);
    }
  }
  if (options.json) await printResult(from, { v: 1, files: found });
  return found.every(({ fits }) => fits) ? EXIT.done : EXIT.usage;
}

/** One after the other, each as if it were alone; but none that can lead to data being lost. */
async function playFiles(
  files: readonly string[],
  { json = false, ...options }: AnswersOptions,
  from: Environment,
): Promise<number> {
  for (const alone of ['record', 'resume'] as const) {
    if (options[alone] === undefined) continue;
    throw new UsageError(`--${alone} goes with one answers file.`);
  }
  if (files.includes('-') && options.passwordFile === '-') {
    throw new UsageError('Only one of --answers and --password-file can be standard input.');
  }
  const password = await givenPassword(options.passwordFile, from);
  const { answers: _, ...places } = options;
  return runBatch(files, { json }, from, async (name, shared, within) => {
    const given = await readAnswers(name, within);
    const start = startOf(given, options, within);
    const { answers } = checkGiven(given, start);
    const danger = files.length > 1 ? letsDataBeLost(answers) : null;
    if (danger !== null) {
      throw new UsageError(`${placeInWords(danger)}: "${danger.step}" ${NOT_IN_A_BATCH}`);
    }
    const run = { driver: 'answers', given, saved: null, start, isQuiet: true } as const;
    return runCase(run, places, password, within, shared);
  });
}
