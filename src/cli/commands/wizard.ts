import type { SavedCase } from '../../cases/saved-case.ts';
import type { StepId } from '../../flows/branches.ts';
import { type Case, type Computer, newCase } from '../../flows/case.ts';
import { chooseDriver } from '../choose-driver.ts';
import { computerOf, type Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import type { GivenFile } from '../given-answers.ts';
import { givenPassword } from '../password.ts';
import { checkAnswers, type Run, runCase } from '../run-case.ts';
import { casesFolder, caseToResume } from '../saved-cases.ts';
import { UsageError } from '../usage-error.ts';

export interface WizardOptions {
  root?: string[];
  answers?: string;
  /** A case's id; `true` for the latest. */
  resume?: string | true;
  record?: string;
  to?: string;
  backupTo?: string;
  passwordFile?: string;
  input?: boolean;
  plain?: boolean;
  technician?: boolean;
  /** Also with `--events`. */
  json?: boolean;
}

const EVENTS_NEED_ANSWERS =
  'With --events nobody can be asked: give the answers with --answers FILE. While you answer, --log FILE writes down what happens.';
const JSON_NEEDS_ANSWERS = 'With --json nobody can be asked: give the answers with --answers FILE.';

/** The guided wizard: with a person at the keyboard, or with a file that answers. */
export async function wizardCommand(options: WizardOptions, from: Environment): Promise<number> {
  if (options.answers === '-' && options.passwordFile === '-') {
    throw new UsageError('Only one of --answers and --password-file can be standard input.');
  }
  const { resume: asked } = options;
  const saved =
    asked === undefined
      ? null
      : await caseToResume(casesFolder(from), asked === true ? null : asked);
  const given = await givenAnswers(options, from);
  const run: Run = {
    driver: chooseDriver({
      answersFile: options.answers !== undefined,
      noInput: options.input === false,
      plain: options.plain === true,
      stdinIsTerminal: from.stdin.isTTY === true,
      stdoutIsTerminal: from.stdout.isTTY === true,
      term: from.env.TERM,
      screenReader: from.env.INK_SCREEN_READER,
    }),
    given,
    saved,
    start: startOf(given, options, from, saved),
    ...(options.json ? { isQuiet: true, givesReport: true } : {}),
  };
  if (options.json && given === null && (run.driver !== 'nobody' || from.stdin.isTTY)) {
    throw new UsageError(from.telling.hasEvents ? EVENTS_NEED_ANSWERS : JSON_NEEDS_ANSWERS);
  }
  if (saved === null) await checkAnswers(run, null);
  if (run.driver === 'nobody') {
    const { needed } = await import('../unattended.ts');
    const step = saved
      ? await leftAt(saved, run.start.computer)
      : run.start.technician
        ? 'identity'
        : 'whose-phone';
    throw new UsageError(needed(step), EXIT.inputNeeded);
  }

  const password = await givenPassword(options.passwordFile, from);
  return (await runCase(run, options, password, from)).exitCode;
}

/** A new case, or what a saved one is played into. */
export function startOf(
  given: GivenFile | null,
  options: Pick<WizardOptions, 'technician'>,
  { platform }: Environment,
  saved: SavedCase | null = null,
): Case {
  const asked = options.technician === true || given?.parsed.file.technician === true;
  return newCase(computerOf(platform), saved?.startedAt ?? new Date().toISOString(), {
    technician: saved?.technician ?? asked,
  });
}

/** The step at which a saved case was left. */
async function leftAt(saved: SavedCase, computer: Computer): Promise<StepId> {
  const { past } = await import('../../cases/resume.ts');
  const { stepOf } = await import('../../flows/recovery.ts');
  return stepOf(past(saved, computer).snapshot);
}

/** The answers file that was named, if one was; what reads it is loaded only then. */
async function givenAnswers({ answers }: WizardOptions, from: Environment) {
  if (answers === undefined) return null;
  const { readAnswers } = await import('../given-answers.ts');
  return readAnswers(answers, from);
}
