/**
 * What happened in a case, and when. It only grows: an answer that is taken back stays in it. Ids alone, never what
 * somebody typed, so that it can be shown to anybody.
 */
import { isFixed } from '../flows/answers.ts';
import type { Case, Entry } from '../flows/case.ts';
import type { EffectName } from '../flows/effects.ts';

/** What stands for an answer that was typed, ticked or picked from a list. */
export const TYPED = 'given';

/** A longer one keeps its beginning and its end; what lay between is counted. */
export const MOST_EVENTS = 5000;

interface At {
  /** ISO 8601 UTC. */
  at: string;
  /** The step at which the case stood. */
  step: string;
}

export const PLAIN_EVENTS = [
  'began',
  'went-back',
  'noted',
  'resumed',
  'handed-over',
  'stopped',
  'ended',
] as const;

export type TimelineEntry = At &
  (
    | { event: (typeof PLAIN_EVENTS)[number] }
    /** `answer` is the id of a fixed answer, or `given`. */
    | { event: 'answered'; answer: string }
    | { event: 'found'; effect: EffectName; outcome: string }
    /** So many entries stood here. */
    | { event: 'left-out'; count: number }
  );

/** A case as far as its timeline goes. */
export interface Moment extends Pick<Case, 'trail' | 'learnt'> {
  step: string;
  /** How many remarks were written down. */
  notes: number;
  hasEnded: boolean;
}

/** What happened between two moments of a case, in order. */
export function happened(before: Moment, after: Moment, at: string): TimelineEntry[] {
  const same = sharedLength(before.trail, after.trail);
  const known = new Set(before.learnt.map(({ finding }) => finding));
  const wentBack = same < before.trail.length;
  return [
    ...(wentBack
      ? [{ at, step: after.trail[same]?.step ?? after.step, event: 'went-back' } as const]
      : []),
    ...after.trail.slice(same).map((entry) => answered(entry, at)),
    ...after.learnt.flatMap(({ finding }): TimelineEntry[] =>
      finding.effect === null || known.has(finding)
        ? []
        : [
            {
              at,
              step: before.step,
              event: 'found',
              effect: finding.effect,
              outcome: finding.outcome,
            },
          ],
    ),
    ...(after.notes > before.notes ? [{ at, step: after.step, event: 'noted' } as const] : []),
    ...(after.hasEnded && !before.hasEnded
      ? [{ at, step: after.step, event: 'ended' } as const]
      : []),
  ];
}

/** A timeline with more entries, and never more than `MOST_EVENTS`. */
export function extended(
  timeline: readonly TimelineEntry[],
  more: readonly TimelineEntry[],
): TimelineEntry[] {
  const all = [...timeline, ...more];
  if (all.length <= MOST_EVENTS) return all;
  const kept = Math.floor(MOST_EVENTS / 2);
  const first = all.slice(0, kept);
  const last = all.slice(-kept + 1);
  const between = all.slice(kept, -kept + 1);
  const count = between.reduce((sum, one) => sum + (one.event === 'left-out' ? one.count : 1), 0);
  const { at, step } = between[0] ?? { at: '', step: '' };
  return [...first, { at, step, event: 'left-out', count }, ...last];
}

function answered({ step, answer }: Entry, at: string): TimelineEntry {
  return { at, step, event: 'answered', answer: isFixed(step, answer) ? answer : TYPED };
}

function sharedLength(one: readonly Entry[], other: readonly Entry[]): number {
  const at = one.findIndex((entry, index) => {
    const same = other[index];
    return same !== entry && JSON.stringify(same) !== JSON.stringify(entry);
  });
  return at < 0 ? one.length : at;
}

/** When a case came to where it is: a case that waits has ended for the time being. */
export function waitingSince({
  timeline,
  savedAt,
}: {
  timeline: readonly TimelineEntry[];
  savedAt: string;
}): string {
  return timeline.findLast(({ event }) => event === 'ended')?.at ?? savedAt;
}
