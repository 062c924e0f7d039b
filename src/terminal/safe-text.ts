/**
 * Names and messages come out of backups and folders and are not to be trusted: they may hold escape
 * sequences, text that runs backwards, or invisible characters. Whatever is drawn passes through here.
 */
import { graphemes } from './graphemes.ts';

declare const checked: unique symbol;

/** One line of text that a terminal, a report or a log shows as it is. Only `safeText` makes it. */
export type SafeText = string & { readonly [checked]: true };

/** No text that a person is to read is longer, in UTF-16 units; it also bounds the work done on a hostile one. */
const longest = 10_000;

/** Escape sequences in their 7-bit and 8-bit forms (ECMA-48): strings up to their end, then CSI, then the short ones. */
const sequences = new RegExp(
  [
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)',
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '\\u001b[ -/]*[0-~]',
  ].join('|'),
  'g',
);
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Bidi controls, zero-width characters, tags and fillers are all "default ignorable" in Unicode. */
const invisibles = /(?![\u200d\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** The joiner and the selector that make one emoji of several characters; alone they are invisible too. */
const emojiParts = /[\u200d\ufe0f]/gu;
/** No literal: the engine would look through its tables of emoji with the file, 15 ms in every run. */
const EMOJI = '^\\p{RGI_Emoji}$';
const piledMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * Makes any text safe to show: one line, no escape sequences, no control, invisible or reordering
 * characters except inside emoji, at most two combining marks on a character.
 *
 * @param raw any string at all
 */
export function safeText(raw: string): SafeText {
  const whole =
    raw.length <= longest ? raw : `${raw.slice(0, longest / 2)}…${raw.slice(-longest / 2)}`;
  const line = whole.toWellFormed().replace(sequences, '').replace(lineBreaks, ' ');
  const visible = line.replace(invisibles, '');
  return withoutLooseParts(visible).replace(piledMarks, '$1') as SafeText;
}

function withoutLooseParts(text: string): string {
  if (text.search(emojiParts) === -1) return text;
  const emoji = new RegExp(EMOJI, 'v');
  const whole = (character: string) =>
    emoji.test(character) ? character : character.replace(emojiParts, '');
  return graphemes(text).map(whole).join('');
}

/** Joins texts and numbers into one safe text: `` safe`${done} of ${total}` ``. */
export function safe(words: TemplateStringsArray, ...values: (SafeText | number)[]): SafeText {
  return safeText(String.raw({ raw: words }, ...values));
}
