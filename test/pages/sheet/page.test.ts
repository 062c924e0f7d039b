import { expect, test } from 'vitest';
import { isSheetOf, sheetPage } from '../../../src/pages/sheet/page.ts';
import { parse } from './parse.ts';
import { card, file, HOSTILE, sheet, written } from './sheets.ts';

const JPEG = new Uint8Array([255, 216, 255, 217]);

/** A page in which every string that can come from a backup is this one. */
const everywhere = (text: string) => {
  const line = { text, tone: 'warn' } as const;
  const files = [file({ name: text, href: `./${encodeURIComponent(text)}`, detail: line })];
  const one = card('1', { alt: text, kind: text, about: text, files, notes: [line] });
  return sheet([one, { ...one, id: '2' }], {
    lead: [line],
    days: [{ heading: text, count: text, cards: [one, { ...one, id: '2' }] }],
    losses: [{ name: text, about: text, why: text }],
  });
};
const onlyFirst = async (id: string) => (id === '1' ? JPEG : null);
const bones = (page: string) =>
  parse(page).tags.map(({ name, attributes, within }) => [
    name,
    Object.keys(attributes),
    within.join(' '),
  ]);

test.each(HOSTILE)('whatever a name is, the page has the same bones: %#', async (name) => {
  const page = await written(everywhere(name), onlyFirst);
  expect(bones(page)).toEqual(bones(await written(everywhere('plain'), onlyFirst)));
  const { tags, texts } = parse(page);
  for (const { attributes } of tags) {
    for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(on|style|srcdoc)/);
    expect(attributes.href ?? './').toMatch(/^(\.\/|#)/);
    expect(attributes.src ?? 'data:').toMatch(/^data:/);
  }
  expect(texts.join('')).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  expect(
    Math.max(...texts.filter((text) => !text.includes('{')).map((text) => text.length)),
  ).toBeLessThan(20_000);
});

test('it is one page for every browser, reader and printer, and loads nothing', async () => {
  const page = await written(everywhere('x'), onlyFirst);
  const { tags } = parse(page);
  const all = (name: string) => tags.filter((tag) => tag.name === name);
  expect(all('html')[0]?.attributes).toEqual({ lang: 'en' });
  expect(all('h1')).toHaveLength(1);
  expect(all('title')).toHaveLength(1);
  expect(all('script').concat(all('link'), all('iframe'), all('base'), all('form'))).toEqual([]);
  const policy = tags.find(({ attributes }) => attributes['http-equiv'] !== undefined);
  expect(policy?.attributes.content).toBe(
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
  );
  expect(tags.indexOf(policy ?? { name: '', attributes: {}, within: [] })).toBeLessThan(
    tags.findIndex(({ name }) => name === 'style'),
  );
  expect(page).not.toMatch(/https?:|url\(|@import/);
  const targets = new Set(tags.map(({ attributes }) => attributes.id));
  for (const { attributes } of all('a')) {
    if (attributes.href?.startsWith('#')) expect(targets).toContain(attributes.href.slice(1));
  }
  expect(all('img').map(({ attributes }) => attributes.alt)).toEqual(['x']);
});

test('what was lost is named, and nothing is said of it where nothing was', async () => {
  const loss = { name: 'IMG_0007.HEIC', about: 'no date', why: 'The file is gone.' };
  const page = await written(sheet([card('1')], { losses: [loss] }));
  expect(parse(page).texts).toEqual(expect.arrayContaining(['Not saved: 1', 'The file is gone.']));
  expect(await written(sheet([card('1')]))).not.toContain('Not saved');
});

test('a file that does not lie below the page has no link', async () => {
  const page = parse(await written(sheet([card('1', { files: [file({ href: null })] })])));
  expect(
    page.tags.filter(({ within }) => within.includes('ul')).map(({ name }) => name),
  ).not.toContain('a');
  expect(page.texts.join('')).toContain('IMG_0042.HEIC');
});

test('no card is made, and no picture asked for, before its turn', async () => {
  const seen: string[] = [];
  function* cards() {
    for (const id of ['1', '2', '3']) {
      seen.push(`card ${id}`);
      yield card(id);
    }
  }
  const pictureOf = async (id: string) => {
    seen.push(`picture ${id}`);
    return null;
  };
  for await (const piece of sheetPage(sheet(cards()), pictureOf)) {
    if (piece.startsWith('<li')) seen.push('written');
  }
  const one = (id: number) => [`card ${id}`, `picture ${id}`, 'written'];
  expect(seen).toEqual([...one(1), ...one(2), ...one(3)]);
});

test('a page is known again by its beginning, for the same photos only', async () => {
  const page = await written(sheet([card('1')]));
  expect(isSheetOf('abc0', page.slice(0, 1024))).toBe(true);
  expect(isSheetOf('abc1', page)).toBe(false);
  expect(isSheetOf('abc0', `<!-- mine -->${page}`)).toBe(false);
  expect(isSheetOf('abc0', '<meta name="generator" content="backroll contact sheet">')).toBe(false);
});
