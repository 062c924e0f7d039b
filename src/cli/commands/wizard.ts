import type { AnswersFile } from '../../cases/answers-file.ts';
import type { Resumed } from '../../cases/resume.ts';
import type { SavedCase } from '../../cases/saved-case.ts';
import type { StepId } from '../../flows/branches.ts';
import { type Case, type Computer, newCase } from '../../flows/case.ts';
import { howToResume, resumedInWords } from '../../guidance/resuming.ts';
import { chooseDriver, type DriverName } from '../choose-driver.ts';
import { reportCrash } from '../crash.ts';
import { computerOf, type Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import type { LiveCase } from '../live-case.ts';
import { givenPassword } from '../password.ts';
import { placesOf } from '../places.ts';
import { casesFolder, caseToResume, freeCaseId } from '../saved-cases.ts';
import type { Saving } from '../saving.ts';
import type { Session } from '../session.ts';
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
}

/** One run of the wizard, once everything that was asked for on the command line is known to fit. */
interface Run {
  driver: DriverName;
  file: AnswersFile | null;
  saved: SavedCase | null;
  /** A new case; what is known of a saved one is played into it. */
  start: Case;
}

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
  const file = await givenAnswers(options, from);
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
    file,
    saved,
    start: newCase(computerOf(from.platform), saved?.startedAt ?? new Date().toISOString(), {
      technician: saved?.technician ?? (options.technician === true || file?.technician === true),
    }),
  };
  if (saved === null) await check(options, run, null);
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
  const { startSession } = await import('../session.ts');
  const session = startSession(placesOf(options, from));
  try {
    return await runCase(session, run, options, password, from);
  } finally {
    await session.end();
    for (const fault of session.faults.slice(0, 1)) await reportCrash(fault, from, new Date());
  }
}

async function runCase(
  session: Session,
  run: Run,
  options: WizardOptions,
  password: string | null,
  from: Environment,
): Promise<number> {
  const { driver, file, saved, start } = run;
  const { computer, startedAt } = start;
  const { liveCase } = await import('../live-case.ts');
  const { startSaving } = await import('../saving.ts');
  const resumed = saved && (await goOn(session, saved, computer, from));
  if (resumed) await check(options, run, resumed);
  const live = liveCase(session, start, resumed);
  const folder = casesFolder(from);
  const id = saved?.id ?? (await freeCaseId(folder, startedAt));
  const label = saved?.label ?? file?.case ?? null;
  const saving = startSaving(live, {
    folder,
    name: { id, label, computer, startedAt },
    resumed: saved,
    unattended: driver === 'answers',
    pid: process.pid,
  });
  let exitCode: number = EXIT.fault;
  try {
    exitCode = await driveCase(live, session, { run, password }, from);
    return exitCode;
  } finally {
    await left(saving, exitCode, id, from);
    if (options.record !== undefined) {
      const { recordAnswers } = await import('../given-answers.ts');
      await recordAnswers(options.record, live.snapshot().context);
    }
  }
}

async function driveCase(
  live: LiveCase,
  session: Session,
  { run: { driver, file }, password }: { run: Run; password: string | null },
  from: Environment,
): Promise<number> {
  if (file) {
    const { runUnattended } = await import('../unattended.ts');
    return runUnattended(live, session, { answers: file.answers, password }, from);
  }
  if (driver === 'plain') {
    const { runPlain } = await import('../plain.ts');
    return runPlain(live, session, from);
  }
  const { runInteractive } = await import('../interactive.ts');
  return runInteractive(live, session, from);
}

/** Where a saved case goes on, after a look at the backups that there are now. */
async function goOn(
  session: Session,
  saved: SavedCase,
  computer: Computer,
  { stderr }: Environment,
): Promise<Resumed> {
  stderr.write(`${resumedInWords(saved.id)}\n`);
  const { scanNow } = await import('../scan-now.ts');
  const { resume } = await import('../../cases/resume.ts');
  const scan = await scanNow(session, computer, saved);
  return resume(saved, computer, scan, new Date().toISOString());
}

/** Says how to go on with a case that was left; a terminal that hung up reads no more. */
async function left(saving: Saving, exitCode: number, id: string, { stderr }: Environment) {
  const status = await saving.finish(exitCode);
  if (status === null || status === 'ended' || exitCode === EXIT.hangup) return;
  stderr.write(`${howToResume(id)}\n`);
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

/** @throws UsageError with every answer of the file that does not fit where the case stands */
async function check(options: WizardOptions, { file, ...run }: Run, resumed: Resumed | null) {
  if (file === null) return;
  const { checkGiven } = await import('../given-answers.ts');
  checkGiven({ name: options.answers ?? '', ...file }, run.start, resumed);
}
