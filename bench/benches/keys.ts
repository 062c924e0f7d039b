import { existsSync, watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import xterm from '@xterm/headless';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import type { Done } from '../busy-wizard.ts';
import { makeBackup } from '../inputs/backup.ts';
import { built, CTRL_C, FIRST_QUESTION, openScreen, type Screen, sees } from '../screen.ts';
import { quantile } from '../times.ts';
import type { Look } from './bench.ts';

const PHOTOS = 100_000;
const LINES = 1_000_000;
const TINY_PHOTO = 64;
const PRESSES = 400;
/** Between two keys, in milliseconds: as fast as a held key, and irregular as a hand. */
const PAUSE = { least: 30, most: 80 };
const DOWN = '\u001b[B';
const UP = '\u001b[A';
/** Ink writes each frame as one synchronised update. */
const FRAME_END = '\u001b[?2026l';

/** From a key to the moved pointer on the screen, while the wizard's engine reads a large backup. */
export const keys = busyKeys('key to frame, while a backup is read', 'read');

/** The same, while the engine's thread sends a hundred thousand photos over, 500 a message. */
export const keysWhileListing = busyKeys('key to frame, while photos come over', 'list');

function busyKeys(name: string, how: 'read' | 'list'): Look {
  return {
    name,
    async run(folder, scale) {
      const backup = join(folder, 'backup');
      const [count, lines] = [Math.round(PHOTOS * scale), Math.round(LINES * scale)];
      await makeBackup(backup, { photos: Array(count).fill(TINY_PHOTO), lines, encrypted: false });
      const entry = await built('busy-wizard');
      const work = join(folder, 'work');
      await mkdir(work);
      const screen = await openScreen([entry, how, backup, work], folder);
      const ready = Promise.all([sees(screen, FIRST_QUESTION), exists(join(work, 'begun'))]);
      const taken = await pressKeys(screen, ready);
      screen.press(CTRL_C);
      await screen.ended;
      const { rounds, late } = JSON.parse(await readFile(join(work, 'done.json'), 'utf8')) as Done;
      const [half, most, all] = [0.5, 0.95, 1].map((part) => quantile(taken, part).toFixed(1));
      return [
        `${taken.length} keys at the first question, ${PAUSE.least} to ${PAUSE.most} ms apart; ${count} photos, ${lines} lines, ${rounds} times meanwhile`,
        `p50 ${half} ms, p95 ${most} ms, longest ${all} ms; aim p95 50 ms`,
        `main thread late by p99 ${late.p99.toFixed(1)} ms, at most ${late.max.toFixed(1)} ms`,
      ];
    },
  };
}

/**
 * Moves the pointer down and up by turns.
 * @param ready settles once keys may be pressed.
 * @returns how long each move took to be seen, in milliseconds
 */
export async function pressKeys(screen: Screen, ready: Promise<unknown>): Promise<number[]> {
  const { pointer } = chooseSymbols({ LANG: 'C.UTF-8' }, 'linux');
  const emulator = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const taken: number[] = [];
  const waiting: { pressed: number; from: number }[] = [];
  let at = -1;
  const rowOfPointer = () => {
    const { active } = emulator.buffer;
    for (let row = 0; row < 24; row += 1) {
      const line = active.getLine(active.baseY + row)?.translateToString(true) ?? '';
      if (line.trimStart().startsWith(pointer)) return row;
    }
    return -1;
  };
  const look = () => {
    const row = rowOfPointer();
    if (row === at || row === -1) return;
    at = row;
    const first = waiting.shift();
    if (first) taken.push(performance.now() - first.pressed);
  };
  screen.onData((text) => {
    for (const frame of text.split(FRAME_END)) emulator.write(frame, look);
  });
  await ready;
  for (let press = 0; press < PRESSES; press += 1) {
    waiting.push({ pressed: performance.now(), from: at });
    screen.press(press % 2 === 0 ? DOWN : UP);
    await wait(PAUSE.least + Math.random() * (PAUSE.most - PAUSE.least));
  }
  while (waiting.length > 0) await wait(PAUSE.most);
  emulator.dispose();
  return taken;
}

export async function exists(file: string): Promise<void> {
  const watcher = watch(join(file, '..'));
  const there = new Promise<void>((resolve) => {
    watcher.on('change', () => existsSync(file) && resolve());
    if (existsSync(file)) resolve();
  });
  await there;
  watcher.close();
}
