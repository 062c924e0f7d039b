import type { Command } from '../measure.ts';

/** Two ways to do the same, to be measured in turn. */
export interface Bench {
  name: string;
  /** At most this many times as long as the other side; `null` where none is set. */
  aim: number | null;
  /**
   * Makes the inputs in `folder`, which is empty.
   * @param scale 1 for the size that the aim speaks of.
   */
  prepare(folder: string, scale: number): Promise<Sides>;
}

export interface Sides {
  /** What was made, in a few words. */
  input: string;
  ours: Command;
  theirs: Command;
  /** What the other side is. */
  against: string;
  /** Removes what a run has written. */
  clean?(): Promise<void>;
}

/** A measurement that times by itself, and says what it saw. */
export interface Look {
  name: string;
  /**
   * @param folder for its inputs; empty, and removed afterwards.
   * @param scale 1 for the size that the aim speaks of.
   * @returns what to print, line by line.
   */
  run(folder: string, scale: number): Promise<string[]>;
}
