import { expect, test } from 'vitest';
import { linesOf, type Sheet } from '../../src/cli/doctor-lines.ts';
import type { CheckResult } from '../../src/doctor/result.ts';
import { safe } from '../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';

const RESULTS: CheckResult[] = [
  {
    id: 'program',
    title: 'Program',
    state: 'ok',
    seen: 'backroll 0.1.0 on Node.js 24.0.0.',
    fix: null,
  },
  {
    id: 'clock',
    title: 'Clock',
    state: 'warning',
    seen: '22 November 2026, UTC. The newest backup lies in the future of this clock.',
    fix: 'Set the clock. What is said of each backup rests on dates.',
  },
  {
    id: 'copies-to',
    title: 'Copies go to',
    state: 'problem',
    seen: '~/backroll-copies: nothing “can” be written there.\u001b[31m',
    fix: 'Name a folder of your own on a disk that allows writing: --backup-to DIR.',
  },
  { id: 'crashes', title: 'Crash files', state: 'skipped', seen: 'None.', fix: null },
];

const sheet = (different: Partial<Sheet> = {}): Sheet => ({
  columns: 80,
  symbols: chooseSymbols({}, 'linux'),
  paint: (mark) => mark,
  ...different,
});

const shown = (at: Sheet, quiet = false) => `\n${linesOf(RESULTS, at, quiet).join('\n')}\n`;

test('80 columns', () => {
  expect(shown(sheet())).toMatchInlineSnapshot(`
    "
    ✓ Program       backroll 0.1.0 on Node.js 24.0.0.
    ! Clock         22 November 2026, UTC. The newest backup lies in the future of
                    this clock.
    ✗ Copies go to  ~/backroll-copies: nothing “can” be written there.
    – Crash files   None.

    1 problem, 1 warning.

    What to do:
     1. Copies go to: Name a folder of your own on a disk that allows writing:
        --backup-to DIR.
     2. Clock: Set the clock. What is said of each backup rests on dates.
    "
  `);
  expect(shown(sheet({ columns: 200 }))).toBe(shown(sheet()));
});

test('40 columns, ASCII', () => {
  const ascii = chooseSymbols({ LANG: 'C' }, 'linux');
  expect(shown(sheet({ columns: 40, symbols: ascii }))).toMatchInlineSnapshot(`
    "
    + Program: backroll 0.1.0 on
      Node.js 24.0.0.
    ! Clock: 22 November 2026, UTC. The
      newest backup lies in the future of
      this clock.
    x Copies go to: ~/backroll-copies:
      nothing "can" be written there.
    - Crash files: None.

    1 problem, 1 warning.

    What to do:
     1. Copies go to: Name a folder of your
        own on a disk that allows writing:
        --backup-to DIR.
     2. Clock: Set the clock. What is said
        of each backup rests on dates.
    "
  `);
});

test('only what needs something done', () => {
  expect(shown(sheet(), true)).toMatchInlineSnapshot(`
    "
    ! Clock         22 November 2026, UTC. The newest backup lies in the future of
                    this clock.
    ✗ Copies go to  ~/backroll-copies: nothing “can” be written there.

    What to do:
     1. Copies go to: Name a folder of your own on a disk that allows writing:
        --backup-to DIR.
     2. Clock: Set the clock. What is said of each backup rests on dates.
    "
  `);
  const fine = RESULTS.filter(({ state }) => state === 'ok');
  expect(linesOf(fine, sheet(), true)).toEqual([]);
  expect(linesOf(fine, sheet(), false).at(-1)).toBe('Nothing is in the way.');
});

test('colour sits on marks, by meaning', () => {
  const looks: string[] = [];
  const paint: Sheet['paint'] = (mark, look) => {
    looks.push(`${mark} ${look}`);
    return safe`#`;
  };
  const lines = linesOf(RESULTS, sheet({ paint }), false);
  expect(looks).toEqual(['✓ good', '! warn', '✗ bad', '– faint']);
  expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(4);
});
