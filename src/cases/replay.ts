/**
 * A trail played once more through the tree, with what the effects brought at the time. Pure: nothing is looked
 * for, opened or written.
 */
import { initialTransition, transition } from 'xstate';
import { listed } from '../flows/answers.ts';
import { STEPS } from '../flows/branches.ts';
import { sameContent } from '../flows/candidates.ts';
import type { Answer, Case, Entry } from '../flows/case.ts';
import type { EffectFinding, Finding, ScanFinding } from '../flows/effects.ts';
import { type CaseEvent, type RecoverySnapshot, recovery, stepOf } from '../flows/recovery.ts';
import { learn } from '../flows/trail.ts';

/** What is known of a case's past. */
export interface Past {
  trail: readonly Entry[];
  learnt: Case['learnt'];
}

/** What was found just now, and how many answers are given before it is taken into account. */
export interface Present {
  scan: ScanFinding;
  from: number;
  /** The case as it stood before each answer then: what a list's answer meant. */
  past: readonly Case[];
}

export interface Replayed {
  /** Where the trail leads: a question or an ending. */
  snapshot: RecoverySnapshot;
  /** The case as it stood before each answer that was given again. */
  before: Case[];
  /** The answers that were not: from the first that does not fit, or whose effect never ended. */
  left: Entry[];
}

/**
 * Plays a trail from a new case.
 * @param busy the step that was being worked at when the case was saved, or `null`: an effect without a finding
 *   otherwise ended with a fault
 */
export function replay(
  start: Case,
  { trail, learnt }: Past,
  busy: string | null,
  present: Present | null = null,
): Replayed {
  const early = learnt.find(({ after, finding }) => after === 0 && finding.effect === 'scan');
  const memory = learnt.filter((one) => one !== early && one.finding.effect !== null);
  const before: Case[] = [];
  let snapshot = reminded(begun(start, scanOf(early) ?? present?.scan ?? null), memory);
  for (const [index, entry] of trail.entries()) {
    if (present?.from === index) snapshot = knowing(snapshot, present.scan);
    const known = snapshot.context;
    const answer = meant(entry, present?.past[index] ?? known, known);
    if (answer === null) break;
    const event = { type: 'ANSWER', step: entry.step, answer } as const;
    if (snapshot.status !== 'active' || !snapshot.can(event)) break;
    const isNow = present !== null && index >= present.from;
    const bring = (effect: string, after: number): EffectFinding | null => {
      const at = memory.findIndex((one) => one.after === after && one.finding.effect === effect);
      const [one] = at < 0 ? [] : memory.splice(at, 1);
      if (isNow && effect === 'scan') return present.scan;
      return one?.finding.effect ? one.finding : null;
    };
    const isLast = index === trail.length - 1;
    const next = settled(transition(recovery, snapshot, event)[0], bring, isLast ? busy : null);
    if (next === null) break;
    before.push(known);
    snapshot = reminded(next, memory, isNow);
  }
  const left = trail.slice(before.length);
  if (present && present.from >= before.length) snapshot = knowing(snapshot, present.scan);
  return { snapshot, before, left };
}

function scanOf(one: Case['learnt'][number] | undefined): ScanFinding | null {
  return one?.finding.effect === 'scan' ? one.finding : null;
}

function begun(start: Case, early: EffectFinding | null): RecoverySnapshot {
  const [first] = initialTransition(recovery, start);
  return early === null ? first : after(first, 'xstate.done.actor.early-scan', early);
}

function after(snapshot: RecoverySnapshot, type: string, output?: EffectFinding): RecoverySnapshot {
  // The machine's own events are not in its public type.
  return transition(recovery, snapshot, { type, output } as unknown as CaseEvent)[0];
}

/** The same step in a case that knows this, too. */
function knowing(snapshot: RecoverySnapshot, finding: Finding): RecoverySnapshot {
  if (snapshot.status !== 'active') return snapshot;
  return recovery.resolveState({
    value: snapshot.value,
    context: learn(snapshot.context, finding),
  });
}

/** With what was learnt at this point of the past beside any effect of the tree: when the case was resumed then. */
function reminded(
  snapshot: RecoverySnapshot,
  memory: Case['learnt'],
  isNow = false,
): RecoverySnapshot {
  const given = snapshot.context.trail.length;
  const here = memory.filter(({ after }) => after === given);
  for (const one of here) memory.splice(memory.indexOf(one), 1);
  // Once the backups of now count, those of an earlier resumption say nothing any more.
  const told = here.filter(({ finding }) => !(isNow && finding.effect === 'scan'));
  return told.reduce((sofar, { finding }) => knowing(sofar, finding), snapshot);
}

/** Past every effect, to the next question or ending; `null` where one has not ended. */
function settled(
  snapshot: RecoverySnapshot,
  bring: (effect: string, after: number) => EffectFinding | null,
  busy: string | null,
): RecoverySnapshot | null {
  const id = stepOf(snapshot);
  const step = STEPS[id];
  if (snapshot.status !== 'active' || step?.kind !== 'busy') return snapshot;
  const { effect } = step;
  if (effect === null || id === busy) return null;
  const finding = bring(effect, snapshot.context.trail.length);
  const next = finding
    ? after(snapshot, `xstate.done.actor.${effect}@${id}`, finding)
    : after(snapshot, `xstate.error.actor.${effect}@${id}`);
  return settled(next, bring, busy);
}

/** A backup is named by its path, and other content can lie there by now, or the same elsewhere. */
function meant({ step, answer }: Entry, then: Case, now: Case): Answer | null {
  if (then === now || typeof answer !== 'string' || STEPS[step]?.kind !== 'backup') return answer;
  const was = listed(then, step).find(({ backup }) => backup.path === answer)?.backup;
  if (!was) return answer;
  const same = listed(now, step).filter(({ backup }) => sameContent(backup, was));
  return (same.find(({ backup }) => backup.path === answer) ?? same[0])?.backup.path ?? null;
}
