/**
 * How sentences are written down: as data, each with the situations in which it is said. A sentence with a
 * `{slot}` for which there is no value is left out, so that nobody reads half a sentence.
 */
import type { Computer } from '../flows/case.ts';
import type { Steps } from '../flows/steps.ts';

/** Which iOS the phone has, as far as the look of its Photos app tells. */
export type Ios = 'upto17' | 'ios18' | 'ios26' | 'unknown';
/** The computer program that backs up and restores the phone. */
export type Program = 'finder' | 'itunes' | 'apple-devices' | 'unknown';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'quiet';
export type Mark = 'bullet' | 'number' | 'warn' | 'none';

/** What a sentence can depend on and be filled with. */
export interface Situation {
  computer: Computer;
  ios: Ios;
  program: Program;
  /** What goes into `{slot}`s, and the ids that `When.is` compares. */
  values: Readonly<Record<string, string>>;
  /** What `each` repeats a sentence for, as `{item}`. */
  lists: Readonly<Record<string, readonly string[]>>;
}

/** When something is said: all of it must hold. */
export interface When {
  computer?: readonly Computer[];
  ios?: readonly Ios[];
  program?: readonly Program[];
  /** The value of this name is one of these. */
  is?: Readonly<Record<string, readonly string[]>>;
  /** There is no value of this name. */
  lacks?: string;
}

/** One paragraph, as it is written down. */
export interface Sentence {
  say: string;
  when?: When;
  tone?: Tone;
  mark?: Mark;
  /** Said once for each entry of this list. */
  each?: string;
}
export type Say = string | Sentence;

/** One paragraph, as it is read. */
export interface Said {
  text: string;
  tone: Tone;
  mark: Mark;
}

/** How one answer reads, and a short second line to it. */
export interface Label {
  label: string;
  hint?: string;
}

/** A text, or several of which the first that fits is taken. */
export type Variants = string | readonly { say: string; when?: When }[];

/** What a step says in one situation, with nothing left to fill in. */
export interface Wording {
  title: string;
  question: string;
  text: Said[];
  /** Fixed answers and items, by their ids. */
  answers: Record<string, Label>;
  help: Said[];
}

/** What one step says. `Ids` are its fixed answers and its items. */
export interface StepWords<Ids extends string = string> {
  /** For the transcript: at most 30 characters. */
  title: Variants;
  /** Ends with "?" where something is asked, else with a full stop. */
  question: Variants;
  text: readonly Say[];
  answers: Readonly<Record<Ids, Variants | Label>>;
  /** The longer explanation. */
  help: readonly Say[];
}

type Fixed<S> = S extends { answers: infer A } ? keyof A & string : never;
type Items<S> = S extends { items: readonly (infer I)[] } ? I & string : never;

/** The words of a branch: every step of it but the crossings, every answer and every item. */
export type BranchWords<B extends Steps> = {
  [S in keyof B as B[S]['kind'] extends 'crossing' ? never : S]: StepWords<
    Fixed<B[S]> | Items<B[S]>
  >;
};

export const bullet = (say: string, when: When = {}): Sentence => ({ say, when, mark: 'bullet' });
export const numbered = (say: string, when: When = {}): Sentence => ({ say, when, mark: 'number' });
export const warning = (say: string, when: When = {}): Sentence => ({
  say,
  when,
  tone: 'warn',
  mark: 'warn',
});
export const good = (say: string, when: When = {}): Sentence => ({ say, when, tone: 'good' });
export const quiet = (say: string, when: When = {}): Sentence => ({ say, when, tone: 'quiet' });
export const plain = (say: string, when: When): Sentence => ({ say, when });
export const each = (list: string, say = '{item}'): Sentence => ({
  say,
  each: list,
  mark: 'bullet',
});
