/** What counts as an answer to a step, and why something does not. */

import { questionAt, STEPS } from './branches.ts';
import { type Candidate, candidates, restorable } from './candidates.ts';
import { type Answer, answerTo, backups, type Case } from './case.ts';
import { DAY, parseSpan } from './dates.ts';
import { GATES } from './gates.ts';
import { isQuestion, waysOf } from './steps.ts';
import { record } from './trail.ts';

/** The phrases that must be typed word for word before data can be lost. */
export const PHRASES: Readonly<Record<string, string>> = {
  'without-fresh': 'no fresh backup',
  'confirm-restore': 'replace this phone',
  'confirm-erase': 'erase this phone',
};

/** What a secret answers in the trail: that it was given. The secret itself never becomes an answer. */
export const GIVEN = 'given';

export type Refusal =
  | 'not-an-option'
  | 'not-a-date'
  | 'in-the-future'
  | 'before-taken'
  | 'before-deleted'
  | 'empty'
  | 'not-all-ticked'
  | 'not-the-phrase'
  | 'not-in-the-list'
  | 'inside-a-backup';

/** Whether an answer is one of a step's fixed ones: an id, and nothing that somebody typed or picked. */
export function isFixed(id: string, answer: Answer): answer is string {
  const step = Object.hasOwn(STEPS, id) ? STEPS[id] : undefined;
  return (
    typeof answer === 'string' &&
    step !== undefined &&
    isQuestion(step) &&
    Object.hasOwn(step.answers, answer)
  );
}

/** The backups that a list step offers, in their order. */
export function listed(known: Case, step: string): Candidate[] {
  return step === 'restore-backup' ? restorable(known) : candidates(known);
}

function refusedDate(known: Case, step: string, text: string): Refusal | null {
  const span = parseSpan(text);
  if (!span) return 'not-a-date';
  // East of Greenwich today has begun before it has in UTC.
  if (span.from > Date.parse(known.today) + DAY) return 'in-the-future';
  const earlier = (other: string) => {
    const said = answerTo(known, other);
    const before = typeof said === 'string' ? parseSpan(said) : null;
    return before !== null && span.to <= before.from;
  };
  if (step === 'deleted' && earlier('taken')) return 'before-taken';
  return step === 'emptied-when' && earlier('deleted') ? 'before-deleted' : null;
}

function refusedList(items: readonly string[], all: boolean, answer: string[]): Refusal | null {
  if (answer.length === 0) return 'empty';
  if (answer.some((id) => !items.includes(id)) || new Set(answer).size < answer.length) {
    return 'not-an-option';
  }
  return all && answer.length < items.length ? 'not-all-ticked' : null;
}

/** Nothing is ever written into a backup; a folder to look for backups in may be one itself. */
function refusedFolder(known: Case, step: string, folder: string): Refusal | null {
  if (folder.trim() === '') return 'empty';
  if (step === 'folder') return null;
  const inside = backups(known).some(
    ({ path }) => folder === path || ['/', '\\'].some((sep) => folder.startsWith(path + sep)),
  );
  return inside ? 'inside-a-backup' : null;
}

/** Whether a fixed answer can be given to a step as the case stands: a way of it is open. */
export function isOffered(known: Case, step: string, answer: string): boolean {
  const ways = waysOf(questionAt(step).answers[answer] ?? []);
  if (ways.some(({ when }) => when === undefined)) return true;
  const then = record(known, step, answer);
  return ways.some(({ when }) => when !== undefined && GATES[when](then));
}

/** The fixed answers that can be given to a step as the case stands, in their order. */
export function offered(known: Case, step: string): string[] {
  return Object.keys(questionAt(step).answers).filter((answer) => isOffered(known, step, answer));
}

/** Why an answer does not fit a step as the case stands, or `null` when it does. */
export function refusal(known: Case, step: string, answer: Answer): Refusal | null {
  const question = questionAt(step);
  if (typeof answer === 'string' && Object.hasOwn(question.answers, answer)) {
    return isOffered(known, step, answer) ? null : 'not-an-option';
  }
  switch (question.kind) {
    case 'choice':
      return 'not-an-option';
    case 'checklist':
      return Array.isArray(answer)
        ? refusedList(question.items ?? [], question.all === true, answer)
        : 'not-an-option';
    case 'photos':
      return Array.isArray(answer) && answer.length > 0 ? null : 'empty';
    default:
      return typeof answer === 'string' ? refusedText(known, step, answer) : 'not-an-option';
  }
}

function refusedText(known: Case, step: string, answer: string): Refusal | null {
  switch (questionAt(step).kind) {
    case 'dates':
      return refusedDate(known, step, answer);
    case 'folder':
      return refusedFolder(known, step, answer);
    case 'secret':
      return answer === GIVEN ? null : 'not-an-option';
    case 'phrase':
      return answer === PHRASES[step] ? null : 'not-the-phrase';
    default:
      return listed(known, step).some(({ backup }) => backup.path === answer)
        ? null
        : 'not-in-the-list';
  }
}
