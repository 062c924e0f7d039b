/** What is known of a case, as its report. */
import { redactCase } from '../cases/redact-case.ts';
import { replay } from '../cases/replay.ts';
import type { SavedCase } from '../cases/saved-case.ts';
import { waitingSince } from '../cases/timeline.ts';
import type { StepId } from '../flows/branches.ts';
import { candidates, madeAt } from '../flows/candidates.ts';
import { type Case, type Entry, newCase } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { ERROR_STEPS } from '../flows/error-codes.ts';
import { notTried } from '../guidance/not-tried.ts';
import { outcomeInWords, triedInWords } from '../guidance/report.ts';
import { howToResume } from '../guidance/resuming.ts';
import { triedInVain } from '../guidance/ruled-out.ts';
import { timelineInWords } from '../guidance/timeline.ts';
import { answerParts } from '../guidance/transcript.ts';
import { backupInWords, verdictInWords } from '../guidance/verdicts.ts';
import { waitingInWords } from '../guidance/waiting.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { ReportDocument } from './report-schema.ts';

/** A note that begins so is what the caller said. */
const QUOTATION = /^["'“”„«»‘‚‹]/;

/**
 * @param redact whether personal data is replaced by placeholders
 * @param home the home folder of whoever runs this
 */
export function reportDocument(
  saved: SavedCase,
  { redact, home }: { redact: boolean; home: string },
): ReportDocument {
  return visible({ ...reported(redact ? redactCase(saved, home) : saved), redacted: redact });
}

function reported(saved: SavedCase): ReportDocument {
  const { id, label, startedAt, savedAt, status, step, imported, computer } = saved;
  const start = newCase(computer, startedAt, { today: savedAt, technician: saved.technician });
  const { snapshot, before, left } = replay(start, saved, saved.step);
  const known = snapshot.context;
  const { code, title, meaning, next } = outcomeInWords(step, known);
  const answers = answersOf(saved, before, known, left);
  const wordsOf = timelineInWords(known);
  const remarks = saved.notes.map(({ at, step: where, text }) => ({ at, step: where, text }));
  return {
    v: 1,
    case: { id, label, startedAt, savedAt, status, step, imported },
    redacted: false,
    program: { version: saved.version, tree: saved.tree, computer },
    outcome: { code: saved.outcome ?? code, title, meaning },
    next: status === 'ended' ? next : [...next, howToResume(id)],
    waiting: waitingInWords(saved.outcome, waitingSince(saved)),
    callerWords: remarks.filter(({ text }) => QUOTATION.test(text)),
    notes: remarks.filter(({ text }) => !QUOTATION.test(text)),
    recovered: findings(known, 'extract').flatMap((one) =>
      one.outcome === 'wrote' ? [recovered(one)] : [],
    ),
    copies: findings(known, 'protect').flatMap(({ copies }) =>
      copies.map(({ backup, copy }) => ({ backup: backup.path, copy })),
    ),
    tried: triedInWords(before, known),
    ruledOut: triedInVain(known),
    notTried: notTried(known),
    errors: answers
      .filter((one) => Object.hasOwn(ERROR_STEPS, one.step))
      .map(({ at, step: where, id: said, answer }) => ({
        at,
        step: where,
        code: said,
        said: answer,
      })),
    backups: candidates(known).map(({ backup, ...judgement }) => ({
      name: backupInWords(backup),
      path: backup.path,
      udid: backup.udid,
      productName: backup.productName ?? backup.productType,
      productVersion: backup.productVersion,
      lastBackup: isoOf(madeAt(backup)),
      encrypted: backup.encrypted,
      state: backup.state,
      verdict: verdictInWords(judgement).label,
      reason: verdictInWords(judgement).reason,
    })),
    consents: answers.filter((one) => one.step.startsWith('consent-')).map(withoutId),
    answers: answers.map(withoutId),
    timeline: saved.timeline.map((one) => ({
      at: one.at,
      step: one.step,
      event: one.event,
      text: wordsOf(one),
    })),
  };
}

interface Answered {
  at: string | null;
  step: string;
  question: string;
  answer: string;
  /** As it stands in the trail. */
  id: string;
}

function withoutId({ at, step, question, answer }: Answered) {
  return { at, step, question, answer };
}

/** Every answer that still counts, with its time, in words where this tree has them. */
function answersOf(
  { trail, timeline }: SavedCase,
  before: readonly Case[],
  now: Case,
  left: readonly Entry[],
): Answered[] {
  const times: (string | null)[] = [];
  let until = timeline.length;
  for (const { step } of trail.toReversed()) {
    const at = timeline.findLastIndex(
      (one, index) => index < until && one.event === 'answered' && one.step === step,
    );
    times.unshift(timeline[at]?.at ?? null);
    if (at >= 0) until = at;
  }
  const timeOf = (index: number) => times[index] ?? null;
  const played = before.flatMap((known, index): Answered[] => {
    const entry = (before[index + 1] ?? now).trail[index];
    if (!entry) return [];
    const words = answerParts(entry.step as StepId, entry.answer, known);
    return [{ at: timeOf(index), step: entry.step, ...words, id: idOf(entry) }];
  });
  const unplayed = left.map((entry, index) => ({
    at: timeOf(before.length + index),
    step: entry.step,
    question: entry.step,
    answer: idOf(entry),
    id: idOf(entry),
  }));
  return [...played, ...unplayed];
}

function idOf({ answer }: Entry): string {
  return [answer].flat().join(', ');
}

function findings<E extends Finding['effect']>(known: Case, effect: E) {
  return known.learnt.flatMap(({ finding }) =>
    finding.effect === effect ? [finding as Extract<Finding, { effect: E }>] : [],
  );
}

function recovered(
  one: Extract<Finding, { effect: 'extract' }>,
): ReportDocument['recovered'][number] {
  const { folder, files, bytes, proved, failed, onlySmall, written } = one;
  const notListed = Math.max(0, files - written.length);
  return { folder, files, bytes, proved, failed, onlySmall, written, notListed };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** The same with every text fit to be shown: nothing that steers a terminal or cannot be seen. */
function visible<T>(value: T): T {
  if (typeof value === 'string') return safeText(value) as T;
  if (Array.isArray(value)) return value.map(visible) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visible(one)])) as T;
}
