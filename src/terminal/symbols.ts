/** Every sign that is drawn, in Unicode and in ASCII, and which of the two a terminal can show. */
import { type SafeText, safe, safeText } from './safe-text.ts';

export interface Symbols {
  pointer: SafeText;
  bullet: SafeText;
  good: SafeText;
  warn: SafeText;
  bad: SafeText;
  skipped: SafeText;
  ticked: SafeText;
  unticked: SafeText;
  up: SafeText;
  down: SafeText;
  upDown: SafeText;
  left: SafeText;
  right: SafeText;
  dot: SafeText;
  full: SafeText;
  empty: SafeText;
  /** Puts typographic signs into what this terminal shows; the width stays the same. */
  spell: (text: SafeText) => SafeText;
}

const unicode: Symbols = {
  pointer: safe`❯`,
  bullet: safe`•`,
  good: safe`✓`,
  warn: safe`!`,
  bad: safe`✗`,
  skipped: safe`–`,
  ticked: safe`[✓]`,
  unticked: safe`[ ]`,
  up: safe`↑`,
  down: safe`↓`,
  upDown: safe`↑↓`,
  left: safe`←`,
  right: safe`→`,
  dot: safe`·`,
  full: safe`█`,
  empty: safe`░`,
  spell: (text) => text,
};

const plainSigns: Record<string, string> = {
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '~',
  '·': '-',
  '•': '*',
  '→': '>',
  '←': '<',
  '↩': '<',
  '×': 'x',
  '✓': '+',
  '✗': 'x',
  '\u00a0': ' ',
};

const ascii: Symbols = {
  pointer: safe`>`,
  bullet: safe`*`,
  good: safe`+`,
  warn: safe`!`,
  bad: safe`x`,
  skipped: safe`-`,
  ticked: safe`[x]`,
  unticked: safe`[ ]`,
  up: safe`Up`,
  down: safe`Down`,
  upDown: safe`Up/Down`,
  left: safe`Left`,
  right: safe`Right`,
  dot: safe`-`,
  full: safe`#`,
  empty: safe`.`,
  spell: (text) =>
    safeText(text.replace(/[–—‘’“”…·•→←↩×✓✗\u00a0]/g, (sign) => plainSigns[sign] ?? sign)),
};

/**
 * Whether the terminal shows more than ASCII. It is known to fail on the Linux console, with `TERM=dumb`,
 * in a locale that is set and is not UTF-8, and in the old Windows console, which sets none of the
 * variables that newer terminals set.
 */
export function showsUnicode(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false;
  if (platform === 'win32') return !!(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.TERM);
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return !locale || /utf-?8/i.test(locale);
}

export function chooseSymbols(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): Symbols {
  return showsUnicode(env, platform) ? unicode : ascii;
}
