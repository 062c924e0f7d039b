/**
 * A report as one HTML page that needs nothing beside it: no script, no picture, and its policy lets no browser load
 * anything.
 */
import { escapeHtml, type Html, html } from '../html.ts';
import type { Block, Outline, Section } from './outline.ts';
import { STYLE } from './style.ts';

/** The report as an HTML page. */
export function reportPage({ title, lead, sections, foot, labels }: Outline): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="backroll report">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${STYLE}</head>
<body>
<a class="skip" href="#report">${escapeHtml(labels.skip)}</a>
<header>
<h1>${escapeHtml(title)}</h1>
${lead.map(paragraph)}</header>
<main id="report" tabindex="-1">
${sections.map((one) => section(one, labels.none))}</main>
<footer>
${foot.map(paragraph)}</footer>
</body>
</html>
`;
}

function paragraph(text: string): Html {
  return html`<p>${escapeHtml(text)}</p>\n`;
}

function section({ id, heading, blocks }: Section, none: string): Html {
  const written = blocks.flatMap((one) => block(one, heading));
  const body = written.length > 0 ? written : [html`<p class="none">${escapeHtml(none)}</p>\n`];
  return html`<section id="${escapeHtml(id)}">
<h2>${escapeHtml(heading)}</h2>
${body}</section>
`;
}

function block(one: Block, heading: string): Html[] {
  switch (one.kind) {
    case 'list':
      return one.items.length === 0
        ? []
        : [html`<ul>\n${one.items.map((item) => html`<li>${escapeHtml(item)}</li>\n`)}</ul>\n`];
    case 'quotes':
      return one.items.map(
        ({ at, text }) =>
          html`<blockquote><p>${escapeHtml(text)}</p><footer>${escapeHtml(at)}</footer></blockquote>\n`,
      );
    case 'table':
      return one.rows.length === 0 ? [] : [table(one.columns, one.rows, heading)];
    default:
      return [paragraph(one.text)];
  }
}

/** A wide table is scrolled by keys, too, so it has a name and takes the focus. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  heading: string,
): Html {
  return html`<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(heading)}"><table>
<thead><tr>${columns.map((one) => html`<th scope="col">${escapeHtml(one)}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${escapeHtml(cell)}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
}
