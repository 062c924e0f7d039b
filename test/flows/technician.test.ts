/** What a technician must have asked before anything is done: proved over every way into the backups. */
import { beforeAll, expect, it } from 'vitest';
import { branchOf, questionAt, STEPS } from '../../src/flows/branches.ts';
import { answerTo, newCase } from '../../src/flows/case.ts';
import { type Recovery, type RecoverySnapshot, recovery } from '../../src/flows/recovery.ts';
import { rehearse } from '../../src/flows/rehearsal.ts';
import { asksOnce, type Edge, ONLY_FOR_TECHNICIANS, type Route, STARTED_AT, walk } from './walk.ts';

/** The restores come after what is proved here. */
const LEFT_OUT: ReadonlySet<string> = new Set(['computer-restore', 'icloud-restore']);

const [first] = rehearse(newCase('macos', STARTED_AT), 'scan').filter(
  ({ outcome }) => outcome === 'some',
);
const SCAN = JSON.stringify(first);

const route: Route = {
  start: newCase('macos', STARTED_AT, { technician: true }),
  follows: (from, event) => {
    const step = String(from.value);
    if (LEFT_OUT.has(branchOf(step))) return false;
    // One scan will do: which backups there are is another proof's matter.
    const isScan = 'output' in event && event.type.includes('scan');
    if (isScan && JSON.stringify(event.output) !== SCAN) return false;
    return asksOnce(from, event);
  },
};

const effectAt = ({ value }: RecoverySnapshot) => {
  const step = STEPS[String(value)];
  return step?.kind === 'busy' ? step.effect : null;
};
/** Whether there was a yes, and to this very backup or folder: after it was chosen. */
const yes = ({ context: { trail } }: RecoverySnapshot, step: string, to: string) => {
  const said = trail.findLastIndex((entry) => entry.step === step);
  return trail[said]?.answer === 'yes' && said > trail.findLastIndex((one) => one.step === to);
};
const CONFIRMED = ['called-back', 'other-channel', 'in-person'];

const RULES: Record<string, (snapshot: RecoverySnapshot) => boolean> = {
  'nothing is asked of a caller whose identity was not confirmed': ({ value, context }) =>
    ['identity', 'stopped-not-owner', 'stopped'].some((one) => one === String(value)) ||
    CONFIRMED.includes(String(answerTo(context, 'identity'))),
  'no backup is opened without the yes to it': (snapshot) =>
    effectAt(snapshot) !== 'find' || yes(snapshot, 'consent-look', 'backup'),
  'no list of photos comes before the question about pictures': (snapshot) =>
    String(snapshot.value) !== 'photos' || answerTo(snapshot.context, 'consent-pictures') !== null,
  'nothing is saved without the yes to it': (snapshot) =>
    effectAt(snapshot) !== 'extract' || yes(snapshot, 'consent-save', 'destination'),
  'no backup is copied without the yes to it': (snapshot) =>
    effectAt(snapshot) !== 'protect' || yes(snapshot, 'consent-copy', 'copy-to'),
};

function broken(machine: Recovery): string[] {
  const found = new Set<string>();
  walk(
    machine,
    {
      node: (snapshot) => {
        for (const [rule, holds] of Object.entries(RULES)) {
          if (!holds(snapshot)) found.add(rule);
        }
        return true;
      },
    },
    route,
  );
  return [...found];
}

const reached = new Set<string>();
const taken = new Set<string>();

function follow({ from, event, to }: Edge): void {
  reached.add(String(from.value));
  if ('answer' in event && from.context !== to.context) taken.add(`${event.step}=${event.answer}`);
}

beforeAll(() => walk(recovery, { edge: follow }, route));

it('asks who is calling first, and each consent before its action, on every way', () => {
  expect(broken(recovery)).toEqual([]);
});

it('reaches each question for technicians, and takes each of its answers', () => {
  const only = [...ONLY_FOR_TECHNICIANS];
  expect(only.filter((step) => !reached.has(step))).toEqual([]);
  const answers = only.flatMap((step) =>
    Object.keys(questionAt(step).answers).map((answer) => `${step}=${answer}`),
  );
  expect(answers.filter((answer) => !taken.has(answer))).toEqual([]);
});

it.each([
  ['asksToLook', 'no backup is opened without the yes to it'],
  ['asksToSave', 'nothing is saved without the yes to it'],
  ['asksToCopy', 'no backup is copied without the yes to it'],
  ['technician', 'nothing is asked of a caller whose identity was not confirmed'],
])('without the gate %s, %s no longer holds', (name, rule) => {
  const { gate } = recovery.implementations.guards;
  if (typeof gate !== 'function') throw new TypeError('the machine has no guard called gate');
  const open = recovery.provide({
    guards: { gate: (args, p) => p.name !== name && gate(args, p) },
  });
  expect(broken(open)).toContain(rule);
});
