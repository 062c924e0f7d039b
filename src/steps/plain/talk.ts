/**
 * A question as a conversation in lines: what is printed, and what a typed line means. Pure: a line that was heard
 * gives what to say to it, what to do, and the talk that goes on from there.
 */
import type { SafeText } from '../../terminal/safe-text.ts';

/** One paragraph; the rows after its first are indented by the width of `lead`. `gap` parts groups of them. */
export type Said = { lead: SafeText; text: SafeText } | 'gap';

export type Act =
  | { does: 'answer'; value: string | string[] }
  | { does: 'secret'; text: string }
  | { does: 'note'; text: string }
  | { does: 'back' }
  | { does: 'stop' };

export interface Heard {
  say: readonly Said[];
  act: Act | null;
  next: Talk;
}

export interface Talk {
  /** What is printed when the talk begins, and when it is asked for again. */
  opening: readonly Said[];
  /** What may be typed now, as a sentence. */
  prompt: SafeText;
  /** Whether what is typed must not be seen. */
  hidden: boolean;
  /** Whether a line counts only if it was typed after the prompt was printed. */
  fresh: boolean;
  /** A line as it was typed, without its end. */
  hear: (line: string) => Heard;
}

/** Something was heard, and the talk goes on with this. */
export function reply(next: Talk, ...say: readonly Said[]): Heard {
  return { say, act: null, next };
}

/** Something was heard that is to be done. */
export function act(next: Talk, what: Act): Heard {
  return { say: [], act: what, next };
}
