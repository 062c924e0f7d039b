/** What a picture of the tree shows, before it is written in any picture language. */
import { ALWAYS, type FlowDocument, type FlowEdge, type FlowStep } from '../flows/document.ts';
import { BRANCHES, type Branch } from '../flows/steps.ts';
import { branchTitle } from '../guidance/index.ts';
import { WORDS } from '../guidance/steps.ts';

export type Shape = 'question' | 'busy' | 'crossing' | 'ending' | 'branch';

export interface Node {
  id: string;
  /** Line by line. */
  label: readonly string[];
  shape: Shape;
  /** `elsewhere`: stands for steps of a branch that is not in the picture. */
  look: 'plain' | 'destructive' | 'elsewhere';
}

export interface Group {
  id: Branch;
  title: string;
  nodes: readonly Node[];
}

export interface Arrow {
  from: string;
  to: string;
  /** Line by line. */
  label: readonly string[];
}

export interface Drawing {
  /** From the top down, or from left to right. */
  direction: 'TB' | 'LR';
  groups: readonly Group[];
  /** What is in no group. */
  nodes: readonly Node[];
  arrows: readonly Arrow[];
}

/** More at one arrow, and nobody could read any. */
const LINES_SHOWN = 3;

/**
 * Some branches step by step. What leads in from other branches or out to them ends in a box of its own at each step,
 * as all such arrows drawn to one place would hide the rest.
 */
export function drawSteps(flow: FlowDocument, branches: readonly Branch[]): Drawing {
  const steps = new Map(flow.steps.map((step) => [step.id, step]));
  const inside = (id: string) => branches.some((branch) => branch === steps.get(id)?.branch);
  const arrows = merged(flow.edges, labelOf);
  const within = arrows.filter(({ from, to }) => inside(from) && inside(to));
  const drawn = [...drawEntrances(arrows, steps, inside), ...drawExits(arrows, steps, inside)];
  return {
    direction: branches.every((branch) => branch === 'ending') ? 'LR' : 'TB',
    groups: BRANCHES.filter((branch) => branches.includes(branch)).map((branch) => ({
      id: branch,
      title: branchTitle(branch),
      nodes: flow.steps.filter((step) => step.branch === branch).map(nodeOf),
    })),
    nodes: drawn.map(({ node }) => node),
    arrows: [...within.map(shortened), ...drawn.map(({ arrow }) => arrow)],
  };
}

type Steps = ReadonlyMap<string, FlowStep>;
type Drawn = { node: Node; arrow: Arrow };

/** For each step that other branches lead to: which. */
function drawEntrances(
  arrows: readonly Merged[],
  steps: Steps,
  inside: (id: string) => boolean,
): Drawn[] {
  const entering = arrows.filter(({ from, to }) => !inside(from) && inside(to));
  return [...Map.groupBy(entering, ({ to }) => to)].map(([to, same], index) => {
    const from = new Set(same.flatMap((one) => steps.get(one.from)?.branch ?? []));
    const label = shown([...from].map((branch) => `${branchTitle(branch)} →`));
    const id = `entrance-${index + 1}`;
    return {
      node: { id, label, shape: 'branch', look: 'elsewhere' },
      arrow: { from: id, to, label: [] },
    };
  });
}

/** For each step and each step of another branch that it leads to. */
function drawExits(
  arrows: readonly Merged[],
  steps: Steps,
  inside: (id: string) => boolean,
): Drawn[] {
  const leaving = arrows.filter(({ from, to }) => inside(from) && !inside(to));
  return leaving.flatMap((one, index) => {
    const step = steps.get(one.to);
    if (!step) return [];
    const id = `exit-${index + 1}`;
    const label = [titleOf(step.id), `→ ${branchTitle(step.branch)}`];
    return {
      node: { id, label, shape: 'branch', look: 'elsewhere' },
      arrow: shortened({ ...one, to: id }),
    };
  });
}

/** The branches alone. An arrow's number says how many ways lead there. */
export function drawBranches(flow: FlowDocument): Drawing {
  const branch = new Map(flow.steps.map((step) => [step.id, step.branch]));
  const between = flow.edges
    .map((edge) => ({ from: String(branch.get(edge.from)), to: String(branch.get(edge.to)) }))
    .filter(({ from, to }) => from !== to);
  return {
    direction: 'TB',
    groups: [],
    nodes: BRANCHES.map((id) => ({
      id: `branch-${id}`,
      label: [branchTitle(id)],
      shape: id === 'ending' ? 'ending' : 'branch',
      look: flow.steps.some((step) => step.branch === id && step.tags.includes('destructive'))
        ? 'destructive'
        : 'plain',
    })),
    arrows: merged(between, () => '').map(({ from, to, labels }) => ({
      from: `branch-${from}`,
      to: `branch-${to}`,
      label: [String(labels.length)],
    })),
  };
}

function shapeOf({ kind }: FlowStep): Shape {
  return kind === 'busy' || kind === 'crossing' || kind === 'ending' ? kind : 'question';
}

function nodeOf(step: FlowStep): Node {
  const look = step.tags.includes('destructive') ? 'destructive' : 'plain';
  return { id: step.id, label: [titleOf(step.id)], shape: shapeOf(step), look };
}

/** A step's title without a case: the one that is said when nothing special is known. Crossings have none. */
function titleOf(id: string): string {
  if (!isWorded(id)) return id.replaceAll('-', ' ');
  const { title } = WORDS[id];
  const said = typeof title === 'string' ? title : title.at(-1)?.say;
  return (said ?? id).replaceAll(/\{[^}]*\}/g, '…');
}

function isWorded(id: string): id is keyof typeof WORDS {
  return Object.hasOwn(WORDS, id);
}

/** `answer`, `answer [gate]`, and at a crossing `[gate]` or `[else]`. */
function labelOf({ on, guard }: FlowEdge): string {
  if (on === ALWAYS) return `[${guard ?? 'else'}]`;
  return guard === null ? on : `${on} [${guard}]`;
}

function shown(lines: readonly string[]): string[] {
  const more = lines.length - LINES_SHOWN;
  return more > 0 ? [...lines.slice(0, LINES_SHOWN), `…+${more}`] : [...lines];
}

function shortened({ from, to, labels }: Merged): Arrow {
  return { from, to, label: shown(labels) };
}

interface Merged {
  from: string;
  to: string;
  labels: readonly string[];
}

/** One arrow for all edges between the same two, with the labels of all. */
function merged<Edge extends { from: string; to: string }>(
  edges: readonly Edge[],
  label: (edge: Edge) => string,
): Merged[] {
  const byEnds = Map.groupBy(edges, ({ from, to }) => `${from} ${to}`);
  return [...byEnds.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ from: first.from, to: first.to, labels: same.map(label) }] : [];
  });
}
