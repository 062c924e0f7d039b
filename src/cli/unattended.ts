/** The wizard with nobody at the keyboard: every question is answered from a file. */
import type { AnswersFile, FileAnswer } from '../cases/answers-file.ts';
import { allowedAnswers } from '../cases/given-answer.ts';
import { GIVEN, refusal } from '../flows/answers.ts';
import { questionAt, STEPS } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { refusalInWords, situationOf, wordingOf } from '../guidance/index.ts';
import { NO_PASSWORD_GIVEN, nothingPicked, waitedInVain } from '../guidance/unattended.ts';
import { safeText } from '../terminal/safe-text.ts';
import { EXIT } from './exit-codes.ts';
import { placeInWords } from './given-answers.ts';
import { pickBackup, pickPhotos } from './given-items.ts';
import type { LiveCase } from './live-case.ts';
import { type Session, typedFolder } from './session.ts';
import { onStopSignals } from './signals.ts';
import { UsageError } from './usage-error.ts';

interface Script extends Pick<AnswersFile, 'answers' | 'freshBackupWait'> {
  password: string | null;
}

/**
 * Plays the answers.
 * @param write takes the transcript and the ending
 * @returns the exit code
 * @throws UsageError at an answer that does not fit, or a question that has none
 */
export async function runUnattended(
  live: LiveCase,
  session: Session,
  script: Script,
  write: (text: string) => void,
): Promise<number> {
  let stopped: number | null = null;
  const forget = onStopSignals((code) => {
    stopped ??= code;
    live.stop();
  });
  live.onLine((text) => write(`${safeText(text)}\n`));
  let isTooLong = false;
  try {
    isTooLong = (await play(live, session, script)) === 'too-long';
  } finally {
    forget();
  }
  if (isTooLong && stopped === null) {
    write(`\n${waitedInVain(script.freshBackupWait)}\n`);
    return EXIT.waiting;
  }
  const { context } = live.snapshot();
  const id = stepOf(live.snapshot());
  const { question, text } = wordingOf(id, situationOf(context, id));
  write(`\n${safeText(question)}\n`);
  for (const line of text) write(`${safeText(line.text)}\n`);
  const step = STEPS[id];
  return stopped ?? (step?.kind === 'ending' ? step.exit : EXIT.fault);
}

async function play(
  live: LiveCase,
  session: Session,
  { answers, password, freshBackupWait }: Script,
): Promise<'ended' | 'too-long'> {
  const left = [...answers];
  live.start();
  for (;;) {
    if ((await settled(live, freshBackupWait)) === 'too-long') {
      live.stop();
      return 'too-long';
    }
    const snapshot = live.snapshot();
    if (snapshot.status !== 'active') return 'ended';
    const step = stepOf(snapshot);
    const at = left.findIndex((one) => one.step === step);
    const next = left[at];
    if (!next) throw new UsageError(needed(step), EXIT.inputNeeded);
    left.splice(at, 1);
    if (next.answer === 'stop') live.stop();
    else give(live, session, next, password);
  }
}

/** Waits until somebody is asked or the case has ended; for a backup to be seen no longer than so many milliseconds. */
function settled(live: LiveCase, freshBackupWait: number): Promise<'ready' | 'too-long'> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let forget = () => {};
    const end = (how: 'ready' | 'too-long') => {
      clearTimeout(timer);
      forget();
      resolve(how);
    };
    const look = () => {
      const snapshot = live.snapshot();
      if (!snapshot.hasTag('busy')) return end('ready');
      if (isWatching(snapshot)) timer ??= setTimeout(end, freshBackupWait, 'too-long');
    };
    forget = live.onChange(look);
    look();
  });
}

function isWatching(snapshot: RecoverySnapshot): boolean {
  const step = STEPS[stepOf(snapshot)];
  return step?.kind === 'busy' && step.effect === 'watch';
}

/** Gives one answer; what does not fit ends the run with its place and what would fit. */
function give(live: LiveCase, session: Session, given: FileAnswer, password: string | null): void {
  const { step, answer } = given;
  const known = live.snapshot().context;
  const { kind, answers } = questionAt(step);
  const place = placeInWords(given);
  if (kind === 'secret' && answer === GIVEN) {
    if (password !== null && live.secret(password)) return;
    throw new UsageError(`${place}: "${step}" ${NO_PASSWORD_GIVEN}`, EXIT.password);
  }
  const fixed = typeof answer === 'string' && Object.hasOwn(answers, answer);
  const meant = fixed ? answer : resolved(session, given, known);
  if (live.answer(meant)) return;
  const why = refusal(known, step, meant);
  const reason = why ? refusalInWords(why, step) : 'This answer does not fit here.';
  throw new UsageError(`${place}: ${reason} "${step}" takes: ${allowedAnswers(step)}.`);
}

/** What an answer of a file means here and now: a folder in full, a filter as what it picks. */
function resolved(session: Session, given: FileAnswer, known: Case): Answer {
  const { step, answer } = given;
  const { kind } = questionAt(step);
  if (kind === 'folder') return typedFolder(String(answer));
  if (kind !== 'backup' && kind !== 'photos') return answer as Answer;
  const { items, outOf } =
    kind === 'backup' ? pickBackup(step, answer, known) : pickPhotos(session, known, step, answer);
  if (items !== null && items.length > 0) return items;
  const filter = JSON.stringify(answer);
  throw new UsageError(
    `${placeInWords(given)}: ${nothingPicked(kind, filter, outOf)} "${step}" takes: ${allowedAnswers(step)}.`,
  );
}

/** The question that nobody can be asked, and what would answer it. */
export function needed(step: string): string {
  return `Input is needed and nobody can be asked.\n"${step}" takes: ${allowedAnswers(step)}.\nGive the answers in a file: backroll --answers FILE`;
}
