/** The conversation's own rules, with a wizard whose screens a test puts up. */
import { expect, test } from 'vitest';
import { converse } from '../../src/cli/conversation.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { printer } from '../../src/cli/printer.ts';
import type { Screen } from '../../src/steps/screen.ts';
import { safe } from '../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import { ScriptedDriver } from '../steps/harness.ts';
import * as screens from '../steps/screens.ts';

const symbols = chooseSymbols({ TERM: 'dumb' }, 'linux');

function talk(screen: Screen) {
  const driver = new ScriptedDriver(screen);
  const incoming = inbox();
  const state = { written: '', hidden: false, drops: 0, isOver: false };
  driver.subscribe(incoming.wake);
  const done = converse(driver, {
    inbox: incoming,
    typed: {
      drop: async () => {
        state.drops += 1;
      },
      hide: (hidden) => {
        state.hidden = hidden;
      },
    },
    printer: printer(
      (text) => {
        state.written += text;
      },
      () => ({ columns: 80, symbols }),
    ),
    isOver: () => state.isOver,
  });
  /** Lets everything happen that is to happen by now. */
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const types = async (...lines: string[]) => {
    for (const line of lines) incoming.put(line);
    await settled();
  };
  const show = async (change: Parameters<ScriptedDriver['show']>[0]) => {
    driver.show(change);
    await settled();
  };
  const end = async () => {
    await show({ screen: screens.ending });
    await done;
    return state.written;
  };
  return { driver, incoming, state, types, show, settled, end };
}

const times = (text: string, part: string) => text.split(part).length - 1;

test('a line of the transcript is printed once, and what is asked is asked again below it', async () => {
  const { driver, state, settled, end } = talk(screens.choice);
  await settled();
  driver.transcript('Found 3 backups.');
  await settled();
  expect(
    state.written.endsWith(
      '> \nFound 3 backups.\nYour answer (a number from 1 to 4, ? for help, b to go back):\n> ',
    ),
  ).toBe(true);
  expect(times(await end(), 'Found 3 backups.')).toBe(1);
});

test('the background scan is told between questions alone, when it has something new', async () => {
  const { state, types, show, settled, end } = talk(screens.choice);
  await settled();
  await show({ status: safe`Looking for backups.` });
  expect(state.written).not.toContain('Looking for backups.');
  await types('1');
  expect(times(state.written, 'Looking for backups.')).toBe(1);
  await types('1');
  await show({ status: null });
  expect(times(await end(), 'Looking for backups.')).toBe(1);
});

test('lines wait for the next plain question, and for nothing else', async () => {
  const { driver, state, types, settled, end } = talk(screens.choice);
  await settled();
  const next: Screen[] = [{ ...screens.choice, step: 'second' }, screens.dates];
  driver.onAnswer = () => {
    const screen = next.shift();
    if (screen) driver.show({ screen });
  };
  const before = state.drops;
  await types('1', '2', '1');
  expect(driver.told).toEqual(['a', 'b']);
  expect(state.drops).toBe(before + 1);
  await types('2026-05', '');
  expect(driver.told).toEqual(['a', 'b']);
  await types('');
  expect(driver.told).toEqual(['a', 'b', '2026-05']);
  await end();
});

test.each(
  screens.all
    .filter(({ kind }) => kind !== 'choice' && kind !== 'ending')
    .map((screen) => [screen.kind, screen] as const),
)('what was typed before %s was printed is dropped', async (_, screen) => {
  const { incoming, driver, state, settled, end } = talk(screen);
  incoming.put('b');
  await settled();
  expect([driver.told, state.drops]).toEqual([[], 1]);
  await end();
});

test('each line of a list that is all needed is dropped for by itself', async () => {
  const { driver, types, settled, end } = talk({ ...screens.checklist, all: true });
  await settled();
  await types('yes', 'yes', 'yes', 'yes');
  expect(driver.told).toEqual([]);
  for (let line = 1; line < 4; line += 1) await types('yes');
  expect(driver.told).toEqual([['google', 'whatsapp', 'ipad', 'dropbox']]);
  await end();
});

test('a password is hidden while it is asked for, and only then', async () => {
  const { driver, state, types, settled, show, end } = talk(screens.secret);
  await settled();
  expect(state.hidden).toBe(true);
  expect(state.written.endsWith('\nPassword: ')).toBe(true);
  await types('');
  expect(state.hidden).toBe(false);
  await types('');
  expect(state.hidden).toBe(true);
  await types('open sesame');
  expect(driver.told).toEqual([{ secret: 'open sesame' }]);
  await show({ screen: screens.choice });
  expect(state.hidden).toBe(false);
  const written = await end();
  expect(written).toContain('Password: \n11 characters were typed.\n');
  expect(written).not.toContain('sesame');
});

test('a job tells how far it is once for each time that it is worth it', async () => {
  const { driver, state, types, settled, show, end } = talk(screens.busy);
  await settled();
  expect(times(state.written, '42 percent')).toBe(1);
  await show({});
  await show({ screen: { ...screens.busy, bar: { ...screens.busy.bar, fraction: 0.43 } } });
  expect(state.written).not.toContain('43 percent');
  await show({ screen: { ...screens.busy, bar: { ...screens.busy.bar, fraction: 0.01 } } });
  expect(
    times(state.written, '1 percent, 1,204 of 5,310 files, 41 MB/s, about 2 minutes left'),
  ).toBe(1);
  await types('b');
  expect(driver.told).toEqual(['(back)']);
  await end();
});

test('a note answers nothing; stopping is said; the end is printed whole', async () => {
  const { driver, types, settled, show, end } = talk(screens.choice);
  await settled();
  await types('n A remark', 'stop');
  expect(driver.told).toEqual([{ note: 'A remark' }, '(stop)']);
  await show({ stopping: safe`Stopping and keeping your answers.` });
  const written = await end();
  expect(times(written, 'Stopping and keeping your answers.')).toBe(1);
  expect(written).toContain('Keep the backup until you have seen them there.');
});

test('nothing more is waited for once it is over', async () => {
  const { incoming, state, settled } = talk(screens.choice);
  await settled();
  state.isOver = true;
  incoming.wake();
  await settled();
  expect(state.written).not.toContain('Your photo is back.');
});
