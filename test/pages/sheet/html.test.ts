import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html, jpegUrl } from '../../../src/pages/html.ts';
import { fileLink } from '../../../src/pages/sheet/file-link.ts';
import { parse } from './parse.ts';

test('any text stays text, between tags and in an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const text = escapeHtml(raw);
      const { tags, texts } = parse(html`<p title="${text}">x${text}</p>`);
      expect(tags).toHaveLength(1);
      expect(Object.keys(tags[0]?.attributes ?? {})).toEqual(['title']);
      expect(texts).toEqual([`x${tags[0]?.attributes.title}`]);
    }),
  );
});

test('what means something in HTML is written out, and nothing turns a line around', () => {
  expect(escapeHtml(`<script>alert('"&')</script>`)).toBe(
    '&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;',
  );
  expect(escapeHtml('cat\u202egpj.exe\u0000\u001b[2J\nnext')).toBe('catgpj.exe next');
  expect(escapeHtml(`${'long'.repeat(1000)}.HEIC`, 40)).toMatch(/^(long)+.*….*\.HEIC$/);
  expect(escapeHtml('x'.repeat(4096), 40)).toHaveLength(40);
});

test('pieces are joined as they are', () => {
  const item = (n: number) => html`<li>${n}</li>`;
  expect(html`<ul>${[1, 2].map(item)}</ul>`).toBe('<ul><li>1</li><li>2</li></ul>');
  const part = new Uint8Array([9, 255, 216, 255, 9]).subarray(1, 4);
  expect(jpegUrl(part)).toBe('data:image/jpeg;base64,/9j/');
});

test.each([
  ['/to/2026/05/IMG_0042.HEIC', './2026/05/IMG_0042.HEIC'],
  ['/to/Tag am Meer #1 100%?.jpg', './Tag%20am%20Meer%20%231%20100%25%3F.jpg'],
  ['/to/javascript:alert(1)', './javascript%3Aalert(1)'],
  ['/to/夏/\ud800.jpg', './%E5%A4%8F/%EF%BF%BD.jpg'],
  ['/to/..hidden', './..hidden'],
  ['/to', null],
  ['/tower/a.jpg', null],
  ['/etc/passwd', null],
  ['/to/../etc/passwd', null],
])('a link leads below the folder or is none: %s', (path, link) => {
  expect(fileLink('/to', path)).toBe(link);
});
