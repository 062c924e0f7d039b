/**
 * A case as a file for another computer. Whoever reads it cannot know who wrote it: what must be typed or ticked on
 * purpose is asked again, and what was found or named on the other computer says nothing of this one.
 */
import { isFixed } from '../flows/answers.ts';
import { STEPS } from '../flows/branches.ts';
import type { Case, Entry } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { isQuestion } from '../flows/steps.ts';
import { redactor } from './redact.ts';
import { LEADS_TO_WRITING } from './resume.ts';
import type { SavedCase } from './saved-case.ts';
import { extended } from './timeline.ts';

/** Far more than anybody ever answers; playing a trail takes time with the square of its length. */
const MOST_ANSWERS = 1000;
const MOST_FINDINGS = 1000;

/** What tells of that computer's own folders. */
const OF_THAT_COMPUTER: ReadonlySet<Finding['effect']> = new Set(['protect', 'watch', 'backup']);

/**
 * A saved case as it is handed on.
 * @param full with the notes as they were written, and the names of the files that were saved
 * @param at ISO 8601
 */
export function handedOver(saved: SavedCase, full: boolean, at: string): SavedCase {
  const timeline = extended(saved.timeline, [{ at, step: saved.step, event: 'handed-over' }]);
  const handed = { ...saved, timeline, pid: null };
  if (full) return handed;
  const { text } = redactor([]);
  return {
    ...handed,
    notes: saved.notes.map((note) => ({ ...note, text: text(note.text) })),
    learnt: saved.learnt.map(({ after, finding }) => ({ after, finding: withoutNames(finding) })),
  };
}

function withoutNames(finding: Finding): Finding {
  return finding.effect === 'extract' ? { ...finding, written: [] } : finding;
}

/**
 * A case of another computer, as it can be gone on with here. One that has ended is kept as it was: it is only read.
 * @param id what it is called here
 * @param now ISO 8601
 */
export function takenOver(read: SavedCase, id: string, now: string): SavedCase {
  const startedAt = read.startedAt > now ? now : read.startedAt;
  const learnt = read.learnt.slice(0, MOST_FINDINGS);
  const taken = { ...read, id, startedAt, learnt, imported: true, pid: null };
  if (read.status === 'ended') return { ...taken, trail: read.trail.slice(0, MOST_ANSWERS) };
  const length = trustedLength(read.trail);
  const isCut = length < read.trail.length;
  return {
    ...taken,
    trail: read.trail.slice(0, length),
    sealed: 0,
    learnt: learnt.filter((one) => speaksHere(one, length)).map(withoutReassurance),
    ...(isCut
      ? { step: read.trail[length]?.step ?? read.step, status: 'open', outcome: null }
      : {}),
  };
}

/** How many answers are taken over: up to the first that only somebody at this computer can give. */
function trustedLength(trail: readonly Entry[]): number {
  const first = trail.findIndex(isForHere);
  return Math.min(first < 0 ? trail.length : first, MOST_ANSWERS);
}

function isForHere({ step: id, answer }: Entry): boolean {
  const step = Object.hasOwn(STEPS, id) ? STEPS[id] : undefined;
  if (step === undefined || !isQuestion(step) || LEADS_TO_WRITING.has(id)) return true;
  if (isFixed(id, answer)) return false;
  return (
    step.kind === 'phrase' || step.kind === 'secret' || step.kind === 'folder' || step.all === true
  );
}

/**
 * What was learnt on the way there. The backups that were seen are kept for one thing alone: to recognise here the one
 * that was chosen there. See `imported` in `resume`.
 */
function speaksHere({ after, finding }: Case['learnt'][number], length: number): boolean {
  return after <= length && !OF_THAT_COMPUTER.has(finding.effect);
}

/** That a restore would be safe is nothing to take from a file: only looking inside here can tell. */
function withoutReassurance({ after, finding }: Case['learnt'][number]): Case['learnt'][number] {
  const isOff = finding.effect === 'find' && finding.icloudPhotos === 'off';
  return { after, finding: isOff ? { ...finding, icloudPhotos: 'unknown' } : finding };
}
