/** Made with the first use: it takes the system's tables 15 ms to be there, and many runs break no text. */
let segmenter: Intl.Segmenter | null = null;

/** What a person sees as single characters: an emoji or a letter with its accents is one. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}
