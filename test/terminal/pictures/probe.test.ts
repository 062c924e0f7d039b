import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { probeGraphics } from '../../../src/terminal/pictures/probe.ts';

const esc = '\u001b';
const KITTY = `${esc}_Gi=31;OK${esc}\\`;
const CELL = `${esc}[6;20;10t`;
const ATTRIBUTES = `${esc}[?62;22c`;
const SIXEL = `${esc}[?62;4;22c`;
const WAIT_MS = 60;

/** Asks a terminal that answers in these pieces, and says what was asked, found, and left to be read. */
async function probe(
  pieces: readonly string[],
  env: Record<string, string> = {},
  waitMs: number = 10_000,
) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  let asked = '';
  stdout.on('data', async (chunk: Buffer) => {
    asked += chunk.toString();
    for (const piece of pieces) {
      stdin.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  stdin.pause();
  const found = await probeGraphics({ stdin, stdout }, env, waitMs);
  expect(stdin.listenerCount('data')).toBe(0);
  expect(stdin.isPaused()).toBe(true);
  return { ...found, asked, left: stdin.read()?.toString() ?? null };
}

test.each([
  ['kitty', [KITTY, CELL, ATTRIBUTES], {}, 'kitty'],
  ['kitty that refuses', [`${esc}_Gi=31;EINVAL${esc}\\`, CELL, ATTRIBUTES], {}, null],
  ['another picture’s answer', [`${esc}_Gi=7;OK${esc}\\`, CELL, ATTRIBUTES], {}, null],
  ['a plain terminal', [ATTRIBUTES], {}, null],
  ['sixel', [CELL, SIXEL], {}, 'sixel'],
  ['24 is not 4', [CELL, `${esc}[?64;24;14;40c`], {}, null],
  ['iTerm2', [CELL, ATTRIBUTES], { TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  ['iTerm2 through ssh', [CELL, SIXEL], { LC_TERMINAL: 'iTerm2' }, 'iterm2'],
  ['mintty', [CELL, SIXEL], { TERM_PROGRAM: 'mintty' }, 'iterm2'],
  ['WezTerm, which also knows kitty’s', [KITTY, ATTRIBUTES], { TERM_PROGRAM: 'WezTerm' }, 'kitty'],
  ['iTerm2 behind tmux', [ATTRIBUTES], { TMUX: 'x', LC_TERMINAL: 'iTerm2' }, null],
  ['tmux that passes sixels on', [SIXEL], { TMUX: 'x' }, 'sixel'],
])('%s', async (_what, pieces, env, way) => {
  const found = await probe(pieces, env);
  expect(found.way).toBe(way);
  expect(found.cell).toEqual(pieces.includes(CELL) ? { width: 10, height: 20 } : null);
  expect(found.left).toBeNull();
  expect(found.asked.includes('_G')).toBe(!('TMUX' in env));
});

test('answers cut anywhere, with keys pressed between them', async () => {
  const answer = `j${KITTY}${esc}${CELL}q${esc}[A${ATTRIBUTES}`;
  for (let at = 1; at < answer.length; at += 1) {
    const { way, cell, left } = await probe([answer.slice(0, at), answer.slice(at)]);
    expect([way, cell, left]).toEqual(['kitty', { width: 10, height: 20 }, null]);
  }
});

test('Ctrl-C is handed on', async () => {
  expect((await probe([`x\u0003${ATTRIBUTES}`])).left).toBe('\u0003');
});

test.each([
  ['silent', []],
  ['that answers half', [KITTY.slice(0, 9)]],
  ['that types', ['hello']],
])('a terminal %s costs the wait', async (_what, pieces) => {
  expect(await probe(pieces, {}, WAIT_MS)).toMatchObject({ way: null, cell: null, left: null });
});

test('a terminal that answers without end is not listened to for long', async () => {
  const endless = Array.from({ length: 50 }, () => 'x'.repeat(1000));
  expect(await probe(endless)).toMatchObject({ way: null, cell: null });
});

test.each(['0;0', '9999;9999', '20;', '-3;4'])('a cell of %s is none', async (size) => {
  expect((await probe([`${esc}[6;${size}t`, SIXEL])).cell).toBeNull();
});

test.each(['dumb', 'linux'])('TERM=%s is asked nothing', async (TERM) => {
  expect(await probe([], { TERM })).toMatchObject({ asked: '', way: null });
});
