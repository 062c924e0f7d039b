/** The few words that belong to the keys and the widgets and are the same at every step. */
import { type SafeText, safe } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';

/** A key, or keys, and what pressing does now. */
export interface KeyHint {
  keys: SafeText;
  does: SafeText;
  /** A convenience, named only where there is room. */
  minor?: true;
}

const hint = (keys: SafeText, does: SafeText): KeyHint => ({ keys, does });
const minor = (keys: SafeText, does: SafeText): KeyHint => ({ keys, does, minor: true });

export const keyHints = {
  move: (symbols: Symbols) => hint(symbols.upDown, safe`move`),
  choose: hint(safe`Enter`, safe`choose`),
  chooseByDigit: (count: number) => hint(safe`Enter or 1-${count}`, safe`choose`),
  goOn: hint(safe`Enter`, safe`go on`),
  tick: hint(safe`Space`, safe`tick`),
  tickAll: minor(safe`a`, safe`all`),
  find: minor(safe`/`, safe`find`),
  endFind: hint(safe`Esc`, safe`clear`),
  otherAnswers: hint(safe`Tab`, safe`more`),
  toField: hint(safe`Tab`, safe`type`),
  toList: hint(safe`Tab`, safe`list`),
  back: hint(safe`b`, safe`back`),
  backInField: hint(safe`Esc`, safe`back`),
  help: hint(safe`?`, safe`help`),
  closeHelp: hint(safe`Esc`, safe`close`),
  stop: hint(safe`Ctrl-C`, safe`stop`),
  stopNow: hint(safe`Ctrl-C`, safe`stop at once`),
};

export const words = {
  part: (part: number, parts: number) => safe`part ${part} of ${parts}`,
  help: safe`Help`,
  more: (rows: number, keys: SafeText) =>
    rows === 1 ? safe`1 more line: ${keys}` : safe`${rows} more lines: ${keys}`,
  endOfText: (keys: SafeText) => safe`end of the text: ${keys}`,
  position: (at: number, of: number) => safe`${at} of ${of}`,
  ticked: (count: number) => safe`${count} ticked`,
  found: (count: number, of: number) => safe`${count} of ${of} match`,
  find: safe`Find: `,
  nothingFound: safe`Nothing matches. Backspace takes letters away.`,
  nothingToList: safe`There is nothing to list here.`,
  nothingTicked: safe`Nothing is ticked yet. Space ticks the line under the pointer.`,
  nothingTyped: safe`Nothing has been typed yet.`,
  suggested: (text: SafeText) => safe`Enter alone takes: ${text}`,
  typedCount: (count: number) =>
    count === 1 ? safe`(1 character, not shown)` : safe`(${count} characters, not shown)`,
  toType: safe`Type exactly: `,
  noPaste: safe`Pasting does not count here. Please type it.`,
  tooSmall: safe`Please make this window larger: at least 30 columns and 8 rows.`,
};
