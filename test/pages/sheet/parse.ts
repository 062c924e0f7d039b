/** Reads a page strictly: what is not a whole tag, a known reference or plain text is an error. */

export interface Tag {
  name: string;
  attributes: Record<string, string>;
  /** The names of the tags around it, the outermost first. */
  within: string[];
}

export interface Page {
  tags: Tag[];
  /** Each run of text between two tags, read. */
  texts: string[];
}

const PIECE = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|([^<>]+)/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const VOID = new Set(['meta', 'img']);
const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function read(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = REFERENCES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`a loose &: ${whole}`);
    return character;
  });
}

export function parse(page: string): Page {
  const tags: Tag[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < page.length) {
    const at = PIECE.lastIndex;
    const [, close, name, attributes = '', text] = PIECE.exec(page) ?? [];
    if (PIECE.lastIndex === 0) throw new Error(`no HTML: ${page.slice(at, at + 80)}`);
    if (text !== undefined) {
      texts.push(open.at(-1) === 'style' ? text : read(text));
    } else if (close === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [
        key,
        read(value),
      ]);
      tags.push({ name, attributes: Object.fromEntries(pairs), within: [...open] });
      if (!VOID.has(name)) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return { tags, texts };
}
