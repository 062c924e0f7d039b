/**
 * Would an answers file go through? Checked whole before anything is done: the tree is played with the file's
 * answers, and every effect stands for everything it may bring.
 */
import { initialTransition, transition } from 'xstate';
import { GIVEN, listed, PHRASES } from '../flows/answers.ts';
import { QUESTION_IDS, questionAt, STEPS } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import { parseSpan } from '../flows/dates.ts';
import type { EffectFinding } from '../flows/effects.ts';
import { type CaseEvent, type RecoverySnapshot, recovery } from '../flows/recovery.ts';
import { rehearse } from '../flows/rehearsal.ts';
import { isQuestion, type QuestionStep } from '../flows/steps.ts';
import type { FileAnswer, FileProblem, GivenAnswer } from './answers-file.ts';

/** Beyond this many situations a file is not played further; what was not reached by then is not complained of. */
const MOST_SITUATIONS = 20_000;

/** What a step takes, in words for whoever writes the file. */
export function allowedAnswers(step: string): string {
  const { answers, kind, items } = questionAt(step);
  const free: Record<QuestionStep['kind'], string[]> = {
    choice: [],
    checklist: items ? [`a list of ${items.join(', ')}`] : [],
    dates: ['a date or a range such as 2026-05-01..2026-05-03'],
    folder: ['a folder'],
    secret: [GIVEN],
    phrase: [`"${PHRASES[step]}"`],
    backup: ['a backup folder', '{udid: …}', '{name: …}'],
    photos: ['a list of photo ids', '{name: "IMG_00*"}', '{all: true}'],
  };
  return [...free[kind], ...Object.keys(answers)].join(', ');
}

/**
 * Every problem of a file's answers: unknown steps, answers that no step takes, answers never used.
 * @param from where the case stands, if not at its beginning
 */
export function checkAnswers(
  answers: readonly FileAnswer[],
  start: Case,
  from: RecoverySnapshot = initialTransition(recovery, start)[0],
): FileProblem[] {
  const wrong = new Map(
    answers.flatMap((one) => {
      const message = mismatch(one);
      return message === null ? [] : [[one, message] as const];
    }),
  );
  const mismatches = [...wrong].map(([{ line }, message]) => ({ line, message }));
  return [...mismatches, ...unused(answers, wrong, from)].sort((a, b) => a.line - b.line);
}

function mismatch({ step, answer }: FileAnswer): string | null {
  const known = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
  if (!known || !isQuestion(known)) {
    return `There is no step "${step}". The steps are: ${QUESTION_IDS.join(', ')}.`;
  }
  if (answer === 'stop' || fits(step, known, answer)) return null;
  const given = typeof answer === 'string' ? `"${answer}"` : JSON.stringify(answer);
  return `"${step}" does not take ${given}. It takes: ${allowedAnswers(step)}.`;
}

function fits(step: string, { kind, answers, items, all }: QuestionStep, answer: GivenAnswer) {
  if (typeof answer === 'string' && Object.hasOwn(answers, answer)) return true;
  switch (kind) {
    case 'choice':
      return false;
    case 'checklist':
      return (
        Array.isArray(answer) &&
        answer.length > 0 &&
        answer.every((id) => items?.includes(id)) &&
        (!all || new Set(answer).size === items?.length)
      );
    case 'dates':
      return typeof answer === 'string' && parseSpan(answer) !== null;
    case 'secret':
      return answer === GIVEN;
    case 'phrase':
      return answer === PHRASES[step];
    case 'folder':
      return typeof answer === 'string' && answer.trim() !== '';
    case 'backup':
      return typeof answer === 'string' || (!Array.isArray(answer) && !('all' in answer));
    case 'photos':
      return typeof answer !== 'string' && !('udid' in answer);
  }
}

/** The answers that no way through the tree ever comes to use; one that is wrong may have meant anything. */
function unused(
  answers: readonly FileAnswer[],
  wrong: ReadonlyMap<FileAnswer, string>,
  first: RecoverySnapshot,
): FileProblem[] {
  const used = new Set<FileAnswer>();
  const seen = new Set<string>();
  const waiting: { snapshot: RecoverySnapshot; rest: readonly FileAnswer[] }[] = [
    { snapshot: first, rest: answers },
  ];
  while (waiting.length > 0 && used.size < answers.length && seen.size < MOST_SITUATIONS) {
    const { snapshot, rest } = waiting.pop() ?? { snapshot: first, rest: [] };
    for (const next of ahead(snapshot, rest, used, wrong)) {
      const key = JSON.stringify([
        next.snapshot.value,
        next.rest.length,
        next.snapshot.context.learnt,
      ]);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(next);
    }
  }
  if (seen.size >= MOST_SITUATIONS) return [];
  return answers
    .filter((one) => !used.has(one) && !wrong.has(one))
    .map(({ step, line }) => ({
      line,
      message: `The answer to "${step}" is never used: with the answers before it, the tree does not come to this step${answers.filter((one) => one.step === step).length > 1 ? ' so often' : ''}.`,
    }));
}

function ahead(
  snapshot: RecoverySnapshot,
  rest: readonly FileAnswer[],
  used: Set<FileAnswer>,
  wrong: ReadonlyMap<FileAnswer, string>,
) {
  const id = String(snapshot.value);
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
  const left = rest.filter((one) => one !== answer);
  if (answer.answer === 'stop') return [];
  const meant = wrong.has(answer)
    ? anyAnswer(snapshot.context, id)
    : standIns(snapshot.context, id, answer.answer);
  return meant.map((said) => ({
    snapshot: after(snapshot, { type: 'ANSWER', step: id, answer: said }),
    rest: left,
  }));
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
