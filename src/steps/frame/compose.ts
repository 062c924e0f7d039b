/** Puts together what stands around a step's widget, row by row, for a window of any size. */
import { type SafeText, safe, safeText } from '../../terminal/safe-text.ts';
import type { Symbols } from '../../terminal/symbols.ts';
import { cut, width } from '../../terminal/width.ts';
import type { Line, Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';
import { type KeyHint, words } from '../words.ts';
import { keyRows } from './key-line.ts';
import { type Layout, layOut, textWidth } from './layout.ts';
import { blank, lineRows, type Row, span, textRows } from './rows.ts';

export interface Composed {
  layout: Layout;
  header: Row;
  question: Row[];
  /** The part of the text that is in view, with a row that says what is beyond it. */
  body: Row[];
  footer: Row[];
  /** Rows by which a page moves, and the furthest top row; 0 when all is in view. */
  page: number;
  last: number;
}

/** Rows that a widget wants, how few it can work with, and below how many blank rows are given up for it. */
export interface WidgetWish {
  natural: number;
  least: number;
  comfortable?: number;
}

export interface ComposeInput {
  screen: Screen;
  stage: Stage;
  lines: Line[];
  top: number;
  /** What is open over the step, or `null`. */
  over: SafeText | null;
  hints: readonly KeyHint[];
  widget: WidgetWish;
  scrollKeys: { forth: SafeText; back: SafeText };
}

export function compose(input: ComposeInput): Composed {
  const { screen, stage } = input;
  const { symbols } = stage;
  const columns = textWidth(stage.columns);
  const low = stage.rows < 16;
  const question = textRows(symbols.spell(screen.question), columns, 'strong');
  const shownQuestion = low ? shorten(question, 3, columns) : question;
  const footer = [
    ...statusRows(stage, columns, low),
    ...keyRows(input.hints, columns, symbols, stage.rows < 10 ? 1 : 2),
  ];
  const arrange = (rows: Row[]) => {
    const layout = layOut(
      {
        question: shownQuestion.length,
        body: rows.length,
        widget: input.widget.natural,
        widgetLeast: input.widget.least,
        widgetComfort: input.widget.comfortable ?? 7,
        footer: footer.length,
      },
      stage.rows,
    );
    return { rows, layout };
  };
  const airy = arrange(lineRows(input.lines, columns, symbols, true));
  const whole = airy.layout.gaps && airy.layout.body === airy.rows.length;
  const { rows, layout } = whole ? airy : arrange(lineRows(input.lines, columns, symbols, false));
  return {
    layout,
    header: headerRow(columns, input),
    question: shownQuestion,
    footer,
    ...inView(rows, layout.body, input),
  };
}

function headerRow(columns: number, { screen, over, stage }: ComposeInput): Row {
  const { symbols } = stage;
  const where = words.part(screen.part, screen.parts);
  const open = over === null ? safe`` : safe` ${symbols.dot} ${over}`;
  const clock = stage.clock === null ? safe`` : safe` ${symbols.dot} ${stage.clock}`;
  const rest = safe` ${symbols.dot} ${where}${clock}${open}`;
  const branch = cut(symbols.spell(screen.branch), columns - width(rest));
  return [span(branch, 'accent'), span(rest, 'faint')];
}

function statusRows(stage: Stage, columns: number, low: boolean): Row[] {
  const { symbols } = stage;
  if (stage.stopping !== null) {
    const lead = [span(symbols.warn, 'warn'), span(safe` `)];
    return textRows(symbols.spell(stage.stopping), columns, 'plain', lead).slice(0, 2);
  }
  if (stage.status === null || low) return [];
  return [[span(cut(symbols.spell(stage.status), columns))]];
}

function inView(
  rows: Row[],
  height: number,
  { top, scrollKeys, stage: { symbols } }: ComposeInput,
): { body: Row[]; page: number; last: number } {
  if (rows.length <= height) return { body: rows, page: 0, last: 0 };
  if (height === 1) return oneRow(rows, top, scrollKeys.forth, symbols);
  const page = Math.max(1, height - 1);
  const last = Math.max(0, rows.length - page);
  const from = Math.min(top, last);
  const below = rows.length - from - page;
  const mark =
    below > 0
      ? moreRow(below, scrollKeys.forth, symbols)
      : [span(safe`${symbols.up} `, 'accent'), span(words.endOfText(scrollKeys.back))];
  return { body: [...rows.slice(from, from + page), mark], page, last };
}

/** Where only one row is left: first that there is more, then row by row. */
function oneRow(rows: Row[], top: number, key: SafeText, symbols: Symbols) {
  const row = top === 0 ? moreRow(rows.length, key, symbols) : (rows[top - 1] ?? blank);
  return { body: [row], page: 1, last: rows.length };
}

function moreRow(below: number, key: SafeText, symbols: Symbols): Row {
  return [span(safe`${symbols.down} `, 'accent'), span(words.more(below, key))];
}

function shorten(rows: Row[], most: number, columns: number): Row[] {
  if (rows.length <= most) return rows;
  const rest = rows.slice(most - 1).flatMap((row) => row.map((part) => part.text));
  const joined = safeText(rest.join(' '));
  return [...rows.slice(0, most - 1), [span(cut(joined, columns), 'strong')]];
}
