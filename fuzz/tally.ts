/** What became of the cases, by target. */
import type { Tried } from './lane.ts';

interface Row {
  cases: number;
  refused: number;
  partly: number;
  whole: number;
  longestMs: number;
  peakMB: number;
  broken: number;
}

export interface Tally {
  add(tried: Tried): void;
  broken(): number;
  /** How far it is, in one line. */
  line(of: number): string;
  table(): string;
}

const MB = 1024 * 1024;
const HEADINGS = ['target', 'cases', 'refused', 'partly', 'whole', 'ms', 'MB', 'broken'];

export function makeTally(): Tally {
  const rows = new Map<string, Row>();
  const began = performance.now();
  const sum = (): Row => [...rows.values()].reduce(together, empty());
  return {
    add({ made, trial }) {
      const isRefused = trial.door !== 'ok' && trial.door !== 'partly';
      const one = {
        cases: 1,
        refused: Number(isRefused),
        partly: Number(trial.door === 'partly'),
        whole: Number(trial.door === 'ok'),
        longestMs: Math.round(trial.longestMs),
        peakMB: Math.round(trial.peakBytes / MB),
        broken: Number(trial.broken.length > 0),
      };
      rows.set(made.target, together(rows.get(made.target) ?? empty(), one));
    },
    broken: () => sum().broken,
    line(of) {
      const { cases, broken } = sum();
      const each = (1000 * cases) / (performance.now() - began);
      return `${cases} of ${of} cases, ${each.toFixed(1)} a second, ${broken} broken`;
    },
    table() {
      const lines = [...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, row]) => cellsOf(name, row));
      return [HEADINGS, ...lines, cellsOf('all', sum())].map(lineOf).join('');
    },
  };
}

function empty(): Row {
  return { cases: 0, refused: 0, partly: 0, whole: 0, longestMs: 0, peakMB: 0, broken: 0 };
}

function together(a: Row, b: Row): Row {
  return {
    cases: a.cases + b.cases,
    refused: a.refused + b.refused,
    partly: a.partly + b.partly,
    whole: a.whole + b.whole,
    longestMs: Math.max(a.longestMs, b.longestMs),
    peakMB: Math.max(a.peakMB, b.peakMB),
    broken: a.broken + b.broken,
  };
}

function cellsOf(name: string, row: Row): string[] {
  const { cases, refused, partly, whole, longestMs, peakMB, broken } = row;
  return [name, ...[cases, refused, partly, whole, longestMs, peakMB, broken].map(String)];
}

function lineOf([name = '', ...cells]: string[]): string {
  return `${name.padEnd(16)}${cells.map((cell) => cell.padStart(8)).join('')}\n`;
}
