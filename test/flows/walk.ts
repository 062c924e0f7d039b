/** Walks the whole tree: every answer, every outcome of every effect, Back and Stop, from every step. */
import { createActor, initialTransition } from 'xstate';
import { GIVEN, listed, PHRASES } from '../../src/flows/answers.ts';
import { branchOf, questionAt, STEPS } from '../../src/flows/branches.ts';
import {
  chosen,
  chosenToRestore,
  icloudAt,
  madeAt,
  restorable,
  times,
  unprotected,
  verdictOn,
} from '../../src/flows/candidates.ts';
import {
  type Answer,
  answerTo,
  type Case,
  latest,
  newCase,
  placesLeft,
  ruledOut,
} from '../../src/flows/case.ts';
import { GATES, route } from '../../src/flows/gates.ts';
import type { CaseEvent, Recovery, RecoverySnapshot } from '../../src/flows/recovery.ts';
import { rehearse } from '../../src/flows/rehearsal.ts';
import { type Branch, type BusyStep, isQuestion } from '../../src/flows/steps.ts';
import { judge } from '../../src/flows/timeline.ts';
import { canUndo } from '../../src/flows/trail.ts';

export const STARTED_AT = '2026-11-22T12:00:00.000Z';

/** Worth telling apart: before, within and after what the rehearsed backups can hold. */
const DATES: Record<string, string[]> = {
  taken: ['2026-05'],
  deleted: ['2026-09'],
  'icloud-photos-since': ['2026-10'],
  'icloud-date': ['2026-08-10', '2025-01-01'],
};

function given(known: Case, id: string): Answer[] {
  const step = questionAt(id);
  switch (step.kind) {
    case 'dates':
      return DATES[id] ?? [];
    case 'folder':
      return ['/some/folder'];
    case 'secret':
      return [GIVEN];
    case 'phrase':
      return [PHRASES[id] ?? '', 'whatever you say'];
    case 'backup':
      return listed(known, id).map(({ backup }) => backup.path);
    case 'photos':
      return [['photo-1']];
    case 'checklist':
      return step.all ? [[...(step.items ?? [])]] : [['messages', 'google-photos', 'computer']];
    default:
      return [];
  }
}

type Finished = { type: string; output?: unknown; error?: unknown };

function finished(known: Case, id: string, { effect }: BusyStep): Finished[] {
  const name = effect ?? 'scan';
  const actor = effect ? `${effect}@${id}` : 'early-scan';
  return [
    ...rehearse(known, name).map((output) => ({ type: `xstate.done.actor.${actor}`, output })),
    { type: `xstate.error.actor.${actor}`, error: new Error('a fault') },
  ];
}

/** Everything that can happen at a step. Stopping leads to one and the same ending: it is taken once. */
export function eventsAt(snapshot: RecoverySnapshot): (CaseEvent | Finished)[] {
  const id = String(snapshot.value);
  const step = STEPS[id];
  if (!step || step.kind === 'ending' || step.kind === 'crossing') return [];
  const stop: CaseEvent[] = id === 'whose-phone' ? [{ type: 'STOP' }] : [];
  const always: CaseEvent[] = [{ type: 'BACK' }, ...stop];
  if (!isQuestion(step)) return [...always, ...finished(snapshot.context, id, step)];
  const answers = [...Object.keys(step.answers), ...given(snapshot.context, id)];
  return [...always, ...answers.map((answer) => ({ type: 'ANSWER' as const, step: id, answer }))];
}

const ICLOUD_DATES = (DATES['icloud-date'] ?? []).map((day) => Date.parse(day));

/** One of each backup that can turn up. */
const REHEARSED = [
  ...new Map(
    rehearse(newCase('macos', STARTED_AT), 'scan')
      .flatMap((finding) => (finding.effect === 'scan' ? finding.backups : []))
      .map((backup) => [`${backup.path} ${backup.lastBackup}`, backup]),
  ).values(),
];

/**
 * How every backup that can turn up, here or in iCloud, would be judged by what was said about dates. No gate and
 * no rule asks for more than "can it hold the photo at all" and "was iCloud Photos on for certain".
 */
function outlook(known: Case): unknown[] {
  const on = (madeAt: number | null) => icloudAt(known, madeAt) === 'on';
  const when = times(known);
  const here = REHEARSED.map((one) => verdictOn(known, one, when).verdict !== 'no');
  const inCloud = ICLOUD_DATES.map((at) => judge(at, when, 'off').verdict !== 'no');
  const photosOn = [null, ...ICLOUD_DATES, ...REHEARSED.map((one) => madeAt(one))].map(on);
  return [here, inCloud, photosOn, answerTo(known, 'icloud-date')];
}

/** The branches whose order a rule is about. */
const RANKED: readonly Branch[] = ['bin', 'elsewhere', 'extraction', 'computer-restore'];

/** The steps between choosing pictures and looking at what came out. */
const CHOSEN = new Set(['destination', 'writing', 'write-failed', 'is-it-there']);

/** What is only asked within a branch tells nodes apart only there. */
function withinBranch(branch: Branch, step: string, known: Case): unknown {
  const find = latest(known, 'find');
  switch (branch) {
    case 'start':
    case 'bin':
      return [
        answerTo(known, 'recently-deleted') === 'emptied',
        answerTo(known, 'icloud-bin') === 'no-icloud',
      ];
    case 'dates':
      return [
        ...['taken', 'deleted', 'emptied-when', 'icloud-photos'].map((one) => answerTo(known, one)),
        answerTo(known, 'icloud-bin') === 'no-icloud',
      ];
    case 'elsewhere':
      return placesLeft(known);
    case 'backups':
      return latest(known, 'scan')?.outcome;
    case 'extraction':
      return [
        find?.backup.path,
        find?.outcome,
        step === 'photos' && find?.matching,
        step === 'is-it-there' && latest(known, 'extract')?.onlySmall,
        GATES.appsUnsearched(known),
        step === 'nothing-in-apps' && GATES.appsNotDeep(known),
        step === 'app-pictures' && GATES.anyInApps(known),
        CHOSEN.has(step) && GATES.choseFromApps(known),
      ];
    case 'computer-restore':
      return [
        GATES.spare(known),
        step.endsWith('-advice') && GATES.retryIsSafe(known),
        step === 'fresh-backup' && GATES.backupToolHere(known),
      ];
    default:
      return null;
  }
}

/**
 * Two snapshots with the same key come to the same steps, whatever is answered, and look alike to every rule. Which of
 * the endings without the photo it is in the end depends on more, and no rule asks for it.
 */
export function keyOf({ value, context }: RecoverySnapshot): string {
  const branch = branchOf(String(value));
  if (branch === 'ending') return JSON.stringify(value);
  const settled = (one: Branch) =>
    context.trail.some(({ step }) => branchOf(step) === one) ||
    ruledOut(context).some(({ branch: out }) => out === one);
  return JSON.stringify([
    value,
    outlook(context),
    withinBranch(branch, String(value), context),
    RANKED.filter(settled),
    Object.entries(PHRASES).filter(([step, phrase]) => answerTo(context, step) === phrase),
    latest(context, 'scan')?.backups.map((one) => [
      one.path,
      one.lastBackup,
      one.encrypted,
      one.state,
    ]),
    unprotected(context).length,
    restorable(context).length,
    ['protection', 'extraction'].includes(branch) && chosen(context)?.path,
    route(context) === 'computer' && chosenToRestore(context)?.path,
    route(context),
    canUndo(context),
    context.technician && consentsOf(context),
  ]);
}

/** What a technician still has to ask. */
function consentsOf(known: Case): unknown[] {
  const { asksToLook, asksForPictures, asksToSave, asksToCopy } = GATES;
  return [asksToLook, asksForPictures, asksToSave, asksToCopy].map((gate) => gate(known));
}

/** What only a technician is asked. */
export const CONSENTS = Object.keys(STEPS).filter((id) => id.startsWith('consent-'));
export const ONLY_FOR_TECHNICIANS: ReadonlySet<string> = new Set(['identity', ...CONSENTS]);

export interface Edge {
  from: RecoverySnapshot;
  event: CaseEvent | Finished;
  to: RecoverySnapshot;
}

/** What a walk is told on its way. */
export interface Visitor {
  /** Every node once; `false` ends the walk. */
  node?: (snapshot: RecoverySnapshot) => boolean;
  /** Every edge once. Edges are not kept: half a million snapshots would be. */
  edge?: (edge: Edge) => void;
}

/** Where a walk begins, and which part of the graph it goes through. */
export interface Route {
  start: Case;
  follows: (from: RecoverySnapshot, event: CaseEvent | Finished) => boolean;
}

/** What is asked before the backups, in one way. */
const ASKED_ONCE: Readonly<Record<string, string>> = {
  'whose-phone': 'mine',
  freeze: 'ready',
  phone: 'works',
  'search-first': 'not-found',
  'photos-layout': 'tabs',
  'recently-deleted': 'not-there',
  'icloud-bin': 'no-icloud',
  taken: '2026-05',
  deleted: '2026-09',
  'bin-emptied': 'no',
  'icloud-photos': 'off',
  'offline-device': 'no',
  places: 'none',
};

/** For a walk that goes straight to the backups: of the questions before them, one answer each. */
export function asksOnce({ value }: RecoverySnapshot, event: CaseEvent | Finished): boolean {
  const once = ASKED_ONCE[String(value)];
  return once === undefined || !('answer' in event) || event.answer === once;
}

/** The same as a route for the owner. */
export const STRAIGHT_TO_THE_BACKUPS: Route = {
  start: newCase('macos', STARTED_AT),
  follows: asksOnce,
};

const EVERYWHERE: Route = { start: newCase('macos', STARTED_AT), follows: () => true };

/**
 * What an event leads to, with nothing carried out. xstate's `transition` gives the same, and makes an actor for each
 * event, which takes as long as the step itself.
 */
export function stepsOf(machine: Recovery, start: Case) {
  const self = createActor(machine, { input: start });
  const ignore = () => {};
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: ignore,
    defer: ignore,
    emit: ignore,
    stopChild: ignore,
    actionExecutor: ignore,
  };
  return (from: RecoverySnapshot, event: { type: string }): RecoverySnapshot =>
    machine.transition(from, event as CaseEvent, scope);
}

/** Walks the reachable graph of a machine, breadth first. xstate's own traversals cannot stop early. */
export function walk(
  machine: Recovery,
  { node, edge }: Visitor,
  { start, follows }: Route = EVERYWHERE,
): void {
  const [first] = initialTransition(machine, start);
  const after = stepsOf(machine, start);
  const nodes = new Map([[keyOf(first), first]]);
  // A Map's iterator also visits what is added while it runs: it is the queue.
  for (const [key, from] of nodes) {
    if (node?.(from) === false) return;
    for (const event of eventsAt(from)) {
      if (!follows(from, event)) continue;
      const to = after(from, event);
      edge?.({ from, event, to });
      if (to === from) continue;
      const next = keyOf(to);
      if (!nodes.has(next)) nodes.set(next, to);
    }
    nodes.set(key, first);
  }
}
