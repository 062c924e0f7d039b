/** For each step the case with the most to read, among many that the tree was walked to. */
import { initialTransition } from 'xstate';
import { screenOf, textAlone } from '../../../src/cli/screens.ts';
import type { Session } from '../../../src/cli/session.ts';
import { newsInWords } from '../../../src/cli/told.ts';
import { branchOf, STEPS, type StepId } from '../../../src/flows/branches.ts';
import { backups, type Case, type Computer, newCase } from '../../../src/flows/case.ts';
import type { EffectFinding } from '../../../src/flows/effects.ts';
import { GATES } from '../../../src/flows/gates.ts';
import {
  type CaseEvent,
  type RecoverySnapshot,
  recovery,
  stepOf,
} from '../../../src/flows/recovery.ts';
import { canUndo } from '../../../src/flows/trail.ts';
import { answerInWords, minutesInWords, scanLine } from '../../../src/guidance/index.ts';
import { PLACE_IDS } from '../../../src/guidance/places.ts';
import { withLayers } from '../../../src/guidance/technician/index.ts';
import type { Screen, TranscriptLine, WizardView } from '../../../src/steps/screen.ts';
import { safeText } from '../../../src/terminal/safe-text.ts';
import { wrap } from '../../../src/terminal/width.ts';
import { eventsAt, ONLY_FOR_TECHNICIANS, STARTED_AT, stepsOf } from '../../flows/walk.ts';
import { atAnnas, HALFWAY, opened, PACE, placesOn } from './world.ts';

const COMPUTERS: readonly Computer[] = ['macos', 'windows', 'linux'];
/** Cases from which the walk goes on, at each step: enough to come to every one. */
const ENOUGH = 12;
/** Of the transcript: more would not be seen above a frame. */
const LINES_ABOVE = 3;

interface Reached {
  snapshot: RecoverySnapshot;
  told: string[];
}

/** A view as the driver makes it, of the case that has the longest text of a step. */
export type Longest = ReadonlyMap<StepId, WizardView>;

/**
 * Walks the tree on each kind of computer.
 * @param session holds what a view needs beside the case; its photos and progress are set here
 */
export function longestViews(session: Session): Longest {
  const longest = new Map<StepId, { length: number; view: WizardView }>();
  const look = (reached: Reached) => {
    const step = stepOf(reached.snapshot);
    const screen = screenAt(reached.snapshot, session);
    const length = lengthOf(screen);
    if (length <= (longest.get(step)?.length ?? 0)) return;
    longest.set(step, { length, view: viewOf(reached, screen) });
  };
  for (const computer of COMPUTERS) walkWidely(newCase(computer, STARTED_AT), look);
  walkWidely(newCase('macos', STARTED_AT, { technician: true }), (reached) => {
    if (ONLY_FOR_TECHNICIANS.has(stepOf(reached.snapshot))) look(reached);
  });
  return new Map(Array.from(longest, ([step, { view }]) => [step, view]));
}

/** Where a case stands as far as the gates tell. */
function keyOf({ value, context }: RecoverySnapshot): string {
  const open = Object.values(GATES).map((gate) => (gate(context) ? 1 : 0));
  return `${String(value)} ${open.join('')}`;
}

function walkWidely(start: Case, look: (reached: Reached) => void): void {
  const [snapshot] = initialTransition(recovery, start);
  const after = stepsOf(recovery, start);
  const nodes = new Map<string, Reached>([[keyOf(snapshot), { snapshot, told: [] }]]);
  const count = new Map<string, number>();
  // A Map's iterator also visits what is added while it runs: it is the queue.
  for (const reached of nodes.values()) {
    look(reached);
    for (const event of eventsFrom(reached.snapshot)) {
      const next = after(reached.snapshot, event);
      const step = String(next.value);
      const known = count.get(step) ?? 0;
      if (known >= ENOUGH) continue;
      const key = keyOf(next);
      if (nodes.has(key)) continue;
      count.set(step, known + 1);
      nodes.set(key, { snapshot: next, told: toldSince(reached, event, next) });
    }
  }
}

/** Anna knows these: without them a case of hers would not be told from another's. */
const KNOWN: ReadonlySet<StepId> = new Set(['taken', 'deleted']);

type Happening = CaseEvent | { type: string; output?: unknown };

/** Everything that can happen at a step on Anna’s computer, save for going back. */
function eventsFrom(snapshot: RecoverySnapshot): Happening[] {
  const { computer } = snapshot.context;
  const step = stepOf(snapshot);
  const events: Happening[] = eventsAt(snapshot).filter(
    (event) => event.type !== 'BACK' && !(KNOWN.has(step) && isVague(event)),
  );
  const more: Happening[] =
    step === 'places'
      ? PLACE_IDS.map((place) => ({ type: 'ANSWER', step: 'places', answer: [place] }))
      : [];
  return [...events, ...more].map((event) => {
    if ('output' in event && event.output !== undefined) {
      return { ...event, output: atAnnas(event.output as EffectFinding, computer) };
    }
    const isFolder = 'answer' in event && event.answer === '/some/folder';
    return isFolder ? { ...event, answer: `${placesOn(computer).copiesTo} 2` } : event;
  });
}

function isVague(event: Happening): boolean {
  return 'answer' in event && event.answer === 'dont-know';
}

/** The last lines above a frame, once this has happened. */
function toldSince({ snapshot: from, told }: Reached, event: Happening, to: RecoverySnapshot) {
  const said =
    'step' in event ? [answerInWords(event.step as StepId, event.answer, from.context)] : [];
  const news = newsInWords(from.context, to.context).map(({ text }) => text);
  return [...told, ...said, ...news].slice(-LINES_ABOVE);
}

function screenAt(snapshot: RecoverySnapshot, session: Session): Screen {
  const step = STEPS[stepOf(snapshot)];
  session.opened = new Map(
    backups(snapshot.context).map(({ path }) => [path, opened(path)] as const),
  );
  Object.assign(session, placesOn(snapshot.context.computer));
  session.progress = step?.kind === 'busy' ? HALFWAY[step.effect ?? 'scan'] : null;
  const now = Date.parse(STARTED_AT);
  return screenOf({
    snapshot,
    session,
    draft: null,
    refused: null,
    pace: PACE,
    layered: snapshot.context.technician ? withLayers : textAlone,
    now,
  });
}

/** Rows that everything to read on a screen takes in a narrow window. */
function lengthOf(screen: Screen): number {
  const options = [
    ...('options' in screen ? screen.options : []),
    ...('extra' in screen ? screen.extra : []),
  ];
  const texts = [
    screen.question,
    ...screen.lines.map(({ text }) => text),
    ...options.flatMap(({ label, hint }) => [label, hint ?? '']),
  ];
  return texts.reduce((rows, text) => rows + wrap(text, 36).length, 0);
}

const BESIDE_THE_SCAN: ReadonlySet<string> = new Set(['start', 'bin', 'dates', 'elsewhere']);

function viewOf({ snapshot, told }: Reached, screen: Screen): WizardView {
  const { context, status } = snapshot;
  const besideTheScan = BESIDE_THE_SCAN.has(branchOf(stepOf(snapshot)));
  return {
    screen,
    transcript: told.map(
      (text, id): TranscriptLine => ({ id, text: safeText(text), tone: 'plain' }),
    ),
    status: besideTheScan ? safeText(scanLine(context)) : null,
    canGoBack: status === 'active' && canUndo(context),
    clock: context.technician ? safeText(minutesInWords(840_000)) : null,
    stopping: null,
  };
}
