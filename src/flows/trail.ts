/**
 * The trail: answers in their order. It is the undo list, what a saved case holds, and what a recorded answers
 * file is. Pure functions from case to case.
 */
import type { Answer, Case } from './case.ts';
import type { Finding } from './effects.ts';

/** The case with one more answer. */
export function record(known: Case, step: string, answer: Answer): Case {
  return { ...known, trail: [...known.trail, { step, answer }] };
}

/** The case with one more finding. */
export function learn(known: Case, finding: Finding): Case {
  return { ...known, learnt: [...known.learnt, { after: known.trail.length, finding }] };
}

/** What the scan found that began with the program: it belongs to no answer, so no Back forgets it. */
export function learnFromTheStart(known: Case, finding: Finding): Case {
  return { ...known, learnt: [{ after: 0, finding }, ...known.learnt] };
}

/** The case after which nothing said so far can be taken back. */
export function seal(known: Case): Case {
  return { ...known, sealed: known.trail.length };
}

/** Whether the latest answer can be taken back. */
export function canUndo(known: Case): boolean {
  return known.trail.length > known.sealed;
}

/** The case without its latest answer and without what was learnt since; unchanged past the seal. */
export function undo(known: Case): Case {
  if (!canUndo(known)) return known;
  const trail = known.trail.slice(0, -1);
  return { ...known, trail, learnt: known.learnt.filter(({ after }) => after <= trail.length) };
}
