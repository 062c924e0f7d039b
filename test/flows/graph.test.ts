import { beforeAll, describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { isOffered, offered, PHRASES, refusal } from '../../src/flows/answers.ts';
import { branchOf, STEPS } from '../../src/flows/branches.ts';
import { chosenToRestore, icloudAt, times, verdictOn } from '../../src/flows/candidates.ts';
import { answerTo, type Case, latest, newCase, ruledOut } from '../../src/flows/case.ts';
import { parseSpan } from '../../src/flows/dates.ts';
import type { BackupIdentity } from '../../src/flows/effects.ts';
import type { GateName } from '../../src/flows/gates.ts';
import { type Recovery, type RecoverySnapshot, recovery } from '../../src/flows/recovery.ts';
import { type Branch, isQuestion } from '../../src/flows/steps.ts';
import { judge } from '../../src/flows/timeline.ts';
import {
  type Edge,
  ONLY_FOR_TECHNICIANS,
  STARTED_AT,
  STRAIGHT_TO_THE_BACKUPS,
  walk,
} from './walk.ts';

/** The machine as it would be if a gate stood open, or shut, whatever the case says. */
function withGate(name: GateName, stuck: boolean): Recovery {
  const { gate } = recovery.implementations.guards;
  if (typeof gate !== 'function') throw new TypeError('the machine has no guard called gate');
  return recovery.provide({
    guards: { gate: (args, p) => (p.name === name ? stuck : gate(args, p)) },
  });
}

/** The ways to get a photo back, from least to most destructive: the order in which they may be offered. */
const OFFERED_IN_ORDER: readonly Branch[] = [
  'bin',
  'elsewhere',
  'extraction',
  'computer-restore',
  'icloud-restore',
];

/** The rules look at the raw trail and findings, not at the gates that they are there to prove. */
const at = (snapshot: RecoverySnapshot) => String(snapshot.value);

function copied(known: Case, { path, lastBackup }: BackupIdentity): boolean {
  return known.learnt.some(
    ({ finding }) =>
      finding.effect === 'protect' &&
      finding.outcome === 'done' &&
      finding.copies.some(({ backup }) => backup.path === path && backup.lastBackup === lastBackup),
  );
}

/** Every backup that a fresh one would overwrite, that may hold the photo, and that has no copy. */
function atRisk(known: Case): string[] {
  const all = latest(known, 'scan')?.backups ?? [];
  return all
    .filter((one) => one.live && !one.archived && verdictOn(known, one).verdict !== 'no')
    .filter((one) => !copied(known, one))
    .filter((one) => !all.some((other) => other.archived && other.lastBackup === one.lastBackup))
    .map((one) => one.path);
}

/** Here a person takes a fresh backup, or has a program take it. */
const BEGINS_A_BACKUP: ReadonlySet<string> = new Set([
  'fresh-backup',
  'watching-fresh',
  'backup-tool',
  'making-backup',
]);

const RULES: Record<string, (snapshot: RecoverySnapshot) => boolean> = {
  'a destructive step comes only after its own phrase': (snapshot) => {
    if (!snapshot.hasTag('destructive')) return true;
    const own = at(snapshot) === 'erase' ? 'confirm-erase' : 'confirm-restore';
    return answerTo(snapshot.context, own) === PHRASES[own];
  },
  'a destructive step comes only after a fresh backup, or after its absence was accepted by a phrase':
    (snapshot) => {
      if (!snapshot.hasTag('destructive')) return true;
      const known = snapshot.context;
      const began = Date.parse(known.startedAt);
      const fresh = latest(known, 'scan')?.backups.some(
        (one) => one.state === 'finished' && Date.parse(one.lastBackup ?? '') > began,
      );
      return fresh === true || answerTo(known, 'without-fresh') === PHRASES['without-fresh'];
    },
  'a destructive step comes only for a backup that can hold the photo': (snapshot) => {
    if (!snapshot.hasTag('destructive')) return true;
    const known = snapshot.context;
    if (at(snapshot) === 'restore') {
      const backup = chosenToRestore(known);
      return backup !== null && verdictOn(known, backup).verdict !== 'no';
    }
    const date = parseSpan(String(answerTo(known, 'icloud-date')));
    return (
      date !== null && judge(date.from, times(known), icloudAt(known, date.from)).verdict !== 'no'
    );
  },
  'nobody is told to take a fresh backup before protection is settled': (snapshot) =>
    !BEGINS_A_BACKUP.has(at(snapshot)) || atRisk(snapshot.context).length === 0,
  'no branch is offered before the less destructive ones were tried or declined': (snapshot) => {
    const here = branchOf(at(snapshot));
    const rank = OFFERED_IN_ORDER.indexOf(here);
    if (rank < 0) return true;
    const known = snapshot.context;
    const tried = (branch: Branch) =>
      known.trail.some(({ step }) => branchOf(step) === branch) ||
      ruledOut(known).some((one) => one.branch === branch);
    // The steps before a restore are shared by both; on iCloud's way they belong to that branch.
    return OFFERED_IN_ORDER.slice(0, rank).every(tried);
  },
};

/** Where the answers and findings of a case lead from the start, each given when it was given then. */
function replayed({ trail, learnt }: Case): RecoverySnapshot {
  let [snapshot] = initialTransition(recovery, newCase('macos', STARTED_AT));
  const effects = learnt.flatMap(({ after, finding }) =>
    finding.effect === null ? [] : [{ after, finding }],
  );
  const send = (event: object) => {
    [snapshot] = transition(recovery, snapshot, event as { type: 'STOP' });
  };
  for (let given = 0; snapshot.status === 'active'; ) {
    const step = STEPS[at(snapshot)];
    const entry = trail[given];
    if (step?.kind === 'busy' || (effects[0]?.after === 0 && given === 0)) {
      const next = effects.shift();
      if (next === undefined) break;
      const busy = step?.kind === 'busy' && step.effect !== null;
      const actor = busy ? `${next.finding.effect}@${at(snapshot)}` : 'early-scan';
      send({ type: `xstate.done.actor.${actor}`, output: next.finding });
    } else if (entry === undefined) {
      send({ type: 'STOP' });
    } else {
      send({ type: 'ANSWER', ...entry });
      given += 1;
    }
  }
  return snapshot;
}

/** The way to a node, as an answers file would say it. */
function told({ value, context }: RecoverySnapshot): string {
  const said = context.trail.map(({ step, answer }) => `${step}: ${answer}`);
  return [...said, `-> ${value}`].join(', ');
}

/** The first few of what a rule rejects say enough. */
const MOST = 3;

const broken: Record<string, string[]> = Object.fromEntries(
  Object.keys(RULES).map((rule) => [rule, []]),
);
const reached = new Set<string>();
const taken = new Set<string>();
const wrong = {
  errors: [] as string[],
  unstoppable: [] as string[],
  back: [] as string[],
  stuck: [] as string[],
  refused: [] as string[],
};
/** The first way that was found to each ending. */
const endings = new Map<string, RecoverySnapshot>();
const size = { nodes: 0, edges: 0 };

function look(snapshot: RecoverySnapshot): boolean {
  size.nodes += 1;
  reached.add(at(snapshot));
  for (const [rule, holds] of Object.entries(RULES)) {
    const found = broken[rule];
    if (found && found.length < MOST && !holds(snapshot)) found.push(told(snapshot));
  }
  if (snapshot.status === 'error') wrong.errors.push(told(snapshot));
  if (snapshot.status === 'active' && !snapshot.can({ type: 'STOP' })) {
    wrong.unstoppable.push(told(snapshot));
  }
  if (snapshot.status === 'done' && !endings.has(at(snapshot))) endings.set(at(snapshot), snapshot);
  const step = STEPS[at(snapshot)];
  if (step && isQuestion(step) && !isOffered(snapshot.context, at(snapshot), 'dont-know')) {
    wrong.stuck.push(told(snapshot));
  }
  return true;
}

function follow({ from, event, to }: Edge): void {
  size.edges += 1;
  if (event.type === 'ANSWER' && 'answer' in event) {
    const isTaken = from.context !== to.context;
    if (isTaken) taken.add(`${event.step}=${event.answer}`);
    // What is offered is taken, and what is not offered never is, by whatever driver.
    const fits = refusal(from.context, event.step, event.answer) === null;
    if (isTaken !== fits && wrong.refused.length < MOST) {
      wrong.refused.push(`${told(from)} ${event.answer}`);
    }
  }
  if (event.type !== 'BACK') return;
  const { trail, sealed } = from.context;
  const before = trail.length > sealed ? trail.length - 1 : trail.length;
  const after = to.context.trail;
  const same = after.length === before && after.every((entry, i) => entry === trail[i]);
  if (!same && wrong.back.length < MOST) wrong.back.push(told(from));
}

beforeAll(() => walk(recovery, { node: look, edge: follow }), 120_000);

describe('the whole reachable tree', () => {
  it.each(Object.keys(RULES))('%s', (rule) => {
    expect(broken[rule]).toEqual([]);
  });

  it('reaches every step and every ending', () => {
    const steps = Object.keys(STEPS).filter((id) => STEPS[id]?.kind !== 'crossing');
    const missing = steps.filter((id) => !reached.has(id));
    expect(missing).toEqual(steps.filter((id) => ONLY_FOR_TECHNICIANS.has(id)));
    console.info(`tree: ${steps.length} steps, ${size.nodes} nodes and ${size.edges} edges walked`);
  });

  it('plays the way to every ending again, answer by answer, to the same ending', () => {
    const missing = Object.keys(STEPS).filter(
      (id) => STEPS[id]?.kind === 'ending' && !endings.has(id),
    );
    expect(missing).toEqual([]);
    for (const [ending, { context }] of endings) {
      expect(at(replayed(context)), told(endings.get(ending) as RecoverySnapshot)).toBe(ending);
    }
  });

  it('takes every answer of every step somewhere', () => {
    // Which programs there are depends on the computer; this walk was on a Mac.
    taken.add('restore-program=apple-devices');
    expect(offered(newCase('windows', STARTED_AT), 'restore-program')).toEqual([
      'itunes',
      'apple-devices',
      'dont-know',
    ]);
    expect(offered(newCase('macos', STARTED_AT), 'restore-program')).toEqual([
      'finder',
      'itunes',
      'dont-know',
    ]);
    const answers = Object.entries(STEPS).flatMap(([id, step]) =>
      isQuestion(step) && !ONLY_FOR_TECHNICIANS.has(id)
        ? Object.keys(step.answers).map((answer) => `${id}=${answer}`)
        : [],
    );
    expect(answers.filter((answer) => !taken.has(answer))).toEqual([]);
  });

  it('offers exactly what it takes, and "don\'t know" at every question', () => {
    expect(wrong.refused).toEqual([]);
    expect(wrong.stuck).toEqual([]);
  });

  it('never ends in an error and always offers to stop', () => {
    expect(wrong.errors).toEqual([]);
    expect(wrong.unstoppable).toEqual([]);
  });

  it('goes back by exactly one answer, and never past something that was written', () => {
    expect(wrong.back).toEqual([]);
  });

  it('lets "don\'t know" be answered everywhere', () => {
    const without = Object.entries(STEPS).flatMap(([id, step]) =>
      isQuestion(step) && !('dont-know' in step.answers) ? [id] : [],
    );
    expect(without).toEqual([]);
  });
});

describe('the proof itself', () => {
  const protection = 'nobody is told to take a fresh backup before protection is settled';
  const verdict = 'a destructive step comes only for a backup that can hold the photo';

  /** Does a walk through this machine come upon something that the rule rejects? */
  function fails(machine: Recovery, rule: string): boolean {
    let found = false;
    const node = (snapshot: RecoverySnapshot) => {
      found ||= RULES[rule]?.(snapshot) === false;
      return !found;
    };
    walk(machine, { node }, STRAIGHT_TO_THE_BACKUPS);
    return found;
  }

  it('fails when the gate before a fresh backup is taken away', () => {
    expect(fails(withGate('unprotected', false), protection)).toBe(true);
  }, 60_000);

  it('fails when an iCloud backup of the wrong date is let through', () => {
    expect(fails(withGate('icloudDateWrong', false), verdict)).toBe(true);
  }, 60_000);

  it('fails when a fresh backup is taken for seen that was not', () => {
    const unseen = withGate('freshOfThisPhone', true);
    const rule = Object.keys(RULES).find((name) => name.includes('after a fresh backup')) ?? '';
    expect(fails(unseen, rule)).toBe(true);
  }, 60_000);

  it('fails when any words pass for the phrase', () => {
    const { gives } = recovery.implementations.guards;
    if (typeof gives !== 'function') throw new TypeError('the machine has no guard called gives');
    const anyWords = recovery.provide({
      guards: {
        gives: (args, p) =>
          gives(args, p) || p.step === 'confirm-restore' || p.step === 'confirm-erase',
      },
    });
    const rule = Object.keys(RULES).find((name) => name.includes('its own phrase')) ?? '';
    expect(fails(anyWords, rule)).toBe(true);
  }, 60_000);
});
