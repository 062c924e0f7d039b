/** Whether what stands in a window is what was to be read: whole words, and all of them. */
import type { Option, Screen, WizardView } from '../../../src/steps/screen.ts';
import { keyHints, words } from '../../../src/steps/words.ts';
import type { SafeText } from '../../../src/terminal/safe-text.ts';
import { safe } from '../../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../../src/terminal/symbols.ts';

/** Signs that a row of text, or an option, can begin with. */
const LEAD = /^(?:[❯•!✓✗↓↑·]|\d+\.?|\[[ ✓]\])\s+/u;
/** No word that was cut off at the end of a row is longer: only paths are, and they have no other place to break. */
const LONGEST_WORD = 30;

const symbols = chooseSymbols({ LANG: 'C.UTF-8' }, 'linux');
const { move, chooseByDigit, tickAll, ...hints } = keyHints;
const letters = safe`PgDn PgUp`;
/** What the wizard says by itself, beside numbers. */
const OWN: readonly SafeText[] = [
  ...[...Object.values(hints), move(symbols), chooseByDigit(9), tickAll('all')].flatMap((hint) =>
    'allKeys' in hint ? [hint.keys, hint.does, hint.allKeys] : [hint.keys, hint.does],
  ),
  tickAll('fitting').does,
  words.part(1, 2),
  words.more(1, letters),
  words.more(2, letters),
  words.endOfText(letters),
  words.ticked(0),
  words.toType,
  words.suggested(letters),
  ...Object.values(words.section),
];

function optionsOf(screen: Screen): Option[] {
  return [
    ...('options' in screen ? screen.options : []),
    ...('extra' in screen ? screen.extra : []),
  ];
}

/** Every text of a screen that must be readable whole. */
export function textsOf(screen: Screen): string[] {
  return [
    screen.question,
    ...screen.lines.map(({ text }) => text),
    ...optionsOf(screen).flatMap(({ label, hint }) => (hint === null ? [label] : [label, hint])),
  ];
}

/** The other texts that a view shows: some of them only in part. */
function besides({ screen, transcript, status, clock }: WizardView): string[] {
  const around = [screen.branch, ...transcript.map(({ text }) => text), status ?? '', clock ?? ''];
  switch (screen.kind) {
    case 'photos':
      return [
        ...around,
        ...screen.rows.flatMap((row) => [
          ...Object.values(row.words()),
          screen.dayInWords(row.day),
        ]),
      ];
    case 'busy':
      return [...around, screen.bar.counts, screen.bar.item ?? ''];
    case 'phrase':
      return [...around, screen.phrase];
    case 'folder':
      return [...around, screen.field.suggested ?? ''];
    default:
      return around;
  }
}

const spaceless = (text: string) => text.replaceAll(/\s/gu, '');

/** A row without the signs before its text, in every way that they can be told from it. */
function readings(row: string): string[] {
  const all = [row.trim()];
  for (let rest = row.trim(); LEAD.test(rest); all.push(rest)) rest = rest.replace(LEAD, '').trim();
  return all;
}

/** The texts that cannot be put together from whole rows. */
export function unread(texts: readonly string[], rows: Iterable<string>): string[] {
  const seen = new Set(Array.from(rows).flatMap(readings).map(spaceless));
  seen.delete('');
  return texts.filter((text) => !isMadeOf(spaceless(text), seen));
}

function isMadeOf(text: string, rows: ReadonlySet<string>): boolean {
  const ends = new Set([0]);
  for (const end of ends) {
    if (end >= text.length) return true;
    for (const row of rows) if (text.startsWith(row, end)) ends.add(end + row.length);
  }
  return false;
}

/** The rows of a view with a word that stands in none of its texts: the rest of one that was cut off. */
export function cutOff(rows: Iterable<string>, view: WizardView): string[] {
  const texts = [...textsOf(view.screen), ...besides(view), ...OWN];
  const known = texts.flatMap((text) => text.split(/\s+/u));
  const all = new Set(known);
  const long = known.filter((word) => word.length > LONGEST_WORD);
  const isKnown = (word: string) =>
    !/\p{L}/u.test(word) || all.has(word) || long.some((one) => one.includes(word));
  return Array.from(rows).filter(
    (row) => !row.split(/\s+/u).every(isKnown) && !isShortened(row, texts),
  );
}

/** Has an ellipsis, as names and places do that would not fit on one row: nothing but that was left out. */
function isShortened(row: string, texts: readonly string[]): boolean {
  return readings(row).some((reading) => {
    const at = reading.indexOf('…');
    const [before, after] = [reading.slice(0, at), reading.slice(at + 1)];
    const isIn = (text: string) => text.endsWith(after) && before.includes(text.slice(0, 3));
    return at >= 0 && texts.some((text) => text.includes(before) || (after !== '' && isIn(text)));
  });
}
