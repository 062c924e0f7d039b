/**
 * The words in which branches are written: what a step asks, and where each answer leads.
 */
import type { EffectName, RuledOut } from './effects.ts';
import type { GateName } from './gates.ts';

export const BRANCHES = [
  'start',
  'bin',
  'dates',
  'elsewhere',
  'backups',
  'protection',
  'extraction',
  'computer-restore',
  'icloud-restore',
  'ending',
] as const;
export type Branch = (typeof BRANCHES)[number];

/** What kind of answer a question takes. `backup` is a list of backups; the others name themselves. */
export type Kind =
  | 'choice'
  | 'checklist'
  | 'dates'
  | 'folder'
  | 'secret'
  | 'phrase'
  | 'backup'
  | 'photos';

/** One way on. `when` names a gate that must be open; `then` says what else happens on the way. */
export interface Way {
  to: string;
  when?: GateName;
  /** `seal`: what was answered so far can no longer be taken back. */
  seal?: true;
  /** A branch that is hereby out of the question, and why. */
  rulesOut?: Omit<RuledOut, 'effect'>;
}

/** Ways in the order in which they are tried; the last has no gate, so that there is always one. */
export type Ways = string | Way | readonly Way[];

/** The same as a list. */
export function waysOf(ways: Ways): readonly Way[] {
  if (typeof ways === 'string') return [{ to: ways }];
  return 'to' in ways ? [ways] : ways;
}

/** A step at which a person is asked. */
export interface QuestionStep {
  kind: Kind;
  /** Fixed answers, each with its ways. One is only offered while a way of it is open. */
  answers: Readonly<Record<string, Ways>>;
  /** Where a typed date, folder, phrase or password, or an item of a list, leads. */
  given?: Ways;
  /** For a checklist: what can be ticked, and whether all of it must be. */
  items?: readonly string[];
  all?: true;
  /** Can lose data: reached only through its gates. */
  destructive?: true;
}

/** A step at which something is done; the person can only wait, go back or stop. */
export interface BusyStep {
  kind: 'busy';
  /** `null` waits for the scan that began with the program: every way then needs a gate. */
  effect: EffectName | null;
  outcomes: Readonly<Record<string, Ways>>;
}

/** A crossing: nobody is waited for. */
export interface Crossing {
  kind: 'crossing';
  ways: Ways;
}

/** An ending: `exit` is the program's exit code. */
export interface EndingStep {
  kind: 'ending';
  exit: 0 | 4 | 5;
}

export type Step = QuestionStep | BusyStep | Crossing | EndingStep;
export type Steps = Readonly<Record<string, Step>>;

export function isQuestion(step: Step): step is QuestionStep {
  return step.kind !== 'busy' && step.kind !== 'crossing' && step.kind !== 'ending';
}
