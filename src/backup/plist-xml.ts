/**
 * Reads an XML property list. The usual library parses it with a DOM that reports every fault of the
 * text on the console, in the middle of whatever is on the screen, and takes seconds for the ten
 * megabytes that Info.plist can reach.
 */

const MAX_DEPTH = 64;
/** Each of these runs to its end, or to the end of the text: no text makes the reading slow. */
const CDATA = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/** One tag, with the text before it. The declaration and the DOCTYPE are taken as tags. */
const TOKEN = /([^<]*)<([^<>]*)>/gy;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A container that is being read. A dictionary remembers the key that waits for its value. */
type Open =
  | { kind: 'dict'; value: Record<string, unknown>; key: string | null }
  | { kind: 'array'; value: unknown[] };

/** @throws Error when the text is not a whole property list. */
export function parseXmlPlist(xml: string): unknown {
  const open: Open[] = [];
  let result: { value: unknown } | null = null;
  let text = '';

  const put = (value: unknown) => {
    const into = open.at(-1);
    if (into === undefined) result ??= { value };
    else if (into.kind === 'array') into.value.push(value);
    else if (into.key === null) throw new Error('A value has no key.');
    else {
      Object.defineProperty(into.value, into.key, { value, enumerable: true, configurable: true });
      into.key = null;
    }
  };
  const start = (container: Open) => {
    put(container.value);
    if (open.length >= MAX_DEPTH) throw new Error('It goes too deep.');
    open.push(container);
  };

  const plain = xml.replace(CDATA, (_, inside: string) => escaped(inside)).replace(COMMENT, '');
  for (const [, before = '', tag = ''] of plain.matchAll(TOKEN)) {
    text += before;
    if (tag.startsWith('!') || tag.startsWith('?')) continue;
    const [, slash = '', name = '', empty = ''] =
      /^(\/?)([a-z]+)(?:\s[^>]*?)?(\/?)$/.exec(tag) ?? [];
    if (name === 'plist') {
      if (slash && result !== null && open.length === 0)
        return (result as { value: unknown }).value;
    } else if (name === 'dict' || name === 'array') {
      if (!slash)
        start(
          name === 'dict' ? { kind: 'dict', value: {}, key: null } : { kind: 'array', value: [] },
        );
      if ((slash || empty) && open.pop()?.kind !== name) throw new Error('Tags do not match.');
    } else if (slash || empty) {
      const into = open.at(-1);
      const content = empty ? '' : text;
      if (name !== 'key') put(leaf(name, content));
      else if (into?.kind === 'dict') into.key = unescaped(content);
      else throw new Error('A key stands outside a dictionary.');
    }
    text = '';
  }
  throw new Error('The property list is cut off.');
}

function leaf(name: string, text: string): unknown {
  switch (name) {
    case 'string':
      return unescaped(text);
    case 'integer':
    case 'real':
      return Number(text.trim());
    case 'date':
      return new Date(text.trim());
    case 'data':
      return Buffer.from(text, 'base64');
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      throw new Error('This is no tag of a property list.');
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function unescaped(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
