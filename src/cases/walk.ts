/** Plays a file's answers through the whole tree, on every way that the effects may send it. */
import { transition } from 'xstate';
import { GIVEN, listed, PHRASES } from '../flows/answers.ts';
import { questionAt, STEPS } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import type { EffectFinding } from '../flows/effects.ts';
import { type CaseEvent, type RecoverySnapshot, recovery, stepOf } from '../flows/recovery.ts';
import { rehearse } from '../flows/rehearsal.ts';
import { isQuestion, type QuestionStep } from '../flows/steps.ts';
import type { FileAnswer, GivenAnswer } from './answers-file.ts';
import { STOP } from './given-answer.ts';

/** Beyond this many situations a file is not played further; what was not reached by then is not complained of. */
const MOST_SITUATIONS = 20_000;

export interface Walked {
  /** Answers that were asked for on some way. */
  used: ReadonlySet<FileAnswer>;
  /** Those of them that fitted there on some way. */
  taken: ReadonlySet<FileAnswer>;
  /** Endings, and questions that the file has no answer for. */
  reached: ReadonlySet<string>;
  /** There were too many ways to play them all. */
  isCut: boolean;
}

interface Marks {
  used: Set<FileAnswer>;
  taken: Set<FileAnswer>;
  wrong: ReadonlySet<FileAnswer>;
}

interface Situation {
  snapshot: RecoverySnapshot;
  /** Answers that were not given yet. */
  rest: readonly FileAnswer[];
}

/**
 * @param wrong answers that may have meant anything
 * @param toTheEnd also plays on once every answer was used
 */
export function walk(
  answers: readonly FileAnswer[],
  wrong: ReadonlySet<FileAnswer>,
  from: RecoverySnapshot,
  toTheEnd: boolean,
): Walked {
  const used = new Set<FileAnswer>();
  const taken = new Set<FileAnswer>();
  const reached = new Set<string>();
  const seen = new Set<string>();
  const waiting: Situation[] = [{ snapshot: from, rest: answers }];
  while ((toTheEnd || taken.size < answers.length) && seen.size < MOST_SITUATIONS) {
    const here = waiting.pop();
    if (here === undefined) return { used, taken, reached, isCut: false };
    const next = ahead(here, { used, taken, wrong });
    if (next.length === 0) reached.add(endOf(here));
    for (const one of next) {
      const { value, context } = one.snapshot;
      const key = JSON.stringify([value, one.rest.length, context.learnt]);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(one);
    }
  }
  return { used, taken, reached, isCut: seen.size >= MOST_SITUATIONS };
}

/** Where a way is over: an ending, the question that nobody answers, or where the file itself stops. */
function endOf({ snapshot, rest }: Situation): string {
  const step = stepOf(snapshot);
  return rest.find((one) => one.step === step)?.answer === STOP ? 'stopped' : step;
}

function ahead({ snapshot, rest }: Situation, { used, taken, wrong }: Marks): Situation[] {
  const id = stepOf(snapshot);
  const step = STEPS[id];
  if (!step || step.kind === 'ending' || step.kind === 'crossing') return [];
  if (!isQuestion(step)) {
    const actor = step.effect ? `${step.effect}@${id}` : 'early-scan';
    return rehearse(snapshot.context, step.effect ?? 'scan').map((output) => ({
      snapshot: after(snapshot, { type: `xstate.done.actor.${actor}`, output }),
      rest,
    }));
  }
  const answer = rest.find((one) => one.step === id);
  if (!answer) return [];
  used.add(answer);
  if (answer.answer === STOP) {
    taken.add(answer);
    return [];
  }
  const left = rest.filter((one) => one !== answer);
  const meant = wrong.has(answer)
    ? anyAnswer(snapshot.context, id)
    : standIns(snapshot.context, id, answer.answer);
  return meant.flatMap((said) => {
    const event = { type: 'ANSWER', step: id, answer: said } as const;
    if (!snapshot.can(event)) return [];
    taken.add(answer);
    return [{ snapshot: after(snapshot, event), rest: left }];
  });
}

function after(
  snapshot: RecoverySnapshot,
  event: CaseEvent | { type: string; output: EffectFinding },
): RecoverySnapshot {
  // The machine's own events are not in its public type.
  return transition(recovery, snapshot, event as CaseEvent)[0];
}

/** What an answer can stand for while nothing real is known: any item of a list may be the one that is meant. */
function standIns(known: Case, step: string, answer: GivenAnswer): Answer[] {
  const { answers, kind } = questionAt(step);
  if (typeof answer === 'string' && Object.hasOwn(answers, answer)) return [answer];
  if (kind === 'backup') return listed(known, step).map(({ backup }) => backup.path);
  if (kind === 'photos') return [['photo']];
  return typeof answer === 'string' || Array.isArray(answer) ? [answer] : [];
}

/** Something of everything that a step takes. */
function anyAnswer(known: Case, step: string): Answer[] {
  const { answers, kind, items } = questionAt(step);
  const free: Record<QuestionStep['kind'], Answer[]> = {
    choice: [],
    checklist: [[...(items ?? [])]],
    dates: [known.startedAt],
    folder: ['/'],
    secret: [GIVEN],
    phrase: [PHRASES[step] ?? ''],
    backup: listed(known, step).map(({ backup }) => backup.path),
    photos: [['photo']],
  };
  return [...Object.keys(answers), ...free[kind]];
}
