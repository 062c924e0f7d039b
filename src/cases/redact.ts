/**
 * Personal data taken out: a field as a whole; in a text, what is known and what looks like it. A value has the same
 * placeholder everywhere, such as `<udid-1>`.
 */
import { safeText } from '../terminal/safe-text.ts';
import { ADDRESSES, NUMBERS, type Pattern, type PersonalKind } from './personal.ts';

export interface Redactor {
  /** The placeholder of a value; `null` stays. */
  field: <T extends string | null>(kind: PersonalKind, value: T) => T;
  /** A text without what is known or looks personal. */
  text: (text: string) => string;
}

/** A value that is taken out wherever it stands. */
export interface KnownValue {
  kind: PersonalKind;
  value: string;
}

/** Shorter ones are only taken out where they stand alone. */
const ANYWHERE = 3;

/** @param known values to take out of every text, in the order in which they are numbered. */
export function redactor(known: readonly KnownValue[]): Redactor {
  const placeholders = new Map<string, string>();
  const counts = new Map<PersonalKind, number>();
  const placeholder = (kind: PersonalKind, value: string): string => {
    const key = `${kind} ${sameness(kind, value)}`;
    const there = placeholders.get(key);
    if (there !== undefined) return there;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const made = `<${kind}-${number}>`;
    placeholders.set(key, made);
    return made;
  };
  const values = known.filter(({ value }) => plain(value) !== '');
  for (const { kind, value } of values) placeholder(kind, value);
  const searches = values
    .map(({ kind, value }) => ({ kind, value, found: anywhere(plain(value)) }))
    .sort((a, b) => b.value.length - a.value.length);
  const withoutKnown = (pieces: Piece[], wanted: (kind: PersonalKind) => boolean): Piece[] =>
    searches
      .filter(({ kind }) => wanted(kind))
      .reduce(
        (sofar, { kind, value, found }) => replaced(sofar, found, () => placeholder(kind, value)),
        pieces,
      );
  const withoutLikely = (pieces: Piece[], patterns: readonly Pattern[]): Piece[] =>
    patterns.reduce(
      (sofar, { kind, looksLike, isReally = () => true }) =>
        replaced(sofar, looksLike, (match) => (isReally(match) ? placeholder(kind, match) : null)),
      pieces,
    );
  return {
    field: (kind, value) => (value === null ? value : placeholder(kind, value)) as typeof value,
    text: (text) => {
      // What holds another value goes first, so that nothing of it is left around that one.
      const whole = withoutKnown([{ text: plain(text), done: false }], (kind) => kind === 'path');
      const names = withoutKnown(withoutLikely(whole, ADDRESSES), (kind) => kind !== 'path');
      return withoutLikely(names, NUMBERS)
        .map((piece) => piece.text)
        .join('');
    },
  };
}

/** Composed letters and nothing invisible, so that what reads the same is the same. */
function plain(text: string): string {
  return safeText(text).normalize('NFC');
}

/** What makes two spellings the same value. */
function sameness(kind: PersonalKind, value: string): string {
  const text = plain(value).replace(APOSTROPHES, "'");
  if (kind === 'phone' || kind === 'imei') return text.replace(/[^\p{Nd}]/gu, '');
  return kind === 'path' || kind === 'photo' ? text : text.toLowerCase();
}

const APOSTROPHES = /['’‘ʼ`´]/g;

/** However it is spelt: with either apostrophe, any blank, large or small letters. */
function anywhere(value: string): RegExp {
  const literal = value
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(APOSTROPHES, "['’‘ʼ`´]")
    .replace(/\s+/g, '\\s+');
  const alone = `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return new RegExp(value.length < ANYWHERE ? alone : literal, 'giu');
}

/** A part of a text; one that is done is a placeholder, and not looked at again. */
interface Piece {
  text: string;
  done: boolean;
}

function replaced(
  pieces: readonly Piece[],
  looksLike: RegExp,
  by: (match: string) => string | null,
): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.done) return [piece];
    const parts: Piece[] = [];
    let from = 0;
    for (const match of piece.text.matchAll(looksLike)) {
      const made = match[0] === '' ? null : by(match[0]);
      if (made === null) continue;
      parts.push({ text: piece.text.slice(from, match.index), done: false });
      parts.push({ text: made, done: true });
      from = match.index + match[0].length;
    }
    return [...parts, { text: piece.text.slice(from), done: false }];
  });
}
