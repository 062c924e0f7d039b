/** Which of some answers a typed text means. */
import type { SafeText } from '../../terminal/safe-text.ts';
import type { Option } from '../screen.ts';

export type Picked =
  | { found: Option }
  /** Positions of those that have the text. */
  | { several: number[] }
  | { none: true };

/**
 * By what is typed for it, by its words, by how they begin, or by some of them, where no other has them.
 *
 * @param keyOf what is typed for the answer at a position, such as its number
 */
export function pick(
  options: readonly Option[],
  keyOf: (index: number) => SafeText,
  line: string,
): Picked {
  const found = pickWhole(options, keyOf, line);
  const text = plain(line);
  if (found || text === '') return found ? { found } : { none: true };
  for (const fits of [
    (label: string) => label.startsWith(text),
    (label: string) => ` ${label} `.includes(` ${text} `),
  ]) {
    const some = [...options.entries()].filter(([, { label }]) => fits(plain(label)));
    const [only] = some;
    if (only && some.length === 1) return { found: only[1] };
    if (only) return { several: some.map(([index]) => index) };
  }
  return { none: true };
}

/** The same where any other text has a meaning of its own: only what is typed for an answer, or all of its words. */
export function pickWhole(
  options: readonly Option[],
  keyOf: (index: number) => SafeText,
  line: string,
): Option | undefined {
  const text = plain(line);
  return (
    options.find((_, index) => plain(keyOf(index)) === text) ??
    options.find(({ label }) => plain(label) === text)
  );
}

/** Spelt alike: any case, any apostrophe, and no signs between words. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\s,.:;]+/g, ' ')
    .trim();
}
