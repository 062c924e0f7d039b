/**
 * The gate before the XML parser. The parser builds a whole document tree, follows whatever depth it is given, and
 * reports faults of the text on the console, in the middle of whatever is on the screen. So it is only handed texts
 * that hold nothing but a well-formed property list.
 */
import { parse } from 'plist';

const MAX_DEPTH = 64;
/** Several times what a phone with a thousand apps has; the parser takes two kilobytes for each. */
const MAX_TAGS = 150_000;
/** Icons left out, a real list has hundreds of thousands. */
const MAX_CHARACTERS = 8_000_000;
const CONTAINERS = new Set(['plist', 'dict', 'array']);
const VALUES = new Set(['key', 'string', 'integer', 'real', 'date', 'data', 'true', 'false']);
/** The declaration, a DOCTYPE without entities of its own, and comments: each runs to its end, or to the end of the text. */
const PREAMBLE = /<\?[^<>]*\?>|<!DOCTYPE[^<>[\]]*>|<!--[\s\S]*?(?:-->|$)/g;
const CDATA = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g;
/** One tag, with the text before it. Sticky, so that no text makes the reading slow. */
const TOKEN = /([^<]*)<(\/?)([a-z]+)(?: version="[\d.]*")?\s*(\/?)>/gy;
const UNKNOWN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

/** @throws Error when the text is not a whole property list, or holds more than one can */
export function parseXmlPlist(xml: string): unknown {
  const text = xml.replace(PREAMBLE, '');
  if (text.length > MAX_CHARACTERS) throw new Error('This is too long for a property list.');
  assertWellFormed(text.replace(CDATA, ''));
  return parse(text);
}

function assertWellFormed(text: string): void {
  const open: string[] = [];
  let end = 0;
  let tags = 0;
  for (const [token, before = '', closing, name = '', empty] of text.matchAll(TOKEN)) {
    end += token.length;
    tags += 1;
    const inside = open.at(-1);
    const textAllowed = inside !== undefined && VALUES.has(inside);
    if (UNKNOWN_ENTITY.test(before) || (!textAllowed && before.trim() !== '')) break;
    if (closing) {
      if (open.pop() !== name) break;
      if (open.length === 0) {
        if (text.slice(end).trim() !== '') break;
        return;
      }
    } else {
      if (inside === undefined ? name !== 'plist' : !CONTAINERS.has(inside)) break;
      if (!CONTAINERS.has(name) && !VALUES.has(name)) break;
      if (!empty) open.push(name);
      if (open.length > MAX_DEPTH || tags > MAX_TAGS) break;
    }
  }
  throw new Error('This is no whole property list.');
}
