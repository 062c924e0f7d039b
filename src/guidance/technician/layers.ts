/**
 * What a technician reads beside the sentences that are said aloud. A sentence may name an answer of its own step
 * as `{answer.not_there}`, for the answer `not-there`: it is then quoted as it stands on the screen.
 */
import type { Steps } from '../../flows/steps.ts';
import type { Say, Variants } from '../wording.ts';

export interface Layers {
  /** What the technician does: at most three short sentences. */
  do: readonly Say[];
  /** One sentence: why this step comes here. */
  why: Variants;
  /** What proves that it worked: what the caller sees or says. */
  check: readonly Say[];
  /** Where to go when it did not work, or looks different. */
  ifNot: readonly Say[];
  /** What must not be asked for or done here, tempting as it may be. */
  never?: readonly Say[];
}

/** The layers of a branch: of every step of it but the crossings. */
export type BranchLayers<B extends Steps> = {
  [S in keyof B as B[S]['kind'] extends 'crossing' ? never : S]: Layers;
};
