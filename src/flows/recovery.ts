/**
 * The decision tree as one state machine: the branches' data, assembled. Every step is a state of the same name.
 *
 * Gates are asked of the case as it will be once the answer or finding at hand has been taken in, so a way reads
 * "with this answer, if the gate is open, go there".
 */
import { and, assign, fromPromise, type SnapshotFrom, setup } from 'xstate';
import { refusal } from './answers.ts';
import { QUESTION_IDS, questionAt, STEPS, type StepId } from './branches.ts';
import type { Answer, Case } from './case.ts';
import {
  type BackupFinding,
  type EffectFinding,
  type EffectName,
  type ElsewhereFinding,
  type ExtractFinding,
  type FindFinding,
  OUTCOMES,
  type ProtectFinding,
  type RuledOut,
  type ScanFinding,
  type WatchFinding,
} from './effects.ts';
import { GATES, type GateName } from './gates.ts';
import {
  type BusyStep,
  isQuestion,
  type QuestionStep,
  type Step,
  type Ways,
  waysOf,
} from './steps.ts';
import { canUndo, learn, learnFromTheStart, record, seal, undo } from './trail.ts';

export type CaseEvent =
  | { type: 'ANSWER'; step: string; answer: Answer }
  | { type: 'BACK' }
  | { type: 'STOP' };

/** Stands in for an effect that nobody provided: a fault of ours, never a result. */
function unprovided(name: EffectName): () => Promise<never> {
  return () => Promise.reject(new Error(`the effect "${name}" was not provided`));
}

/** The case as it stands once an event's answer or finding has been taken in. */
function taken(known: Case, event: CaseEvent | { type: string; output?: EffectFinding }): Case {
  if (event.type === 'ANSWER' && 'step' in event) return record(known, event.step, event.answer);
  if (!('output' in event) || !event.output) return known;
  const early = event.type.endsWith(EARLY_SCAN);
  return early ? learnFromTheStart(known, event.output) : learn(known, event.output);
}

const EARLY_SCAN = 'early-scan';

const machineSetup = setup({
  types: {
    context: {} as Case,
    events: {} as CaseEvent,
    input: {} as Case,
    tags: {} as 'question' | 'busy' | 'destructive' | 'ending',
  },
  actors: {
    scan: fromPromise<ScanFinding, Case>(unprovided('scan')),
    find: fromPromise<FindFinding, Case>(unprovided('find')),
    extract: fromPromise<ExtractFinding, Case>(unprovided('extract')),
    protect: fromPromise<ProtectFinding, Case>(unprovided('protect')),
    elsewhere: fromPromise<ElsewhereFinding, Case>(unprovided('elsewhere')),
    watch: fromPromise<WatchFinding, Case>(unprovided('watch')),
    backup: fromPromise<BackupFinding, Case>(unprovided('backup')),
  },
  guards: {
    /** The answer is this fixed one. */
    says: ({ event }, p: { step: string; answer: string }) =>
      event.type === 'ANSWER' && event.step === p.step && event.answer === p.answer,
    /** The answer is a fitting date, folder, phrase or item, and not one of the fixed ones. */
    gives: ({ context, event }, p: { step: string }) =>
      event.type === 'ANSWER' &&
      event.step === p.step &&
      !(
        typeof event.answer === 'string' && Object.hasOwn(questionAt(p.step).answers, event.answer)
      ) &&
      refusal(context, p.step, event.answer) === null,
    gate: ({ context, event }, p: { name: GateName }) => GATES[p.name](taken(context, event)),
    ended: ({ event }, p: { outcome: string }) =>
      'output' in event && (event.output as EffectFinding).outcome === p.outcome,
    lastAnswered: ({ context }, p: { step: string }) =>
      canUndo(context) && context.trail.at(-1)?.step === p.step,
  },
  actions: {
    take: assign(({ context, event }) => taken(context, event)),
    seal: assign(({ context }) => seal(context)),
    ruleOut: assign(({ context }, p: Omit<RuledOut, 'effect'>) =>
      learn(context, { effect: null, ...p }),
    ),
    undo: assign(({ context }) => undo(context)),
    scanFailed: assign(({ context }) =>
      learnFromTheStart(context, {
        effect: 'scan',
        outcome: 'failed',
        backups: [],
        problems: [],
        tools: [],
      }),
    ),
  },
});

type StateConfig = Parameters<typeof machineSetup.createStateConfig>[0];
type Condition =
  | { type: 'says'; params: { step: string; answer: string } }
  | { type: 'gives'; params: { step: string } }
  | { type: 'ended'; params: { outcome: string } };

/** The transitions for some ways, each under a condition (if any) and its own gate (if any). */
function transitions(ways: Ways, condition: Condition | null) {
  return waysOf(ways).map((way) => {
    const gate = way.when ? ({ type: 'gate', params: { name: way.when } } as const) : null;
    const guard = condition && gate ? and([condition, gate]) : (condition ?? gate);
    return {
      target: `#${way.to}`,
      reenter: true,
      ...(guard ? { guard } : {}),
      actions: [
        ...(condition ? [{ type: 'take' } as const] : []),
        ...(way.seal ? [{ type: 'seal' } as const] : []),
        ...(way.rulesOut ? [{ type: 'ruleOut', params: way.rulesOut } as const] : []),
      ],
    };
  });
}

function question(id: string, step: QuestionStep): StateConfig {
  const fixed = Object.entries(step.answers).flatMap(([answer, ways]) =>
    transitions(ways, { type: 'says', params: { step: id, answer } }),
  );
  const given = step.given ? transitions(step.given, { type: 'gives', params: { step: id } }) : [];
  return {
    id,
    tags: step.destructive ? ['question', 'destructive'] : ['question'],
    on: { ANSWER: [...fixed, ...given] },
  };
}

function busy(id: string, { effect, outcomes }: BusyStep): StateConfig {
  if (effect === null) {
    return { id, tags: ['busy'], always: transitions(outcomes.known ?? [], null) };
  }
  return {
    id,
    tags: ['busy'],
    invoke: {
      src: effect,
      id: `${effect}@${id}`,
      input: ({ context }) => context,
      onDone: OUTCOMES[effect].flatMap((outcome) =>
        transitions(outcomes[outcome] ?? [], { type: 'ended', params: { outcome } }),
      ),
      onError: transitions(outcomes.fault ?? [], null),
    },
  };
}

function state(id: string, step: Step): StateConfig {
  if (isQuestion(step)) return question(id, step);
  switch (step.kind) {
    case 'busy':
      return busy(id, step);
    case 'crossing':
      return { id, always: transitions(step.ways, null) };
    default:
      return { id, type: 'final', tags: ['ending'] };
  }
}

/** The machine; its input is a new case. Its effects are stubs that fail until `provide` gives it real ones. */
export const recovery = machineSetup.createMachine({
  id: 'recovery',
  context: ({ input }) => input,
  initial: 'begin',
  invoke: {
    src: 'scan',
    id: EARLY_SCAN,
    input: ({ context }) => context,
    onDone: { actions: 'take' },
    onError: { actions: 'scanFailed' },
  },
  on: {
    // One list for every step, made from the tree: no step can forget how to go back. The root is not
    // entered anew: that would begin the early scan a second time.
    BACK: QUESTION_IDS.map((id) => ({
      guard: { type: 'lastAnswered' as const, params: { step: id } },
      target: `#${id}`,
      actions: 'undo' as const,
    })),
    STOP: { target: '#stopped' },
  },
  states: Object.fromEntries(Object.entries(STEPS).map(([id, step]) => [id, state(id, step)])),
});

export type Recovery = typeof recovery;
export type RecoverySnapshot = SnapshotFrom<Recovery>;

/** The step that a snapshot is at. */
export function stepOf(snapshot: RecoverySnapshot): StepId {
  return String(snapshot.value) as StepId;
}
