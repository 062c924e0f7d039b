/** The whole tree as data: every branch, in the order of the base route, from least to most destructive. */
import { backups } from './branches/backups.ts';
import { bin } from './branches/bin.ts';
import { computerRestore } from './branches/computer-restore.ts';
import { dates } from './branches/dates.ts';
import { elsewhere } from './branches/elsewhere.ts';
import { ending } from './branches/ending.ts';
import { extraction } from './branches/extraction.ts';
import { icloudRestore } from './branches/icloud-restore.ts';
import { protection } from './branches/protection.ts';
import { start } from './branches/start.ts';
import {
  BRANCHES,
  type Branch,
  isQuestion,
  type QuestionStep,
  type Step,
  type Steps,
} from './steps.ts';

const BY_BRANCH = {
  start,
  bin,
  dates,
  elsewhere,
  backups,
  protection,
  extraction,
  'computer-restore': computerRestore,
  'icloud-restore': icloudRestore,
  ending,
} as const satisfies Record<Branch, Steps>;

type Ids<B> = B extends Branch ? keyof (typeof BY_BRANCH)[B] : never;
type AnyId = Ids<Branch>;
type AllSteps = {
  [B in Branch]: { [S in keyof (typeof BY_BRANCH)[B]]: (typeof BY_BRANCH)[B][S] };
}[Branch];
type KindOf<S extends AnyId> = Extract<AllSteps, Record<S, unknown>>[S] extends { kind: infer K }
  ? K
  : never;

/** Every step at which somebody or something is waited for, and every ending: all but the crossings. */
export type StepId = { [S in AnyId]: KindOf<S> extends 'crossing' ? never : S }[AnyId];
export type EndingId = keyof typeof ending extends infer E ? (E extends StepId ? E : never) : never;

export const STEPS: Readonly<Record<string, Step>> = Object.assign({}, ...Object.values(BY_BRANCH));

const BRANCH_OF = new Map(
  BRANCHES.flatMap((branch) => Object.keys(BY_BRANCH[branch]).map((id) => [id, branch] as const)),
);

/** The branch a step belongs to. */
export function branchOf(step: string): Branch {
  const branch = BRANCH_OF.get(step);
  if (!branch) throw new RangeError(`no step is called ${step}`);
  return branch;
}

/** A step as a question; throws for a step where nothing is asked. */
export function questionAt(id: string): QuestionStep {
  const step = STEPS[id];
  if (!step || !isQuestion(step)) throw new RangeError(`nothing is asked at ${id}`);
  return step;
}

/** The ids of all steps at which somebody is asked, in the tree's order. */
export const QUESTION_IDS: readonly string[] = Object.keys(STEPS).filter((id) => {
  const step = STEPS[id];
  return step !== undefined && isQuestion(step);
});
