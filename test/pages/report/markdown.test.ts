import { expect, test } from 'vitest';
import { escapeMarkdown, reportMarkdown } from '../../../src/pages/report/markdown.ts';
import { HOSTILE } from '../sheet/sheets.ts';
import { outline } from './outlines.ts';

const CRAFTED = [
  ...HOSTILE,
  '# Heading',
  'Text\n===\n\n## Next',
  '[link](https://evil.example)',
  '![picture](x)',
  '<https://evil.example>',
  'https://evil.example/`x`',
  'www.evil.example',
  'a@b.example',
  '| a | b |',
  '`` ` ``',
  '> quote',
  '- item',
  '+ item',
  '12. item',
  '1) item',
  '---',
  '```',
  '~~~',
  '[^1]: note',
  '&lt;b&gt;',
  '\\',
  '\\# not',
  '***bold***',
  '_x_',
  ': --- |',
];

/** What begins a line, how many cells a row has, and nothing of what is written in it. */
function bones(markdown: string): string[] {
  return markdown.split('\n').map((row) => {
    const begin = /^(?:#{1,6} |- |> ?|\| |---$)/.exec(row)?.[0] ?? (row === '' ? '' : 'text');
    const cells = row.startsWith('|') ? row.replace(/\\./g, '').split('|').length : 0;
    return `${begin}${cells}`;
  });
}

test.each(CRAFTED)('whatever is in it, the report has the same lines and cells: %#', (text) => {
  expect(bones(reportMarkdown(outline(text)))).toEqual(bones(reportMarkdown(outline('plain'))));
});

test.each(CRAFTED)('nothing in it is left to mean something: %#', (text) => {
  const escaped = escapeMarkdown(text);
  const words = escaped.replace(/\\.|`[^`]*`/g, '');
  expect(words).not.toMatch(/[`*[\]#|<~$&@]|:\/\/|www\./);
  expect(escaped).not.toMatch(/^(?:[-+=:>]|\d+[.)])/);
});

test.each([
  [
    'RECOVERED_EXTRACT: 3 files (of 4), 2026-05-01.',
    'RECOVERED_EXTRACT: 3 files (of 4), 2026-05-01.',
  ],
  ['<device-1>', '\\<device-1>'],
  ['see https://x.example now', 'see `https://x.example` now'],
  ['12. May', '12\\. May'],
])('%s', (text, written) => {
  expect(escapeMarkdown(text)).toBe(written);
});
