/**
 * Would an answers file go through? Checked whole before anything is done: the tree is played with the file's
 * answers, and every effect stands for everything it may bring.
 */
import { initialTransition } from 'xstate';
import { PHRASES } from '../flows/answers.ts';
import { QUESTION_IDS, STEPS } from '../flows/branches.ts';
import type { Case } from '../flows/case.ts';
import { type RecoverySnapshot, recovery } from '../flows/recovery.ts';
import { isQuestion, waysOf } from '../flows/steps.ts';
import type { FileAnswer, FileProblem, GivenAnswer } from './answers-file.ts';
import { allowedList, answerSchema, filterProblems } from './given-answer.ts';
import { walk } from './walk.ts';

/** What an answers file comes to, as far as that is known before anything is done. */
export interface Rehearsed {
  problems: FileProblem[];
  /** The endings that it can reach, in the tree's order. */
  endings: string[];
  /** The questions that it may come to and holds no answer for. */
  unanswered: string[];
}

interface CheckOptions {
  /** Where the case stands, if not at its beginning. */
  from?: RecoverySnapshot;
  /** Answers that say nothing; what is wrong with them was told already. */
  broken?: ReadonlySet<FileAnswer>;
}

/** Every problem of a file's answers: unknown steps, answers that no step takes, answers never used. */
export function checkAnswers(
  answers: readonly FileAnswer[],
  start: Case,
  options: CheckOptions = {},
): FileProblem[] {
  return played(answers, start, options, false).problems;
}

/** The same, and everything that the file can lead to: this takes longer. */
export function rehearseAnswers(
  answers: readonly FileAnswer[],
  start: Case,
  options: CheckOptions = {},
): Rehearsed {
  return played(answers, start, options, true);
}

function played(
  answers: readonly FileAnswer[],
  start: Case,
  { from = initialTransition(recovery, start)[0], broken = new Set() }: CheckOptions,
  toTheEnd: boolean,
): Rehearsed {
  const found = answers
    .filter((one) => !broken.has(one))
    .map((one) => ({ one, problems: mismatches(one) }));
  const wrong = new Set(broken);
  for (const { one, problems } of found) if (problems.length > 0) wrong.add(one);
  const refused: FileAnswer[] = [];
  let walked = walk(answers, wrong, from, toTheEnd);
  for (;;) {
    const { used, taken, isCut } = walked;
    const next = answers.find((one) => used.has(one) && !taken.has(one) && !wrong.has(one));
    if (next === undefined || isCut) break;
    // What comes after it is judged as if it had been answered well.
    refused.push(next);
    wrong.add(next);
    walked = walk(answers, wrong, from, toTheEnd);
  }
  const { used, reached, isCut } = walked;
  const unused = isCut ? [] : answers.filter((one) => !used.has(one) && !wrong.has(one));
  const problems = [
    ...found.flatMap((one) => one.problems),
    ...refused.map((one) => misfit(one, ' after the answers before it')),
    ...unused.map((one) => neverUsed(one, answers)),
  ];
  const inOrder = Object.keys(STEPS).filter((step) => reached.has(step));
  return {
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
    endings: inOrder.filter((step) => STEPS[step]?.kind === 'ending'),
    unanswered: inOrder.filter((step) => STEPS[step]?.kind !== 'ending'),
  };
}

function mismatches(given: FileAnswer): FileProblem[] {
  const { step, answer, line, column } = given;
  const known = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
  if (!known || !isQuestion(known)) {
    const message = `There is no step "${step}". The steps are: ${QUESTION_IDS.join(', ')}.`;
    return [{ line, column, message, allowed: [...QUESTION_IDS] }];
  }
  if (answerSchema(step).safeParse(answer).success) return [];
  if (typeof answer === 'object' && !Array.isArray(answer)) {
    const about = filterProblems(step, answer);
    if (about.length > 0) return about.map((one) => ({ line, column, ...one }));
  }
  return [misfit(given)];
}

function misfit({ step, answer, line, column }: FileAnswer, where = ''): FileProblem {
  const allowed = allowedList(step);
  const message = `"${step}" does not take ${repeated(step, answer)}${where}. It takes: ${allowed.join(', ')}.`;
  return { line, column, message, allowed };
}

/** An answer as it was given. Somebody may have put a password where none belongs: that is not repeated. */
function repeated(step: string, answer: GivenAnswer): string {
  const mayBeSecret = STEPS[step]?.kind === 'secret' || step.includes('password');
  if (mayBeSecret) return 'what stands here';
  return typeof answer === 'string' ? `"${answer}"` : JSON.stringify(answer);
}

function neverUsed(
  { step, line, column }: FileAnswer,
  answers: readonly FileAnswer[],
): FileProblem {
  const often = answers.filter((one) => one.step === step).length > 1 ? ' so often' : '';
  const message = `The answer to "${step}" is never used: with the answers before it, the tree does not come to this step${often}.`;
  return { line, column, message, allowed: [] };
}

/**
 * The answer that lets a step be reached which can lose data, or `null`: only the phrase in front of it does.
 */
export function letsDataBeLost(answers: readonly FileAnswer[]): FileAnswer | null {
  const opens = ({ step, answer }: FileAnswer) => {
    const known = STEPS[step];
    if (!known || !isQuestion(known)) return false;
    const leads = waysOf(known.given ?? []).some(({ to }) => losesData(to));
    return losesData(step) || (leads && answer === PHRASES[step]);
  };
  return answers.find(opens) ?? null;
}

function losesData(step: string): boolean {
  const known = STEPS[step];
  return known !== undefined && isQuestion(known) && known.destructive === true;
}
