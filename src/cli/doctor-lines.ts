/** What the checks gave, in rows: a line for each, and at the end what to do. */
import type { CheckResult, CheckState } from '../doctor/result.ts';
import { ADVICE } from '../guidance/doctor.ts';
import { type SafeText, safeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { type Look, theme } from '../terminal/theme.ts';
import { width, wrap } from '../terminal/width.ts';

/** How a mark is coloured; the text beside it never is. */
export type Paint = (mark: SafeText, look: Look) => string;

export interface Sheet {
  columns: number;
  symbols: Symbols;
  paint: Paint;
}

const LOOKS: Readonly<Record<CheckState, Look>> = {
  ok: 'good',
  warning: 'warn',
  problem: 'bad',
  skipped: 'faint',
};
/** The longest row that is comfortably read. */
const WIDEST = 80;
/** Below this, what was seen stands under the title and not beside it. */
const BESIDE = 60;

/** @param quiet only what needs something done */
export function linesOf(all: readonly CheckResult[], sheet: Sheet, quiet: boolean): string[] {
  const shown = quiet ? all.filter(needsDoing) : all;
  const columns = Math.min(sheet.columns, WIDEST);
  const titles = Math.max(0, ...shown.map(({ title }) => width(title))) + 2;
  const fit = { ...sheet, columns, titles: columns < BESIDE ? 0 : titles };
  return [
    ...shown.flatMap((one) => checkLines(one, fit)),
    ...(quiet ? [] : ['', ...rows(summary(all), '', '', fit)]),
    ...advice(shown, fit),
  ];
}

const needsDoing = ({ state }: CheckResult) => state === 'warning' || state === 'problem';

/** Problems and warnings, counted. */
export function amounts(all: readonly CheckResult[]): { problems: number; warnings: number } {
  const amount = (wanted: CheckState) => all.filter(({ state }) => state === wanted).length;
  return { problems: amount('problem'), warnings: amount('warning') };
}

function summary(all: readonly CheckResult[]): string {
  const { problems, warnings } = amounts(all);
  return ADVICE.summary(problems, warnings);
}

type Fit = Sheet & { titles: number };

function checkLines({ title, state, seen }: CheckResult, fit: Fit): string[] {
  const { symbols, paint, titles } = fit;
  const mark = {
    ok: symbols.good,
    warning: symbols.warn,
    problem: symbols.bad,
    skipped: symbols.skipped,
  };
  const beside = titles === 0 ? '' : title.padEnd(titles);
  const said = titles === 0 ? `${title}: ${seen}` : seen;
  const [first = '', ...more] = rows(said, `  ${beside}`, ' '.repeat(2 + titles), fit);
  return [`${paint(mark[state], LOOKS[state])}${first.slice(1)}`, ...more];
}

/** Problems come before warnings. */
function advice(shown: readonly CheckResult[], fit: Fit): string[] {
  const grave = shown.filter(({ state }) => state === 'problem');
  const all = [...grave, ...shown.filter(({ state }) => state !== 'problem')];
  const fixes = all.flatMap(({ title, fix }) => (fix === null ? [] : [`${title}: ${fix}`]));
  if (fixes.length === 0) return [];
  const numbered = fixes.flatMap((fix, index) => {
    const lead = `${index + 1}. `.padStart(4);
    return rows(fix, lead, ' '.repeat(lead.length), fit);
  });
  return ['', ADVICE.title, ...numbered];
}

/** A text in rows, the first led by one thing and the others by another of the same width. */
function rows(text: string, first: string, others: string, { columns, symbols }: Fit): string[] {
  const room = Math.max(10, columns - first.length);
  const wrapped = wrap(symbols.spell(safeText(text)), room);
  return wrapped.map((row, index) => `${index === 0 ? first : others}${row}`);
}

const CODES: Readonly<Record<string, number>> = {
  red: 31,
  green: 32,
  yellow: 33,
  cyan: 36,
  gray: 90,
};

/** Colours a mark by its meaning. */
export function coloured(mark: SafeText, look: Look): string {
  const { color, bold } = theme[look];
  const codes = [bold ? 1 : null, color === undefined ? null : CODES[color]];
  const set = codes.filter((code) => code !== null && code !== undefined);
  return set.length === 0 ? mark : `\u001b[${set.join(';')}m${mark}\u001b[0m`;
}
