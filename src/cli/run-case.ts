/** A case from its first question, or from where it was left, to where it ends or is left again. */
import type { Resumed } from '../cases/resume.ts';
import type { CaseStatus, SavedCase } from '../cases/saved-case.ts';
import type { EndingId } from '../flows/branches.ts';
import type { Case, Computer } from '../flows/case.ts';
import { CANNOT_BE_SAVED, howToReport, howToResume, resumedInWords } from '../guidance/resuming.ts';
import type { Ended } from './batch.ts';
import type { DriverName } from './choose-driver.ts';
import type { WizardOptions } from './commands/wizard.ts';
import { reportCrash } from './crash.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import type { GivenFile } from './given-answers.ts';
import type { LiveCase } from './live-case.ts';
import { placesOf } from './places.ts';
import { printResult } from './print.ts';
import { casesFolder, freeCaseId } from './saved-cases.ts';
import type { Saving } from './saving.ts';
import type { Session } from './session.ts';
import type { Shared } from './shared.ts';
import { FAULT } from './told-error.ts';

/** One run of the wizard, once everything that was asked for on the command line is known to fit. */
export interface Run {
  driver: DriverName;
  /** The answers file; of a saved case it is checked once it is known where that goes on. */
  given: GivenFile | null;
  saved: SavedCase | null;
  /** A new case; what is known of a saved one is played into it. */
  start: Case;
  /** Nothing of what is said in a case that a file answers is printed. */
  isQuiet?: true;
  /** The case's report is printed at the end. */
  givesReport?: true;
}

/**
 * Runs a case to where it ends or is left.
 * @param shared with other runs; else the run has an engine of its own
 */
export async function runCase(
  run: Run,
  options: WizardOptions,
  password: string | null,
  from: Environment,
  shared?: Shared,
): Promise<Ended> {
  const { startSession } = await import('./session.ts');
  const session = startSession({
    ...placesOf(options, from),
    outside: from,
    ...(shared ? { shared } : {}),
  });
  try {
    return await runIn(session, run, options, password, from);
  } finally {
    await session.end();
    for (const fault of session.faults.slice(0, 1)) {
      from.telling.tell(FAULT);
      await reportCrash(fault, from, new Date());
    }
  }
}

async function runIn(
  session: Session,
  run: Run,
  options: WizardOptions,
  password: string | null,
  from: Environment,
): Promise<Ended> {
  const { driver, given, saved, start } = run;
  const { computer, startedAt } = start;
  const { liveCase } = await import('./live-case.ts');
  const { startSaving } = await import('./saving.ts');
  const resumed = saved && (await goOn(session, saved, computer, from));
  if (resumed) await checkAnswers(run, resumed);
  const { telling } = from;
  const follow = telling.isHeard ? (await import('./case-events.ts')).followCase : null;
  const live = liveCase(session, start, resumed, follow?.(session, telling));
  const folder = casesFolder(from);
  const id = saved?.id ?? (await freeCaseId(folder, startedAt));
  const label = saved?.label ?? given?.parsed.file.case ?? null;
  const saving = startSaving(live, {
    folder,
    name: { id, label, computer, startedAt },
    resumed: saved,
    unattended: driver === 'answers',
    pid: process.pid,
    onFailed: () => {
      live.tell(CANNOT_BE_SAVED);
      telling.tell({ type: 'warning', code: 'case-not-saved', message: CANNOT_BE_SAVED });
    },
  });
  let exitCode: number = EXIT.fault;
  let status: CaseStatus | null = null;
  try {
    exitCode = await driveCase(live, session, { run, password }, from);
  } finally {
    status = await left(saving, exitCode, id, from);
    if (options.record !== undefined) {
      const { recordAnswers } = await import('./given-answers.ts');
      await recordAnswers(options.record, live.snapshot().context);
    }
  }
  if (run.givesReport) {
    const { reportDocument } = await import('./report-document.ts');
    await printResult(from, reportDocument(saving.saved(), { redact: false, home: from.home }));
  }
  return {
    exitCode,
    outcome: await outcomeOf(live, exitCode),
    case: status === null || status === 'ended' ? null : id,
  };
}

/** The outcome's code; `null` for a run that did not come to an ending by itself. */
async function outcomeOf(live: LiveCase, exitCode: number): Promise<string | null> {
  const { STEPS } = await import('../flows/branches.ts');
  const { stepOf } = await import('../flows/recovery.ts');
  const { outcomeCode } = await import('../guidance/steps.ts');
  const id = stepOf(live.snapshot());
  const step = STEPS[id];
  return step?.kind === 'ending' && step.exit === exitCode ? outcomeCode(id as EndingId) : null;
}

async function driveCase(
  live: LiveCase,
  session: Session,
  { run: { driver, given, isQuiet }, password }: { run: Run; password: string | null },
  from: Environment,
): Promise<number> {
  if (given) {
    const { runUnattended } = await import('./unattended.ts');
    const script = { ...given.parsed.file, password };
    const write = isQuiet ? () => {} : (text: string) => void from.stdout.write(text);
    return runUnattended(live, session, script, write);
  }
  const { checkAlong } = await import('./check-along.ts');
  const endChecks = checkAlong(live, session, from);
  try {
    if (driver === 'plain') {
      const { runPlain } = await import('./plain.ts');
      return await runPlain(live, session, from);
    }
    const { runInteractive } = await import('./interactive.ts');
    return await runInteractive(live, session, from);
  } finally {
    endChecks();
  }
}

/** Where a saved case goes on, after a look at the backups that there are now. */
async function goOn(
  session: Session,
  saved: SavedCase,
  computer: Computer,
  { stderr }: Environment,
): Promise<Resumed> {
  stderr.write(`${resumedInWords(saved.id)}\n`);
  const { scanNow } = await import('./scan-now.ts');
  const { resume } = await import('../cases/resume.ts');
  const scan = await scanNow(session, computer, saved);
  return resume(saved, computer, scan, new Date().toISOString());
}

/** Says how to go on with a case that was left, and how to get its report; a terminal that hung up reads no more. */
async function left(saving: Saving, exitCode: number, id: string, { stderr }: Environment) {
  const status = await saving.finish(exitCode);
  if (status === null || exitCode === EXIT.hangup) return status;
  if (status !== 'ended') stderr.write(`${howToResume(id)}\n`);
  stderr.write(`${howToReport(id)}\n`);
  return status;
}

/** @throws UsageError with every answer of the file that does not fit where the case stands */
export async function checkAnswers({ given, start }: Run, resumed: Resumed | null) {
  if (given === null) return;
  const { checkGiven } = await import('./given-answers.ts');
  checkGiven(given, start, resumed);
}
