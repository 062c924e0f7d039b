import { expect, test } from 'vitest';
import { reportPage } from '../../../src/pages/report/page.ts';
import { parse } from '../sheet/parse.ts';
import { HOSTILE } from '../sheet/sheets.ts';
import { outline } from './outlines.ts';

const bones = (page: string) =>
  parse(page).tags.map(({ name, attributes, within }) => [
    name,
    Object.keys(attributes),
    within.join(' '),
  ]);

test.each(HOSTILE)('whatever is in it, the page has the same bones: %#', (text) => {
  const page = reportPage(outline(text));
  expect(bones(page)).toEqual(bones(reportPage(outline('plain'))));
  const { tags, texts } = parse(page);
  for (const { attributes } of tags) {
    for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(on|style|src)/);
    expect(attributes.href ?? '#').toMatch(/^#/);
  }
  expect(texts.join('')).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
});

test('it is one page for every browser, reader and printer, and loads nothing', () => {
  const page = reportPage(outline('x'));
  const { tags, texts } = parse(page);
  const all = (name: string) => tags.filter((tag) => tag.name === name);
  expect(all('html')[0]?.attributes).toEqual({ lang: 'en' });
  expect(all('h1')).toHaveLength(1);
  expect(all('h2')).toHaveLength(4);
  expect(all('script').concat(all('link'), all('img'), all('form'), all('base'))).toEqual([]);
  const policy = tags.find(({ attributes }) => attributes['http-equiv'] !== undefined);
  expect(policy?.attributes.content).toBe("default-src 'none'; style-src 'unsafe-inline'");
  expect(page).not.toMatch(/https?:|url\(|@import/);
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page).toContain('@media print');
  expect(all('th').every(({ attributes }) => attributes.scope === 'col')).toBe(true);
  const regions = tags.filter(({ attributes }) => attributes.role === 'region');
  expect(regions.map(({ attributes }) => [attributes.tabindex, attributes['aria-label']])).toEqual([
    ['0', 'x'],
  ]);
  const targets = new Set(tags.map(({ attributes }) => attributes.id));
  for (const { attributes } of all('a')) expect(targets).toContain(attributes.href?.slice(1));
  expect(texts).toContain('None.');
});
