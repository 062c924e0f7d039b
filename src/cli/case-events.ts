/** A case as it goes on, told from what its machine lets be inspected: each step, answer and finding, in order. */
import type { InspectionEvent } from 'xstate';
import { isFixed, listed, offered } from '../flows/answers.ts';
import { branchOf, type EndingId, STEPS } from '../flows/branches.ts';
import type { Case, Entry } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { isQuestion } from '../flows/steps.ts';
import { outcomeCode } from '../guidance/index.ts';
import type { LogRecord } from './log-record.ts';
import type { Session } from './session.ts';
import type { RunEvent, Telling } from './telling.ts';

/** Longer lists are told by their number and their beginning. */
const MOST_LISTED = 100;

/**
 * Tells of a case, and of the work in its session. A case that goes on tells only what is new.
 * @returns the inspector for its machine
 */
export function followCase(
  session: Session,
  { tell, log }: Telling,
): (inspected: InspectionEvent) => void {
  session.progressed.add(() => {
    if (session.progress === null) return;
    const { phase, done, total, unit } = session.progress;
    tell({ type: 'progress', phase, done, total, unit });
  });
  let before: RecoverySnapshot | null = null;
  let since = performance.now();
  const began = new Map<string, number>();
  return (inspected) => {
    const { actorRef, rootId, type } = inspected;
    const isCase = actorRef.sessionId === rootId;
    if (type === '@xstate.actor' && !isCase && 'src' in actorRef) {
      if (typeof actorRef.src !== 'string') return;
      began.set(actorRef.src, performance.now());
      log({ type: 'effect-began', effect: actorRef.src });
    }
    if (type !== '@xstate.snapshot' || !isCase) return;
    const after = inspected.snapshot as RecoverySnapshot;
    const now = performance.now();
    for (const { effect, outcome, counts } of newFindings(before, after).map(inShort)) {
      if (effect === null) continue;
      const milliseconds = Math.round(now - (began.get(effect) ?? now));
      log({ type: 'effect-ended', effect, outcome, counts, milliseconds });
    }
    log(transition(before, after, inspected.event.type, Math.round(now - since)));
    for (const event of eventsBetween(before, after)) tell(event);
    since = now;
    before = after;
  };
}

/** What happened between two moments of a case; `before` is `null` where it begins or goes on. */
export function eventsBetween(
  before: RecoverySnapshot | null,
  after: RecoverySnapshot,
): RunEvent[] {
  const answers = newAnswers(before, after);
  const findings = newFindings(before, after).map(inShort);
  const isElsewhere = before === null || before.value !== after.value || answers.length > 0;
  return [
    ...answers.map(answered),
    ...findings.map((one) => ({ type: 'finding' as const, ...one })),
    ...(isElsewhere ? arrived(after) : []),
  ];
}

function newAnswers(before: RecoverySnapshot | null, { context }: RecoverySnapshot): Entry[] {
  return before === null ? [] : context.trail.slice(before.context.trail.length);
}

function newFindings(before: RecoverySnapshot | null, { context }: RecoverySnapshot): Finding[] {
  if (before === null) return [];
  const old = new Set(before.context.learnt.map(({ finding }) => finding));
  return context.learnt.map(({ finding }) => finding).filter((one) => !old.has(one));
}

function answered({ step, answer }: Entry): RunEvent {
  return typeof answer === 'string'
    ? { type: 'answer', step, answer, count: 1 }
    : { type: 'answer', step, answer: answer.slice(0, MOST_LISTED), count: answer.length };
}

/** What was found out without its sentences: the outcome, every amount, and how long each list is. */
function inShort(finding: Finding) {
  if (finding.effect === null) {
    return { effect: null, branch: finding.branch, outcome: finding.reason, counts: {} };
  }
  const { effect, outcome } = finding;
  return { effect, branch: null, outcome, counts: countsIn(finding) };
}

function countsIn(value: object): Record<string, number> {
  const counts = Object.entries(value).flatMap(([key, one]): [string, number][] => {
    if (typeof one === 'number') return [[key, one]];
    if (Array.isArray(one)) return [[key, one.length]];
    return typeof one === 'object' && one !== null ? Object.entries(countsIn(one)) : [];
  });
  return Object.fromEntries(counts);
}

function arrived(snapshot: RecoverySnapshot): RunEvent[] {
  const id = stepOf(snapshot);
  const step = STEPS[id];
  if (!step || step.kind === 'crossing') return [];
  if (step.kind === 'ending') {
    return [{ type: 'outcome', step: id, code: outcomeCode(id as EndingId), exit: step.exit }];
  }
  const options = isQuestion(step) ? optionsAt(snapshot.context, id) : [];
  return [{ type: 'step', step: id, branch: branchOf(id), kind: step.kind, options }];
}

/** The answers that can be given now: what can be ticked or picked, then the fixed ones. Photos are too many. */
function optionsAt(known: Case, id: string): string[] {
  const step = STEPS[id];
  if (!step || !isQuestion(step)) return [];
  const backups = step.kind === 'backup' ? listed(known, id).map(({ backup }) => backup.path) : [];
  return [...(step.items ?? []), ...backups.slice(0, MOST_LISTED), ...offered(known, id)];
}

function transition(
  before: RecoverySnapshot | null,
  after: RecoverySnapshot,
  event: string,
  milliseconds: number,
): LogRecord {
  const given = newAnswers(before, after).at(-1);
  const [from, to] = [before && stepOf(before), stepOf(after)];
  return { type: 'transition', event, from, to, ...withoutWords(given), milliseconds };
}

function withoutWords(given: Entry | undefined): { answer: string | null; count: number | null } {
  if (given === undefined) return { answer: null, count: null };
  const { step, answer } = given;
  if (typeof answer !== 'string') return { answer: null, count: answer.length };
  return { answer: isFixed(step, answer) ? answer : null, count: null };
}
