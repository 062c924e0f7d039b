/** The few words that belong to the keys and the widgets and are the same at every step. */
import { type SafeText, safe } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import type { AllKey } from './list-ticks.ts';
import type { Section } from './photos/groups.ts';

/** A key, or keys, and what pressing does now. */
export interface KeyHint {
  keys: SafeText;
  does: SafeText;
  /** The keys with all that do the same, shown where that costs no row. */
  allKeys?: SafeText;
  /** A convenience, named only where there is room. */
  minor?: true;
}

const hint = (keys: SafeText, does: SafeText): KeyHint => ({ keys, does });
const minor = (keys: SafeText, does: SafeText): KeyHint => ({ keys, does, minor: true });

const allWords: Record<AllKey, SafeText> = {
  fitting: safe`all that fit`,
  all: safe`all`,
  none: safe`none`,
};

export const keyHints = {
  move: (symbols: Symbols) => hint(symbols.upDown, safe`move`),
  choose: hint(safe`Enter`, safe`choose`),
  chooseByDigit: (count: number) => hint(safe`Enter or 1-${count}`, safe`choose`),
  goOn: hint(safe`Enter`, safe`go on`),
  tick: hint(safe`Space`, safe`tick`),
  tickAll: (next: AllKey) => minor(safe`a`, allWords[next]),
  find: minor(safe`/`, safe`find`),
  facets: minor(safe`f`, safe`filter`),
  look: minor(safe`v`, safe`view`),
  day: minor(safe`d`, safe`day`),
  range: minor(safe`r`, safe`range`),
  tickRange: hint(safe`Space`, safe`tick the range`),
  dropRange: hint(safe`Esc`, safe`no range`),
  keepFind: hint(safe`Enter`, safe`keep`),
  showFound: { ...hint(safe`Enter`, safe`show`), allKeys: safe`Enter or Esc` },
  clearFind: hint(safe`Esc`, safe`clear`),
  otherAnswers: hint(safe`Tab`, safe`more`),
  toField: hint(safe`Tab`, safe`type`),
  toList: hint(safe`Tab`, safe`list`),
  back: { ...hint(safe`b`, safe`back`), allKeys: safe`b or Esc` },
  backByLetter: hint(safe`b`, safe`back`),
  backByEscape: hint(safe`Esc`, safe`back`),
  help: hint(safe`?`, safe`help`),
  helpInField: { ...hint(safe`F1`, safe`help`), allKeys: safe`F1 or Ctrl-G` },
  closeHelp: hint(safe`Esc`, safe`close`),
  note: minor(safe`n`, safe`note`),
  noteInField: minor(safe`Ctrl-N`, safe`note`),
  keepNote: hint(safe`Enter`, safe`keep it`),
  dropNote: hint(safe`Esc`, safe`close`),
  stop: hint(safe`Ctrl-C`, safe`stop`),
  stopNow: hint(safe`Ctrl-C`, safe`stop at once`),
};

export const words = {
  part: (part: number, parts: number) => safe`part ${part} of ${parts}`,
  help: safe`Help`,
  keysHere: (keys: SafeText) => safe`Keys: ${keys}`,
  note: safe`Note`,
  noteMeans: safe`Write down whatever matters: the caller’s words, an error, a reminder. It answers nothing and is saved with the case. Somebody’s own words begin with a quotation mark.`,
  more: (rows: number, keys: SafeText) =>
    rows === 1 ? safe`1 more line: ${keys}` : safe`${rows} more lines: ${keys}`,
  endOfText: (keys: SafeText) => safe`end of the text: ${keys}`,
  position: (at: number, of: number) => safe`${at} of ${of}`,
  ticked: (count: number) => safe`${count} ticked`,
  found: (count: number, of: number) => safe`${count} of ${of} match`,
  find: safe`Find: `,
  findWhat: safe`a part of a name, or a date such as 2026-05-02 or 2026-05`,
  nothingFound: safe`Nothing matches. Backspace takes letters away.`,
  nothingToList: safe`There is nothing to list here.`,
  nothingTicked: safe`Nothing is ticked yet. Space ticks the line under the pointer.`,
  untickedLeft: (count: number) =>
    count === 1
      ? safe`Every line needs its tick first. One is left.`
      : safe`Every line needs its tick first. ${count} are left.`,
  section: {
    0: safe`Fits what you said, and was deleted:`,
    1: safe`Fits what you said:`,
    2: safe`Deleted, and from another time:`,
    3: safe`The others in this backup:`,
  } satisfies Record<Section, SafeText>,
  ofTheDay: (count: number, ticked: number) =>
    ticked === 0 ? safe`${count}` : safe`${count}, ${ticked} ticked`,
  range: (count: number) => safe`a range of ${count}`,
  only: safe`Only: `,
  stillReading: safe`Still looking through the names.`,
  noPicture: safe`There is no picture of this one that can be shown here.`,
  lookKeys: (symbols: Symbols) =>
    safe`${symbols.left} ${symbols.right} the photos beside it ${symbols.dot} Enter back to the list`,
  nothingTyped: safe`Nothing has been typed yet.`,
  suggested: (text: SafeText) => safe`Enter alone takes: ${text}`,
  typedCount: (count: number) =>
    count === 1 ? safe`(1 character, not shown)` : safe`(${count} characters, not shown)`,
  toType: safe`Type exactly: `,
  noPaste: safe`Pasting does not count here. Please type it.`,
  tooSmall: safe`Please make this window larger: at least 30 columns and 8 rows.`,
};
