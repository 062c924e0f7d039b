import type { Sheet, SheetCard, SheetFile } from '../../../src/pages/sheet/contents.ts';
import { sheetPage } from '../../../src/pages/sheet/page.ts';

/** Names as a crafted backup may give them. */
export const HOSTILE = [
  '<script>alert(1)</script>.jpg',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '</style><style>*{display:none}',
  '</figcaption></li></ul></main><h1>Send money',
  '<!-- --><![CDATA[',
  '&lt;b&gt; &amp',
  'two\nlines\r\u2028and\ttabs',
  'invoice\u202egpj.exe',
  `${'a\u0301\u0302\u0303'.repeat(1500)}.HEIC`,
  'x'.repeat(4096),
];

export function file(more: Partial<SheetFile> = {}): SheetFile {
  const detail = { text: 'Original · 2.1 MB · proved exact', tone: 'good' } as const;
  return { name: 'IMG_0042.HEIC', href: './2026/05/IMG_0042.HEIC', detail, ...more };
}

export function card(id: string, more: Partial<SheetCard> = {}): SheetCard {
  const alt = `Photo ${id}, 3 May 2026 at 14:03`;
  return { id, alt, kind: 'Photo', about: '14:03 · Photo', files: [file()], notes: [], ...more };
}

export function sheet(cards: Iterable<SheetCard>, more: Partial<Sheet> = {}): Sheet {
  return {
    selection: 'abc0',
    title: 'Recovered photos',
    lead: [{ text: 'From the backup of “Robin’s iPhone”.', tone: 'plain' }],
    days: [{ heading: 'Sunday, 3 May 2026', count: '2 photos', cards }],
    losses: [],
    terms: [{ term: 'Proved exact', meaning: 'It has the same fingerprint.' }],
    foot: ['Made by backroll.'],
    labels: { skip: 'Skip to the photos', losses: 'Not saved', terms: 'What the words mean' },
    ...more,
  };
}

export async function written(
  one: Sheet,
  pictureOf: (id: string) => Promise<Uint8Array | null> = async () => null,
): Promise<string> {
  let page = '';
  for await (const piece of sheetPage(one, pictureOf)) page += piece;
  return page;
}
