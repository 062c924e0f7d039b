import { expect, test } from 'vitest';
import type { Dots } from '../../../src/terminal/pictures/pixels.ts';
import { type PictureShow, showPicture } from '../../../src/terminal/pictures/show.ts';
import { safe } from '../../../src/terminal/safe-text.ts';
import { type Answers, gradient, scriptedTerminal } from './emulator.ts';

const esc = '\u001b';
const PLAIN: Answers = { [`${esc}[c`]: `${esc}[?62c` };
const SIXEL: Answers = { [`${esc}[c`]: `${esc}[?62;4c` };
const KITTY: Answers = { _Gi: `${esc}_Gi=31;OK${esc}\\${esc}[6;20;10t`, ...PLAIN };
const SIZE = { columns: 40, rows: 14 };

/** Shows a picture as large as it may be, and presses keys once it is there. */
async function show(
  options: { answers?: Answers; depth?: number; env?: Record<string, string>; set?: object } = {},
) {
  const { answers = PLAIN, depth = 24, env = {}, set = {} } = options;
  const terminal = scriptedTerminal(SIZE, answers, depth);
  await terminal.write('what was there\r\n');
  const boxes: Dots[] = [];
  let onAsked = () => {};
  const shown: PictureShow = {
    caption: [safe`IMG_0001.HEIC`, safe`1 May 2026`],
    hint: safe`Enter back`,
    none: safe`No picture here.`,
    async picture(box) {
      boxes.push(box);
      queueMicrotask(() => onAsked());
      return gradient(box.width, box.height);
    },
    ...set,
  };
  const { stdin, stdout } = terminal;
  const ended = showPicture({ stdin, stdout, env, platform: 'linux' }, shown);
  const untilText = async (text: string) => {
    while (!terminal.text().includes(text)) await terminal.drawn();
  };
  return {
    ...terminal,
    boxes,
    ended,
    untilText,
    /** Until a picture was asked for so many times, and drawn. */
    async untilAsked(times: number) {
      while (boxes.length < times) {
        await new Promise<void>((resolve) => {
          onAsked = resolve;
        });
      }
      await terminal.drawn();
      await terminal.drawn();
    },
    async press(key: string) {
      stdin.write(key);
      const answer = await ended;
      await terminal.drawn();
      return answer;
    },
    /** Everything is as it was before. */
    expectRestored() {
      expect(terminal.text()).toMatch(/^what was there\n/);
      expect(terminal.screen.buffer.active.type).toBe('normal');
      expect(terminal.written().lastIndexOf(`${esc}[?25h`)).toBeGreaterThan(
        terminal.written().lastIndexOf(`${esc}[?25l`),
      );
      expect([stdin.isRaw, stdin.isPaused(), stdin.listenerCount('data')]).toEqual([
        false,
        true,
        0,
      ]);
      expect([stdin.listenerCount('end'), stdout.listenerCount('resize')]).toEqual([0, 0]);
    },
  };
}

test.each([
  ['\r', 'back'],
  [' ', 'back'],
  ['q', 'back'],
  ['V', 'back'],
  ['b', 'back'],
  [esc, 'back'],
  [`${esc}[B`, 'next'],
  [`${esc}[C`, 'next'],
  [`${esc}OA`, 'previous'],
  [`${esc}[D`, 'previous'],
  ['\u0003', 'stop'],
  ['xyz?\t\r', 'back'],
  [`${esc}[?62;4c${esc}_Gi=31;OK${esc}\\${esc}[C`, 'next'],
])('%j means %s, and all is as before', async (key, meaning) => {
  const shown = await show();
  await shown.untilAsked(1);
  expect(await shown.press(key)).toBe(meaning);
  shown.expectRestored();
});

test('half blocks fill the window above the caption and the hint', async () => {
  const shown = await show();
  await shown.untilAsked(1);
  expect(shown.boxes).toEqual([{ width: 39, height: 20 }]);
  expect(shown.screen.buffer.active.type).toBe('alternate');
  expect(shown.stdin.isRaw).toBe(true);
  const rows = shown.text().split('\n');
  expect(rows.slice(0, 10)).toEqual(Array(10).fill('▀'.repeat(39)));
  expect(rows.slice(10)).toEqual(['', 'IMG_0001.HEIC', '1 May 2026', 'Enter back']);
  await shown.press('\r');
});

test('is drawn anew in another window', async () => {
  const shown = await show();
  await shown.untilAsked(1);
  Object.assign(shown.stdout, { columns: 30, rows: 10 });
  shown.screen.resize(30, 10);
  shown.stdout.emit('resize');
  await shown.untilAsked(2);
  expect(shown.boxes[1]).toEqual({ width: 29, height: 12 });
  expect(shown.line(9)).toBe('Enter back');
  expect(shown.line(5)).toBe('▀'.repeat(29));
  expect(await shown.press('\r')).toBe('back');
  shown.expectRestored();
});

test('kitty gets dots by the size of its cells, and its memory back', async () => {
  const shown = await show({ answers: KITTY });
  await shown.untilAsked(1);
  expect(shown.boxes).toEqual([{ width: 390, height: 200 }]);
  await shown.press('\r');
  const written = shown.written();
  expect(written).toMatch(/_Ga=T,f=24,o=z,s=390,v=200,c=39,r=10,/);
  expect(written.lastIndexOf('_Ga=d')).toBeGreaterThan(written.lastIndexOf('_Gq=2,m=0'));
  shown.expectRestored();
});

test('sixels are drawn where the terminal says that it knows them', async () => {
  const shown = await show({ answers: SIXEL, depth: 1 });
  await shown.untilAsked(1);
  await shown.press('\r');
  expect(shown.boxes).toEqual([{ width: 234, height: 120 }]);
  expect(shown.written().includes(`${esc}P0;0;q"1;1;234;120#`)).toBe(true);
  shown.expectRestored();
});

test('a terminal is asked once', async () => {
  const shown = await show();
  await shown.untilAsked(1);
  await shown.press('\r');
  const { stdin, stdout } = shown;
  const words = { caption: [], hint: safe`back`, none: safe`none` };
  const again = showPicture(
    { stdin, stdout, env: {}, platform: 'linux' },
    { ...words, picture: async () => null },
  );
  stdin.write('\r');
  expect(await again).toBe('back');
  await shown.drawn();
  expect(shown.written().split(`${esc}[c`)).toHaveLength(2);
  shown.expectRestored();
});

test.each([
  ['the backup holds none', { set: { picture: async () => null } }],
  ['there are too few colours', { depth: 4 }],
  ['there is no half block', { env: { TERM: 'linux' } }],
  ['colours are not wanted', { env: { NO_COLOR: '1' } }],
])('says so when %s', async (_why, options) => {
  const shown = await show(options);
  await shown.untilText('No picture here.');
  expect(shown.text()).toContain('Enter back');
  expect(shown.boxes).toEqual([]);
  await shown.press('\r');
  shown.expectRestored();
});

test('an error leaves the terminal as it was', async () => {
  const picture = async () => {
    throw new Error('broken');
  };
  const shown = await show({ set: { picture } });
  await expect(shown.ended).rejects.toThrow('broken');
  await shown.drawn();
  shown.expectRestored();
});

test('a picture that is not wanted any more is told so', async () => {
  let wanted: AbortSignal | undefined;
  const picture = (_box: Dots, signal: AbortSignal) => {
    wanted = signal;
    return new Promise<null>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
    });
  };
  const shown = await show({ set: { picture } });
  while (wanted === undefined) await shown.drawn();
  expect(await shown.press('q')).toBe('back');
  expect(wanted.aborted).toBe(true);
  shown.expectRestored();
});

test('ends when the program is to stop, or nothing can be typed any more', async () => {
  const stop = new AbortController();
  const stopped = await show({ set: { signal: stop.signal } });
  await stopped.untilAsked(1);
  stop.abort();
  expect(await stopped.ended).toBe('stop');
  const left = await show();
  await left.untilAsked(1);
  left.stdin.end();
  expect(await left.ended).toBe('stop');
});
