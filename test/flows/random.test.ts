/** Walks at random, with events that belong elsewhere or nowhere among those that fit. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { QUESTION_IDS, STEPS } from '../../src/flows/branches.ts';
import { newCase } from '../../src/flows/case.ts';
import { OUTCOMES } from '../../src/flows/effects.ts';
import { type CaseEvent, recovery } from '../../src/flows/recovery.ts';
import { rehearse } from '../../src/flows/rehearsal.ts';
import { eventsAt, STARTED_AT } from './walk.ts';

const NAMES = Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[];
const BUSY = Object.keys(STEPS).filter((id) => STEPS[id]?.kind === 'busy');

/** An event that need not fit where the machine stands. */
const stray = fc.oneof(
  fc.record({
    type: fc.constant('ANSWER'),
    step: fc.oneof(fc.constantFrom(...QUESTION_IDS), fc.string()),
    answer: fc.oneof(
      fc.string(),
      fc.constantFrom('yes', 'dont-know', 'given'),
      fc.array(fc.string()),
    ),
  }),
  fc.record({
    type: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...BUSY))
      .map(([name, step]) => `xstate.done.actor.${name}@${step}`),
    output: fc.constantFrom(...NAMES.flatMap((one) => rehearse(newCase('macos', STARTED_AT), one))),
  }),
  fc.record({ type: fc.constantFrom('BACK', 'NO_SUCH_EVENT', '') }),
);
const turn = fc.oneof(
  { weight: 5, arbitrary: fc.nat().map((pick) => ({ pick })) },
  { weight: 2, arbitrary: stray.map((event) => ({ event })) },
);

it('never falls into an error, and never leaves the tree', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('macos', 'windows', 'linux'),
      fc.array(turn, { minLength: 30, maxLength: 80 }),
      (computer, turns) => {
        let [snapshot] = initialTransition(recovery, newCase(computer, STARTED_AT));
        for (const one of turns) {
          if (snapshot.status !== 'active') break;
          const fitting = eventsAt(snapshot).filter(({ type }) => type !== 'STOP');
          const event = 'pick' in one ? fitting[one.pick % fitting.length] : one.event;
          [snapshot] = transition(recovery, snapshot, event as CaseEvent);
          expect(snapshot.status).not.toBe('error');
          expect(Object.keys(STEPS)).toContain(String(snapshot.value));
        }
      },
    ),
    { numRuns: 300 },
  );
});
