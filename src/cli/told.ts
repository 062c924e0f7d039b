/** What was said and found in a case, as the lines of a transcript. */

import type { Note } from '../cases/notes.ts';
import type { StepId } from '../flows/branches.ts';
import { type Case, latest } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { answerInWords, findingInWords, noteInWords } from '../guidance/index.ts';

export interface ToldLine {
  text: string;
  /** Found out by the program, not said by the person. */
  finding: boolean;
}

/** What came to be known between two moments, in words; the early scan tells in a line of its own. */
export function newsInWords(before: Case, after: Case): ToldLine[] {
  const old = new Set<Finding>(before.learnt.map(({ finding }) => finding));
  const early = latest(before, 'scan') === null;
  return after.learnt.flatMap(({ finding }) =>
    old.has(finding) || (early && finding.effect === 'scan')
      ? []
      : [{ text: findingInWords(finding), finding: true }],
  );
}

/** A case from its beginning: each answer, what was found after it, and what was written down meanwhile. */
export function historyInWords(
  before: readonly Case[],
  now: Case,
  notes: readonly Note[],
): ToldLine[] {
  const notesAfter = (first: number, last: number): ToldLine[] =>
    notes
      .filter(({ after }) => after >= first && after <= last)
      .map(({ text }) => ({ text: noteInWords(text), finding: false }));
  const told = before.flatMap((known, index) => {
    const then = before[index + 1] ?? now;
    const entry = then.trail[index];
    if (!entry) return [];
    const text = answerInWords(entry.step as StepId, entry.answer, known);
    return [...notesAfter(index, index), { text, finding: false }, ...newsInWords(known, then)];
  });
  return [...told, ...notesAfter(before.length, Number.POSITIVE_INFINITY)];
}
