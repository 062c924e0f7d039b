/** The wizard with nobody at the keyboard: every question is answered from a file. */
import { basename } from 'node:path';
import { filterPhotos, globPattern } from '../backup/photos/filter.ts';
import type { FileAnswer, GivenAnswer, ListFilter } from '../cases/answers-file.ts';
import { allowedAnswers } from '../cases/check.ts';
import { GIVEN, listed, refusal } from '../flows/answers.ts';
import { questionAt, STEPS } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import { stepOf } from '../flows/recovery.ts';
import { refusalInWords, situationOf, wordingOf } from '../guidance/index.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import type { LiveCase } from './live-case.ts';
import { photosInOrder } from './photo-list.ts';
import { type Session, typedFolder } from './session.ts';
import { onStopSignals } from './signals.ts';
import { UsageError } from './usage-error.ts';

/** Plays the answers; prints the transcript and the ending on stdout; gives the exit code. */
export async function runUnattended(
  live: LiveCase,
  session: Session,
  { answers, password }: { answers: readonly FileAnswer[]; password: string | null },
  { stdout }: Environment,
): Promise<number> {
  let stopped: number | null = null;
  const forget = onStopSignals((code) => {
    stopped ??= code;
    live.stop();
  });
  live.onLine((text) => void stdout.write(`${safeText(text)}\n`));
  const left = [...answers];
  try {
    await play(live, session, { left, password });
  } finally {
    forget();
  }
  const { context } = live.snapshot();
  const id = stepOf(live.snapshot());
  const { question, text } = wordingOf(id, situationOf(context, id));
  stdout.write(`\n${safeText(question)}\n`);
  for (const line of text) stdout.write(`${safeText(line.text)}\n`);
  const step = STEPS[id];
  return stopped ?? (step?.kind === 'ending' ? step.exit : EXIT.fault);
}

interface Script {
  left: FileAnswer[];
  password: string | null;
}

async function play(live: LiveCase, session: Session, { left, password }: Script): Promise<void> {
  live.start();
  for (;;) {
    await settled(live);
    const snapshot = live.snapshot();
    if (snapshot.status !== 'active') return;
    const step = stepOf(snapshot);
    const at = left.findIndex((one) => one.step === step);
    const next = left[at];
    if (!next) throw new UsageError(needed(step), EXIT.inputNeeded);
    left.splice(at, 1);
    if (next.answer === 'stop') live.stop();
    else give(live, session, next, password);
  }
}

/** Waits until somebody is asked or the case has ended. */
function settled(live: LiveCase): Promise<void> {
  const ready = () => !live.snapshot().hasTag('busy');
  if (ready()) return Promise.resolve();
  return new Promise((resolve) => {
    const forget = live.onChange(() => {
      if (!ready()) return;
      forget();
      resolve();
    });
  });
}

/** Gives one answer; what does not fit ends the run with its line and what would fit. */
function give(
  live: LiveCase,
  session: Session,
  { step, answer, line }: FileAnswer,
  password: string | null,
): void {
  const known = live.snapshot().context;
  const { kind, answers } = questionAt(step);
  if (kind === 'secret' && answer === GIVEN) {
    if (password !== null && live.secret(password)) return;
    throw new UsageError(
      `Line ${line}: "${step}" needs the backup's password. Give it with --password-file FILE or BACKROLL_PASSWORD.`,
      EXIT.password,
    );
  }
  const fixed = typeof answer === 'string' && Object.hasOwn(answers, answer);
  const meant = fixed ? answer : resolved(session, step, answer, known);
  if (live.answer(meant)) return;
  const why = refusal(known, step, meant);
  throw new UsageError(
    `Line ${line}: ${why ? refusalInWords(why, step) : 'This answer does not fit here.'} "${step}" takes: ${allowedAnswers(step)}.`,
  );
}

/** What an answer of a file means here and now: a folder in full, a filter as what it picks. */
function resolved(session: Session, step: string, answer: GivenAnswer, known: Case): Answer {
  const { kind } = questionAt(step);
  if (kind === 'folder') return typedFolder(String(answer));
  if (kind === 'backup') return pickBackup(step, answer, known);
  if (kind === 'photos' && !Array.isArray(answer)) return pickPhotos(session, known, step, answer);
  return answer as Answer;
}

/** A backup by its folder, or the likeliest that a filter picks; an empty path where none does. */
function pickBackup(step: string, answer: GivenAnswer, known: Case): string {
  if (typeof answer === 'string') return typedFolder(answer);
  const list = listed(known, step).map(({ backup }) => backup);
  if (!Array.isArray(answer) && 'udid' in answer) {
    const udid = answer.udid.toLowerCase();
    return list.find((one) => one.udid?.toLowerCase() === udid)?.path ?? '';
  }
  if (Array.isArray(answer) || !('name' in answer)) return '';
  const named = globPattern(answer.name);
  return list.find(({ path }) => named(basename(path)))?.path ?? '';
}

function pickPhotos(
  session: Session,
  known: Case,
  step: string,
  answer: string | ListFilter,
): string[] {
  const photos = photosInOrder(session, known, step);
  if (typeof answer === 'string') return [];
  const picked = 'name' in answer ? filterPhotos(photos, { name: answer.name }) : photos;
  return picked.map(({ id }) => id);
}

/** The question that nobody can be asked, and what would answer it. */
export function needed(step: string): string {
  return `Input is needed and nobody can be asked.\n"${step}" takes: ${allowedAnswers(step)}.\nGive the answers in a file: backroll --answers FILE`;
}
