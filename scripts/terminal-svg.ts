/** Draws what stands in an emulated terminal as SVG: letters, colours and the half blocks of pictures. */
import type { IBuffer, IBufferCell } from '@xterm/headless';

/** Of one character, in the picture's own units. */
export const CELL = { width: 8.4, height: 18 };
export const INK = '#d8dee9';
export const PAPER = '#1e222a';
/** The 16 base colours of a dark terminal. */
const BASE = [
  '#2e3440',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  INK,
  '#6b7486',
  '#ef7b85',
  '#a8d389',
  '#f0cb85',
  '#71bfff',
  '#d688ed',
  '#66c6d2',
  '#ffffff',
];
/** The upper half of a cell in the colour of its letter, the lower half in the colour behind it. */
const HALF_BLOCK = '▀';

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;

/** One of the 256 colours: the base ones, a cube of six levels a side, and greys. */
function indexed(index: number): string {
  if (index < 16) return BASE[index] ?? INK;
  if (index >= 232) return hex(0x010101 * (8 + (index - 232) * 10));
  const level = (place: number) => {
    const step = Math.floor((index - 16) / place) % 6;
    return step === 0 ? 0 : 55 + step * 40;
  };
  return hex(level(36) * 0x10000 + level(6) * 0x100 + level(1));
}

/** The colours of a cell; `null` is the terminal's own. */
function coloursOf(cell: IBufferCell): { front: string | null; back: string | null } {
  const front = cell.isFgRGB()
    ? hex(cell.getFgColor())
    : cell.isFgPalette()
      ? indexed(cell.getFgColor())
      : null;
  const back = cell.isBgRGB()
    ? hex(cell.getBgColor())
    : cell.isBgPalette()
      ? indexed(cell.getBgColor())
      : null;
  return cell.isInverse() ? { front: back ?? PAPER, back: front ?? INK } : { front, back };
}

/** Neighbours that look the same. */
interface Run {
  at: number;
  /** In cells. */
  length: number;
  look: string;
  text: string;
}

function addTo(runs: Run[], at: number, look: string, text: string): void {
  const last = runs.at(-1);
  if (last && last.look === look && last.at + last.length === at) {
    last.length += 1;
    last.text += text;
  } else {
    runs.push({ at, length: 1, look, text });
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const short = (size: number) => String(Math.round(size * 10) / 10);

/** Coloured bars; each a little wider than its cells, so that no seam shows between two. */
function bars(runs: readonly Run[], top: number, height: number): string {
  return runs
    .map(({ at, length, look }) => {
      const x = short(at * CELL.width);
      const width = short(length * CELL.width + 0.4);
      return `<path fill="${look}" d="M${x} ${top}h${width}v${height}H${x}"/>`;
    })
    .join('');
}

/** The part of a row between two columns, without what frames it; empty for an empty row. */
export function drawnRow(buffer: IBuffer, row: number, columns: number): string {
  const line = buffer.getLine(row);
  if (!line) return '';
  const upper: Run[] = [];
  const lower: Run[] = [];
  const letters: Run[] = [];
  for (let at = 0; at < columns; at += 1) {
    const cell = line.getCell(at);
    if (!cell || cell.getWidth() === 0) continue;
    const { front, back } = coloursOf(cell);
    const text = cell.getChars();
    if (text === HALF_BLOCK) {
      addTo(upper, at, front ?? INK, '');
      if (back !== null) addTo(lower, at, back, '');
      continue;
    }
    if (back !== null) {
      addTo(upper, at, back, '');
      addTo(lower, at, back, '');
    }
    const fill = front === null ? '' : ` fill="${front}"`;
    const bold = cell.isBold() ? ' font-weight="bold"' : '';
    addTo(letters, at, fill + bold, text === '' ? ' ' : text);
  }
  const half = CELL.height / 2;
  return `${bars(lower, half, half)}${bars(upper, 0, half)}${written(letters)}`;
}

function written(runs: readonly Run[]): string {
  const all = runs.filter(({ text }) => text.trim() !== '');
  return all
    .map(({ at, text, look }) => {
      const spaces = text.length - text.trimStart().length;
      const x = short((at + spaces) * CELL.width);
      return `<text x="${x}"${look}>${escaped(text.trim())}</text>`;
    })
    .join('');
}
