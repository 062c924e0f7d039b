/**
 * What is known about one person's lost photo: the machine's context, and the questions that can be asked of it.
 * Plain JSON. What a person said is only in the trail; everything else that follows from it is worked out here,
 * so that taking an answer back can leave nothing behind.
 */
import type { EffectFinding, EffectName, Finding, FoundBackup, RuledOut } from './effects.ts';

export type Computer = 'macos' | 'windows' | 'linux';
export type Answer = string | string[];

/** One answer, as it stands in the trail, a saved case and an answers file. */
export interface Entry {
  step: string;
  answer: Answer;
}

export interface Case {
  computer: Computer;
  /** When the case was begun: ISO 8601 UTC. `flows` has no clock of its own. */
  startedAt: string;
  /** When the run began that goes on with it: the same, or days later. */
  today: string;
  /** A technician asks, on behalf of the owner: who that is comes first, and their yes before each action. */
  technician: boolean;
  trail: Entry[];
  /** How many entries of the trail can no longer be taken back, since something was written or changed. */
  sealed: number;
  /** What was found out, each with the number of answers that had been given by then. */
  learnt: { after: number; finding: Finding }[];
}

/** A new case with nothing said and nothing known. */
export function newCase(
  computer: Computer,
  startedAt: string,
  { today = startedAt, technician = false }: { today?: string; technician?: boolean } = {},
): Case {
  return { computer, startedAt, today, technician, trail: [], sealed: 0, learnt: [] };
}

/** The latest answer to a step, or `null`. */
export function answerTo(known: Case, step: string): Answer | null {
  return known.trail.findLast((entry) => entry.step === step)?.answer ?? null;
}

/** The latest finding of an effect that fits, or `null`. */
export function latest<E extends EffectName>(
  known: Case,
  effect: E,
  fits: (finding: Extract<EffectFinding, { effect: E }>) => boolean = () => true,
): Extract<EffectFinding, { effect: E }> | null {
  for (const { finding } of known.learnt.toReversed()) {
    if (finding.effect !== effect) continue;
    const same = finding as Extract<EffectFinding, { effect: E }>;
    if (fits(same)) return same;
  }
  return null;
}

/** Every branch that was ruled out, in order, with its reason. */
export function ruledOut(known: Case): RuledOut[] {
  return known.learnt.flatMap(({ finding }) => (finding.effect === null ? [finding] : []));
}

/** The backups of the latest scan; empty before there was one. */
export function backups(known: Case): FoundBackup[] {
  return latest(known, 'scan')?.backups ?? [];
}

/** The places that were ticked and have not been looked at yet, in their order. */
export function placesLeft(known: Case): string[] {
  const at = known.trail.findLastIndex((entry) => entry.step === 'places');
  const ticked = known.trail[at]?.answer;
  if (!Array.isArray(ticked)) return [];
  const looked = known.trail.slice(at + 1).filter((entry) => entry.step === 'place').length;
  return ticked.slice(looked);
}
