/** Saved and played again anywhere in the tree, a case stands where it stood. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { past, resume } from '../../src/cases/resume.ts';
import { parseSavedCase, type SavedCase } from '../../src/cases/saved-case.ts';
import { STEPS } from '../../src/flows/branches.ts';
import { chosen } from '../../src/flows/candidates.ts';
import { latest, newCase } from '../../src/flows/case.ts';
import type { ScanFinding } from '../../src/flows/effects.ts';
import {
  type CaseEvent,
  type RecoverySnapshot,
  recovery,
  stepOf,
} from '../../src/flows/recovery.ts';
import { isQuestion } from '../../src/flows/steps.ts';
import { eventsAt, STARTED_AT } from '../flows/walk.ts';
import { savedAs } from './saved.ts';

/** One way through the tree: at each step one of the things that can happen there. Seldom Back, never Stop. */
const way = fc.array(fc.nat(), { minLength: 20, maxLength: 70 });

function walkAlong(choices: readonly number[], visit: (at: RecoverySnapshot) => void): void {
  let [snapshot] = initialTransition(recovery, newCase('macos', STARTED_AT));
  for (const choice of choices) {
    const events = eventsAt(snapshot).filter(
      ({ type }) => type !== 'STOP' && (type !== 'BACK' || choice % 16 === 0),
    );
    const event = events[choice % events.length];
    if (!event) return;
    [snapshot] = transition(recovery, snapshot, event as CaseEvent);
    visit(snapshot);
  }
}

/** What a file keeps of it. */
function onceSaved(saved: SavedCase): SavedCase {
  const read = parseSavedCase(JSON.stringify(saved));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const scanOf = ({ context }: RecoverySnapshot): ScanFinding =>
  latest(context, 'scan') ?? {
    effect: 'scan',
    outcome: 'none',
    backups: [],
    problems: [],
    tools: [],
  };

test('the past is played to the same step, with the same case', () => {
  const seen = new Set<string>();
  const check = fc.property(way, (choices) => {
    walkAlong(choices, (snapshot) => {
      const step = stepOf(snapshot);
      const saved = onceSaved(savedAs(snapshot.context, step));
      const played = past(saved, 'macos');
      if (STEPS[step] && isQuestion(STEPS[step])) {
        expect(stepOf(played.snapshot)).toBe(step);
        expect(played.snapshot.context).toEqual(snapshot.context);
        expect(played.left).toEqual([]);
        seen.add(step);
      } else if (saved.trail.length > 0) {
        // A job is asked for again, and so is what led to an ending.
        expect(stepOf(played.snapshot)).toBe(saved.trail.at(-1)?.step);
        expect(played.left).toEqual(saved.trail.slice(-1));
      }
    });
  });
  fc.assert(check, { numRuns: 200, seed: 20261122 });
  expect(seen.size).toBeGreaterThan(50);
});

test('while nothing changes outside, a case goes on where it stood, or at the way back into its backup', () => {
  const check = fc.property(way, (choices) => {
    walkAlong(choices, (snapshot) => {
      const step = stepOf(snapshot);
      if (!STEPS[step] || !isQuestion(STEPS[step])) return;
      const saved = onceSaved(savedAs(snapshot.context, step));
      const resumed = resume(saved, 'macos', scanOf(snapshot));
      const kept = [...resumed.known.trail, ...resumed.again];
      if (resumed.notes.length === 0) {
        expect(resumed.step).toBe(step);
        expect(resumed.known.trail).toEqual(snapshot.context.trail);
        expect(resumed.known.sealed).toBe(snapshot.context.sealed);
      } else if (resumed.notes.includes('opens-again')) {
        expect(kept).toEqual(snapshot.context.trail.slice(0, kept.length));
      } else {
        expect([step, resumed.notes, chosen(snapshot.context)]).toEqual([
          step,
          ['backup-gone'],
          null,
        ]);
      }
      expect(resumed.known.sealed).toBeLessThanOrEqual(resumed.known.trail.length);
    });
  });
  fc.assert(check, { numRuns: 150, seed: 20261122 });
});
