import { expect, test } from 'vitest';
import { safe } from '../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import { theme } from '../../src/terminal/theme.ts';
import { width } from '../../src/terminal/width.ts';

test.each([
  [{}, 'linux', true],
  [{ LANG: 'de_DE.UTF-8' }, 'darwin', true],
  [{ LANG: 'C.utf8' }, 'linux', true],
  [{ LANG: 'C' }, 'linux', false],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'linux', false],
  [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'en_US.UTF-8' }, 'linux', true],
  [{ TERM: 'linux', LANG: 'C.UTF-8' }, 'linux', false],
  [{ TERM: 'dumb' }, 'linux', false],
  [{}, 'win32', false],
  [{ WT_SESSION: '1' }, 'win32', true],
  [{ TERM_PROGRAM: 'vscode' }, 'win32', true],
] as const)('%j on %s', (env, platform, unicode) => {
  const { pointer } = chooseSymbols(env, platform);
  expect(pointer).toBe(unicode ? '❯' : '>');
});

test('the ASCII column is ASCII, and spelling a sentence keeps its width', () => {
  const { spell, ...signs } = chooseSymbols({ TERM: 'linux' }, 'linux');
  for (const sign of Object.values(signs)) expect(sign).toMatch(/^[ -~]+$/);
  const sentence = safe`Anna’s “phone” – 3 × 2 · more…`;
  expect(spell(sentence)).toBe('Anna\'s "phone" - 3 x 2 - more~');
  expect(width(spell(sentence))).toBe(width(sentence));
});

test('only the 16 base colours are used', () => {
  for (const { color } of Object.values(theme)) {
    expect(color ?? 'red').toMatch(/^(?:black|red|green|yellow|blue|magenta|cyan|white|gray)$/);
  }
});
