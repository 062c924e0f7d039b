/**
 * What is drawn, as data: a row is exactly one terminal row, so heights are counted and never guessed.
 */
import { type SafeText, safe, safeText } from '../../terminal/safe-text.ts';
import type { Symbols } from '../../terminal/symbols.ts';
import type { Look } from '../../terminal/theme.ts';
import { width, wrap } from '../../terminal/width.ts';
import type { Line, Tone } from '../screen.ts';

export interface Span {
  text: SafeText;
  look: Look;
}

export type Row = readonly Span[];

export const blank: Row = [];

export function span(text: SafeText, look: Look = 'plain'): Span {
  return { text, look };
}

/** So many spaces. */
export function spaces(count: number): SafeText {
  return safeText(' '.repeat(count));
}

/** A text broken into rows; `lead` stands before the first one, the others are indented below it. */
export function textRows(text: SafeText, columns: number, look: Look, lead: Row = []): Row[] {
  const used = lead.reduce((sum, part) => sum + width(part.text), 0);
  const indent = span(spaces(used));
  return wrap(text, Math.max(1, columns - used)).map((piece, index) => [
    ...(index === 0 ? lead : [indent]),
    span(piece, look),
  ]);
}

/** The sign that says in black and white what a tone says in colour; `null` for a neutral one. */
export function toneSign(tone: Tone, symbols: Symbols): Span | null {
  if (tone === 'plain' || tone === 'quiet') return null;
  return span(symbols[tone], tone);
}

/**
 * A step's paragraphs as rows.
 *
 * @param airy whether a blank row parts the paragraphs
 */
export function lineRows(lines: Line[], columns: number, symbols: Symbols, airy: boolean): Row[] {
  let number = 0;
  return lines.flatMap((line, index) => {
    number = line.mark === 'number' ? number + 1 : 0;
    const previous = lines[index - 1];
    const inList = isListed(line) && previous !== undefined && isListed(previous);
    const gap = airy && index > 0 && !inList ? [blank] : [];
    const text = symbols.spell(line.text);
    return [...gap, ...textRows(text, columns, 'plain', lineLead(line, number, symbols))];
  });
}

function isListed(line: Line): boolean {
  return line.mark !== 'none' || (line.tone !== 'plain' && line.tone !== 'quiet');
}

function lineLead(line: Line, number: number, symbols: Symbols): Row {
  const tone = toneSign(line.tone, symbols);
  if (line.mark === 'warn') return [tone ?? span(symbols.warn, 'warn'), span(safe` `)];
  if (line.mark === 'number') return [span(safe`${number}.`, 'accent'), span(safe` `)];
  if (tone !== null) return [tone, span(safe` `)];
  return line.mark === 'bullet' ? [span(symbols.bullet, 'accent'), span(safe` `)] : [];
}
