/** One recovered photo on the page: its picture, when it was taken, its files. */

import { escapeHtml, type Html, html, jpegUrl } from '../html.ts';
import type { SheetCard, SheetFile, SheetLine } from './contents.ts';

/** Longer names are shortened in the middle. */
export const MAX_NAME_COLUMNS = 80;

const TONES: Readonly<Record<SheetLine['tone'], Html>> = {
  plain: html`plain`,
  good: html`good`,
  warn: html`warn`,
  bad: html`bad`,
};

/** A paragraph in its tone. The words alone say all; the colour only helps to find them. */
export function line({ text, tone }: SheetLine): Html {
  return html`<p class="${TONES[tone]}">${escapeHtml(text)}</p>\n`;
}

/** @param jpeg the picture to show; `null` where there is none. */
export function card({ alt, kind, about, files, notes }: SheetCard, jpeg: Uint8Array | null): Html {
  const picture =
    jpeg === null
      ? html`<div class="picture"><span>${escapeHtml(kind)}</span></div>`
      : html`<div class="picture"><img src="${jpegUrl(jpeg)}" alt="${escapeHtml(alt, 200)}" decoding="async"></div>`;
  return html`<li class="card"><figure>
${picture}
<figcaption>
<p class="about">${escapeHtml(about)}</p>
<ul class="files">
${files.map(fileItem)}</ul>
${notes.map(line)}</figcaption>
</figure></li>
`;
}

function fileItem({ name, href, detail }: SheetFile): Html {
  const shown = escapeHtml(name, MAX_NAME_COLUMNS);
  const link = href === null ? shown : html`<a href="${escapeHtml(href)}">${shown}</a>`;
  return html`<li>${link} <span class="${TONES[detail.tone]}">${escapeHtml(detail.text)}</span></li>\n`;
}
