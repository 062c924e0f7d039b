/** The lines that stay above the screen: what was answered, one line each, fit to be pasted anywhere. */
import { listed } from '../flows/answers.ts';
import { questionAt, type StepId } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import { parseSpan } from '../flows/dates.ts';
import { count, spanInWords } from './calendar.ts';
import { situationOf } from './situation.ts';
import { wordingOf } from './steps.ts';
import { backupInWords } from './verdicts.ts';
import type { Wording } from './wording.ts';

/**
 * One answer in words: `Recently Deleted, phone: It isn’t there`. A secret is never said.
 * @param known the case as it stood when the step was asked, without this answer.
 */
export function answerInWords(step: StepId, answer: Answer, known: Case): string {
  const { question, answer: said } = answerParts(step, answer, known);
  return `${question}: ${said}`;
}

/** The same as what was asked and what was said. */
export function answerParts(
  step: StepId,
  answer: Answer,
  known: Case,
): { question: string; answer: string } {
  const wording = wordingOf(step, situationOf(known, step));
  return { question: wording.title, answer: answerAlone(step, answer, known, wording) };
}

function answerAlone(step: StepId, answer: Answer, known: Case, wording: Wording): string {
  const { kind, items = [] } = questionAt(step);
  if (Array.isArray(answer)) {
    if (kind === 'photos') return count(answer.length, 'chosen', 'chosen');
    if (answer.length === items.length) return 'All of it';
    return answer.map((id) => wording.answers[id]?.label ?? id).join('; ');
  }
  const fixed = Object.hasOwn(wording.answers, answer) ? wording.answers[answer] : undefined;
  if (kind === 'backup' && answer === 'dont-know') {
    const [first] = listed(known, step);
    if (first) return backupInWords(first.backup);
  }
  if (fixed) return fixed.label;
  if (kind === 'secret') return 'typed, and kept nowhere';
  if (kind === 'dates') return parseSpan(answer) ? spanInWords(answer) : answer;
  if (kind !== 'backup') return answer;
  const one = listed(known, step).find(({ backup }) => backup.path === answer);
  return one ? backupInWords(one.backup) : answer;
}

/** The line for an answer that was taken back. */
export function backInWords(step: StepId, known: Case): string {
  return `↩ Back to: ${wordingOf(step, situationOf(known, step)).title}`;
}

/** The line for a remark that somebody wrote down. */
export function noteInWords(text: string): string {
  return `Note: ${text}`;
}
