/** Numbers as people type several of them: `1,3-5` or `1 3 4 5`. */

const list = /^\d+(?:\s*-\s*\d+)?(?:[\s,]+\d+(?:\s*-\s*\d+)?)*$/;

/**
 * Positions from 1, each once, in the order typed; a range may be typed backwards.
 *
 * @returns `null` when the text is no list of numbers; `outside` is the first number that is not from 1 to `most`
 */
export function numbersIn(
  text: string,
  most: number,
): { numbers: number[]; outside: number | null } | null {
  const typed = text.trim().replace(/,\s*$/, '');
  if (!list.test(typed)) return null;
  const ranges = [...typed.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, first, last]) => {
    const ends = [Number(first), Number(last ?? first)] as const;
    return { from: Math.min(...ends), to: Math.max(...ends) };
  });
  for (const { from, to } of ranges) {
    if (from < 1) return { numbers: [], outside: from };
    if (to > most) return { numbers: [], outside: to };
  }
  // A set, so that no repetition makes it longer than what there is.
  const numbers = new Set<number>();
  for (const { from, to } of ranges) {
    for (let one = from; one <= to; one += 1) numbers.add(one);
  }
  return { numbers: [...numbers], outside: null };
}
