/** How what is said becomes rows of a terminal, and how parts of a screen are said. Pure. */
import { type SafeText, safe, safeText } from '../../terminal/safe-text.ts';
import type { Symbols } from '../../terminal/symbols.ts';
import { width, wrap } from '../../terminal/width.ts';
import type { Line, Option, Screen } from '../screen.ts';
import type { Said } from './talk.ts';
import { plainWords } from './words.ts';

/** No row is wider, however wide the window: long rows are hard to follow. */
const widest = 72;
/** Of a window that does not tell its width. */
const usual = 80;

export interface Paper {
  /** Of the window; 0 or `undefined` when it does not tell. */
  columns: number | undefined;
  symbols: Symbols;
}

/** One paragraph. */
export function say(text: SafeText, lead: SafeText = safe``): Said {
  return { lead, text };
}

/** Paragraphs as rows that fit into the window. */
export function rowsOf(said: readonly Said[], { columns, symbols }: Paper): string[] {
  const room = Math.max(1, Math.min((columns || usual) - 1, widest));
  return said.flatMap((one) => {
    if (one === 'gap') return [''];
    const lead = width(one.lead) < room / 2 ? one.lead : '';
    const pieces = wrap(symbols.spell(aloud(one.text)), room - width(lead));
    const indent = ' '.repeat(width(lead));
    return pieces.map((piece, index) => (index === 0 ? lead : indent) + piece);
  });
}

/** Signs that part things for the eye are read aloud by name, or not at all: here they become commas and dots. */
function aloud(text: SafeText): SafeText {
  return safeText(text.replaceAll(' · ', ', ').replaceAll('…', '...').replace(/^↩ /, ''));
}

export function lines(all: readonly Line[]): Said[] {
  let number = 0;
  return all.map((line) => {
    number = line.mark === 'number' ? number + 1 : 0;
    if (line.mark === 'warn' || line.tone === 'warn' || line.tone === 'bad') {
      return say(safe`${plainWords.important}${line.text}`);
    }
    if (line.mark === 'number') return say(safe`${plainWords.step(number)}${line.text}`);
    return say(line.text, line.mark === 'bullet' ? safe`- ` : safe``);
  });
}

/** Where we are, the question and its text. */
export function asked({ branch, part, parts, question, lines: text }: Screen): Said[] {
  const where = say(plainWords.where(branch, part, parts));
  return [
    'gap',
    where,
    say(question),
    ...(text.length > 0 ? (['gap'] as const) : []),
    ...lines(text),
  ];
}

/** Answers with what is typed for each; what is known of one stands in a row of its own. */
export function answers(
  options: readonly Option[],
  keyOf: (index: number) => SafeText,
  state: (option: Option) => SafeText = () => safe``,
): Said[] {
  return options.flatMap((option, index) => {
    const lead = safe`${keyOf(index)}. `;
    const indent = safeText(' '.repeat(width(lead)));
    const label = say(safe`${state(option)}${option.label}`, lead);
    return option.hint === null ? [label] : [label, say(option.hint, indent)];
  });
}
