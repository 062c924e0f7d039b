import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  type AnswersFile,
  type FileProblem,
  parseAnswers,
  writeAnswers,
} from '../../cases/answers-file.ts';
import { checkAnswers } from '../../cases/check.ts';
import { past, type Resumed, resume } from '../../cases/resume.ts';
import type { SavedCase } from '../../cases/saved-case.ts';
import { type Computer, newCase } from '../../flows/case.ts';
import { recovery, stepOf } from '../../flows/recovery.ts';
import { howToResume, resumedInWords } from '../../guidance/resuming.ts';
import { chooseDriver, type DriverName } from '../choose-driver.ts';
import { reportCrash } from '../crash.ts';
import { computerOf, type Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import type { LiveCase } from '../live-case.ts';
import { givenPassword } from '../password.ts';
import { rootsOf } from '../roots.ts';
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
}

/** One run of the wizard, once everything that was asked for on the command line is known to fit. */
interface Run {
  driver: DriverName;
  file: AnswersFile | null;
  saved: SavedCase | null;
  computer: Computer;
  startedAt: string;
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
  const run: Run = {
    driver: chooseDriver({
      answersFile: options.answers !== undefined,
      noInput: options.input === false,
      stdinIsTerminal: from.stdin.isTTY === true,
      stdoutIsTerminal: from.stdout.isTTY === true,
      term: from.env.TERM,
    }),
    file: options.answers === undefined ? null : await readAnswers(options.answers, from),
    saved,
    computer: computerOf(from.platform),
    startedAt: saved?.startedAt ?? new Date().toISOString(),
  };
  if (saved === null) check(options, run, null);
  if (run.driver === 'nobody') {
    const { needed } = await import('../unattended.ts');
    const step = saved ? stepOf(past(saved, run.computer).snapshot) : 'whose-phone';
    throw new UsageError(needed(step), EXIT.inputNeeded);
  }

  const password = await givenPassword(options.passwordFile, from);
  const { startSession } = await import('../session.ts');
  const session = startSession({
    roots: rootsOf(options.root, from),
    photosTo: resolve(options.to ?? join(from.home, 'Pictures', 'backroll')),
    copiesTo: resolve(options.backupTo ?? join(from.home, 'backroll-copies')),
  });
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
  const { driver, file, saved, computer, startedAt } = run;
  const { liveCase } = await import('../live-case.ts');
  const { startSaving } = await import('../saving.ts');
  const resumed = saved && (await goOn(session, saved, computer, from));
  if (resumed) check(options, run, resumed);
  const live = liveCase(session, computer, startedAt, resumed);
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
      await record(options.record, writeAnswers(live.snapshot().context.trail));
    }
  }
}

async function driveCase(
  live: LiveCase,
  session: Session,
  { run: { file }, password }: { run: Run; password: string | null },
  from: Environment,
): Promise<number> {
  if (file) {
    const { runUnattended } = await import('../unattended.ts');
    return runUnattended(live, session, { answers: file.answers, password }, from);
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
  const scan = await scanNow(session, computer, saved);
  return resume(saved, computer, scan, new Date().toISOString());
}

/** Says how to go on with a case that was left; a terminal that hung up reads no more. */
async function left(saving: Saving, exitCode: number, id: string, { stderr }: Environment) {
  const status = await saving.finish(exitCode);
  if (status === null || status === 'ended' || exitCode === EXIT.hangup) return;
  stderr.write(`${howToResume(id)}\n`);
}

/** @throws UsageError with every answer of the file that does not fit where the case stands */
function check(
  { answers: name = '' }: WizardOptions,
  { file, computer, startedAt }: Run,
  resumed: Resumed | null,
): void {
  const given = (resumed?.again ?? []).map((one) => ({ ...one, line: 0 }));
  const answers = [...given, ...(file?.answers ?? [])];
  const start = resumed?.known ?? newCase(computer, startedAt);
  const problems = resumed
    ? checkAnswers(answers, start, recovery.resolveState({ value: resumed.step, context: start }))
    : checkAnswers(answers, start);
  const own = problems.filter(({ line }) => line > 0);
  if (own.length > 0) throw new UsageError(listed(name, own));
}

async function readAnswers(file: string, { stdin }: Environment): Promise<AnswersFile> {
  const content = await (file === '-' ? text(stdin) : readFile(file, 'utf8')).catch(() => {
    throw new UsageError(`The answers file ${file} cannot be read. Nothing was done.`);
  });
  const parsed = parseAnswers(content);
  if (!parsed.ok) throw new UsageError(listed(file, parsed.problems));
  return parsed.file;
}

function listed(file: string, problems: readonly FileProblem[]): string {
  const lines = problems.map(({ line, message }) => `  line ${line}: ${message}`);
  return [`The answers in ${file} do not fit. Nothing was done.`, ...lines].join('\n');
}

async function record(file: string, answers: string): Promise<void> {
  await writeFile(file, answers, { mode: 0o600 }).catch(() => {
    throw new UsageError(`The answers could not be written to ${file}.`, EXIT.unwritable);
  });
}
