/** What personal data looks like in any text, kind by kind, as placeholders name it. */

export type PersonalKind =
  | 'device'
  | 'name'
  | 'path'
  | 'photo'
  | 'udid'
  | 'ecid'
  | 'imei'
  | 'serial'
  | 'mac'
  | 'email'
  | 'phone'
  | 'place'
  | 'link';

export interface Pattern {
  kind: PersonalKind;
  /** Global, so that all of a text is gone through. */
  looksLike: RegExp;
  /** What looks like it and is not. */
  isReally?: (found: string) => boolean;
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** Between the digits of a number that somebody types or dictates. */
const BETWEEN = '[\\s().\\-\\u2010-\\u2015/·_]{0,3}';
const MEDIA = 'heic|heif|hif|jpe?g|png|gif|webp|tiff?|dng|mov|mp4|m4v|avi|aae|thm';

const pattern = (source: string) => new RegExp(source, 'giu');

/** What holds other values, and is taken out before those. */
export const ADDRESSES: readonly Pattern[] = [
  {
    kind: 'email',
    looksLike: pattern(
      '(?<![^\\s<>"\'(),;:])[^\\s<>"\'(),;:@]+\\s?(?:@|[(\\[]at[)\\]])\\s?[^\\s<>"\'(),;:@]+',
    ),
  },
  { kind: 'path', looksLike: pattern('file:/\\S+') },
  { kind: 'link', looksLike: pattern('\\b[a-z][a-z0-9+.-]*://\\S+') },
  // A path goes on over a blank where more of it stands behind.
  {
    kind: 'path',
    looksLike: pattern('(?<![\\p{L}\\p{N}])(?:~|[a-z]:)?[\\\\/](?=\\S)(?:\\S|\\s(?=\\S*[\\\\/]))*'),
    isReally: (found) => /[\p{L}\p{N}]/u.test(found),
  },
];

/** In the order in which they are looked for: what is more specific comes first. */
export const NUMBERS: readonly Pattern[] = [
  { kind: 'udid', looksLike: pattern(`${START}(?:[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{16})${END}`) },
  {
    kind: 'photo',
    looksLike: pattern(`${START}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}${END}`),
  },
  { kind: 'mac', looksLike: pattern(`${START}[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}${END}`) },
  {
    kind: 'ecid',
    looksLike: pattern(
      `${START}(?:0x[0-9a-f]{9,16}|(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{13,16})${END}`,
    ),
  },
  { kind: 'photo', looksLike: pattern(`[\\p{L}\\p{N}_()-]+\\.(?:${MEDIA})${END}`) },
  { kind: 'photo', looksLike: pattern(`${START}IMG_E?\\d{4,}`) },
  {
    kind: 'place',
    looksLike: pattern(
      `${START}[-+−]?\\d{1,3}[.,]\\d{3,}\\s*°?\\s*[NSEW]?[\\s,;/]+[-+−]?\\d{1,3}[.,]\\d{3,}(?:\\s*°?\\s*[NSEW]${END})?`,
    ),
  },
  {
    kind: 'place',
    looksLike: pattern(`\\d{1,3}\\s*°[\\s\\d.,'"′″’”]*[NSEWO]?${END}`),
  },
  {
    kind: 'place',
    looksLike: pattern(
      `${START}(?:lat|latitude|lon|lng|long|longitude)\\W{0,3}[-+−]?\\d{1,3}[.,]\\d+`,
    ),
  },
  {
    kind: 'imei',
    looksLike: pattern(`${START}\\d(?:[\\s\\-/]?\\d){14}(?!\\d)`),
    isReally: (found) => hasLuhnDigit(found.replace(/\D/g, '')),
  },
  {
    kind: 'phone',
    looksLike: pattern(`[+(]{0,2}\\p{Nd}(?:${BETWEEN}\\p{Nd}){6,}`),
    isReally: (found) => !isDate(found),
  },
  {
    kind: 'serial',
    looksLike: new RegExp(`${START}(?=[A-Z]*\\d)(?=\\d*[A-Z])[A-Z0-9]{10,12}${END}`, 'gu'),
  },
  {
    kind: 'serial',
    looksLike: pattern(
      `(?<=\\bserial(?: ?(?:number|no\\.?))?\\W{1,3}(?:is )?)[a-z0-9]{8,14}${END}`,
    ),
    isReally: (found) => /\d/.test(found),
  },
];

/** The check digit of an IMEI, as 3GPP TS 23.003 defines it. */
function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((sofar, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sofar + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const DAY = '\\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?';
const DATES = [
  new RegExp(`^\\(?${DAY}(?:\\.\\.${DAY})?(?:[ T]\\d{2})?$`),
  /^\(?(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)\d{2}(?: \d{1,2})?$/,
];

/** Days are what a case turns on; they are no phone numbers. */
function isDate(found: string): boolean {
  return DATES.some((date) => date.test(found));
}
