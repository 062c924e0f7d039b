/**
 * Looks by meaning. Only the 16 base colours, which follow the person's own palette. Colour sits on marks
 * and never on sentences, so that nothing depends on it and yellow on white costs nobody a word.
 */
export type Look =
  | 'plain'
  | 'quiet'
  | 'strong'
  | 'accent'
  | 'chosen'
  | 'good'
  | 'warn'
  | 'bad'
  | 'faint';

/** `faint` is for what only repeats something; nothing that must be read has it. */
export const theme: Record<Look, { color?: string; bold?: boolean }> = {
  plain: {},
  quiet: {},
  strong: { bold: true },
  accent: { color: 'cyan' },
  chosen: { color: 'cyan', bold: true },
  good: { color: 'green' },
  warn: { color: 'yellow', bold: true },
  bad: { color: 'red', bold: true },
  faint: { color: 'gray' },
};
