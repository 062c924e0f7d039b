/** Made with the first use: it takes the system's tables 15 ms to be there, and many runs break no text. */
let segmenter: Intl.Segmenter | null = null;

/** What a person sees as single characters: an emoji or a letter with its accents is one. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/**
 * A text of at most so many characters, with an ellipsis in the middle where something was left out, so that an
 * extension stays. For columns of a terminal there is `cut`, which takes longer to load.
 */
export function shorten<T extends string>(text: T, most: number): T {
  if (text.length <= most) return text;
  const characters = graphemes(text);
  if (characters.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  const [start, end] = [
    characters.slice(0, most - 1 - tail),
    characters.slice(characters.length - tail),
  ];
  return [...start, '…', ...end].join('') as T;
}
