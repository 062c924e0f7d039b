/** Windows of every size, colours, symbols, and terminals that are none. */
import { expect, inject, test } from 'vitest';
import { words } from '../../../src/steps/words.ts';
import { asked, choose, play, TO_THE_BACKUPS, toTheDate } from '../journey.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, DOWN, ESCAPE, Terminal, UP } from '../terminal.ts';

const practice = inject('practice');
const root = ['--root', practice.root];
const SGR = new RegExp(`${ESCAPE}\\[[\\d;]*m`);

test.concurrent('a window made smaller, larger and too small keeps its list, and what stood above it', async () => {
  const first = 'for i in $(seq 60); do echo "earlier line $i."; done';
  const terminal = new Terminal(root, { home: temporaryFolder(), first });
  await play(terminal, TO_THE_BACKUPS.slice(0, -1));
  await terminal.sees(asked('places'));
  for (const size of [
    { columns: 40, rows: 12 },
    { columns: 120, rows: 40 },
    { columns: 28, rows: 6 },
    { columns: 80, rows: 24 },
  ]) {
    terminal.resize(size);
    await terminal.sees(size.columns < 30 ? words.tooSmall : asked('places'));
    terminal.press(DOWN + UP);
  }
  await play(terminal, [[asked('places'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  const kept = terminal.scrollback();
  for (let line = 1; line <= 60; line += 1) {
    expect(kept.split(`earlier line ${line}.`)).toHaveLength(2);
  }
});

test.concurrent.each([
  ['nothing said', {}, [], true],
  ['NO_COLOR', { NO_COLOR: '1' }, [], false],
  ['--no-color', {}, ['--no-color'], false],
  ['NO_COLOR and FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
] as const)('colour, %s', async (_, env, args, coloured) => {
  const terminal = new Terminal([...root, ...args], { home: temporaryFolder() }, env);
  await play(terminal, [choose('whose-phone', 'mine'), [asked('freeze'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(SGR.test(terminal.written)).toBe(coloured);
  expect(terminal.written).not.toContain('Warning');
});

test.concurrent('LANG=C: nothing beyond ASCII, from the first question to the list of places', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() }, { LANG: 'C' });
  await play(terminal, [...toTheDate(), [asked('taken'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect([...terminal.written].filter((character) => character > '\u007f')).toEqual([]);
});

test.concurrent.each([
  ['standard input is closed', 'exec "$@" <&-'],
  [
    'standard output is a pipe',
    'mkfifo "$0/pipe"; cat "$0/pipe" & "$@" > "$0/pipe"; code=$?; wait; exit $code',
  ],
])('%s: nobody can be asked', async (_, launch) => {
  const terminal = new Terminal(root, { home: temporaryFolder(), launch });
  await terminal.sees('--answers FILE');
  expect(await terminal.ended()).toBe(20);
  expect(terminal.scrollback()).toContain('whose-phone');
  expect(terminal.written).not.toContain('\u001b');
});
