/**
 * The tree as a document: every step, and every way from one step to the next. It is made of the data that the machine
 * is assembled from; a test holds it against the machine's own transitions, edge by edge.
 *
 * Crossings stay steps. To leave them out, each way into one would have to be drawn once for each way out of it, under
 * the gates of both; and an edge has room for one gate's name.
 *
 * Two events are the same at every step and are no edges: Back leads to the question that was answered last, unless
 * something was written since; Stop leads from every step but the endings to `stopped`.
 */
import { branchOf, STEPS } from './branches.ts';
import type { GateName } from './gates.ts';
import { type Branch, isQuestion, type Step, type Ways, waysOf } from './steps.ts';

/** What `on` says where the answer is not one of the fixed ones: a date, folder, phrase, password, or items of a list. */
export const GIVEN = 'given';
/** What `on` says at a crossing, where nothing is waited for. */
export const ALWAYS = 'always';

export const TAGS = ['question', 'busy', 'destructive', 'ending'] as const;
export type Tag = (typeof TAGS)[number];

export interface FlowStep {
  id: string;
  branch: Branch;
  kind: Step['kind'];
  /** None at a crossing. */
  tags: readonly Tag[];
  /** The ids that can be answered: what can be ticked, then the fixed answers. Empty where nothing is asked. */
  options: readonly string[];
}

export interface FlowEdge {
  from: string;
  to: string;
  /** A fixed answer, `given`, an effect's outcome, `fault` for an effect that broke, or `always`. */
  on: string;
  /** The gate that must be open. Edges with the same `from` and `on` are tried in their order. */
  guard: GateName | null;
}

export interface FlowDocument {
  v: 1;
  steps: readonly FlowStep[];
  edges: readonly FlowEdge[];
}

/** The whole tree, always in the same order: that of the base route, and of the ways as they are tried. */
export function flowDocument(): FlowDocument {
  const all = Object.entries(STEPS);
  return {
    v: 1,
    steps: all.map(([id, step]) => ({
      id,
      branch: branchOf(id),
      kind: step.kind,
      tags: tagsOf(step),
      options: optionsOf(step),
    })),
    edges: all.flatMap(([from, step]) =>
      waysFrom(step).flatMap(([on, ways]) =>
        waysOf(ways).map(({ to, when }) => ({ from, to, on, guard: when ?? null })),
      ),
    ),
  };
}

function tagsOf(step: Step): Tag[] {
  if (isQuestion(step)) return step.destructive ? ['question', 'destructive'] : ['question'];
  return step.kind === 'crossing' ? [] : [step.kind];
}

function optionsOf(step: Step): string[] {
  return isQuestion(step) ? [...(step.items ?? []), ...Object.keys(step.answers)] : [];
}

/** The ways from a step, under what must happen for them. */
function waysFrom(step: Step): (readonly [on: string, ways: Ways])[] {
  if (isQuestion(step)) {
    const given = step.given ? [[GIVEN, step.given] as const] : [];
    return [...Object.entries(step.answers), ...given];
  }
  switch (step.kind) {
    case 'busy':
      return Object.entries(step.outcomes);
    case 'crossing':
      return [[ALWAYS, step.ways]];
    default:
      return [];
  }
}
