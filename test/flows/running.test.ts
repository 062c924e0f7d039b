import { expect, it } from 'vitest';
import { createActor, fromPromise, waitFor } from 'xstate';
import { type Case, newCase } from '../../src/flows/case.ts';
import type { ScanFinding } from '../../src/flows/effects.ts';
import { recovery, stepOf } from '../../src/flows/recovery.ts';
import { STARTED_AT } from './walk.ts';

/** The running machine with a scan that is counted and that the test ends when it wants to. */
function running() {
  let begun = 0;
  let end: (found: ScanFinding) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const scan = fromPromise<ScanFinding, Case>(() => {
    begun += 1;
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  });
  const actor = createActor(recovery.provide({ actors: { scan } }), {
    input: newCase('macos', STARTED_AT),
  });
  actor.start();
  const answer = (step: string, said: string) => actor.send({ type: 'ANSWER', step, answer: said });
  const toBackups = () => {
    const said = {
      'whose-phone': 'mine',
      freeze: 'ready',
      phone: 'lost',
      'icloud-bin': 'no-icloud',
      taken: 'dont-know',
      deleted: 'dont-know',
      'bin-emptied': 'no',
      'icloud-photos': 'off',
      'offline-device': 'no',
      places: 'none',
    };
    for (const [step, one] of Object.entries(said)) answer(step, one);
  };
  return {
    actor,
    answer,
    toBackups,
    begun: () => begun,
    end: (found: ScanFinding) => end(found),
    fail: (error: Error) => fail(error),
  };
}

const NONE: ScanFinding = { effect: 'scan', outcome: 'none', backups: [], problems: [], tools: [] };

it('looks for backups once, however often somebody goes back', async () => {
  const { actor, answer, begun, end } = running();
  answer('whose-phone', 'mine');
  actor.send({ type: 'BACK' });
  answer('whose-phone', 'mine');
  answer('freeze', 'ready');
  actor.send({ type: 'BACK' });
  end(NONE);
  await waitFor(actor, ({ context }) => context.learnt.length > 0);
  actor.send({ type: 'BACK' });
  expect(actor.getSnapshot().value).toBe('whose-phone');
  expect(actor.getSnapshot().context.learnt).toHaveLength(1);
  expect(begun()).toBe(1);
});

it('waits for the search when the answers are quicker', async () => {
  const { actor, toBackups, end } = running();
  toBackups();
  expect(actor.getSnapshot().value).toBe('find-backups');
  end(NONE);
  await waitFor(actor, (snapshot) => stepOf(snapshot) === 'no-backups');
});

it('goes on when the search itself breaks', async () => {
  const { actor, toBackups, fail } = running();
  toBackups();
  fail(new Error('a fault'));
  await waitFor(actor, (snapshot) => stepOf(snapshot) === 'no-backups');
});

it('can be stopped at a question and while something is being done', () => {
  const asked = running().actor;
  asked.send({ type: 'STOP' });
  expect(asked.getSnapshot()).toMatchObject({ value: 'stopped', status: 'done' });
  const busy = running();
  busy.toBackups();
  busy.actor.send({ type: 'STOP' });
  expect(busy.actor.getSnapshot()).toMatchObject({ value: 'stopped', status: 'done' });
});
