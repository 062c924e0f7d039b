/**
 * The contact sheet as one HTML page that needs nothing beside it: pictures and style are inside, there is no
 * script, and its policy lets no browser load anything.
 */

import { escapeHtml, type Html, html } from '../html.ts';
import { card, line, MAX_NAME_COLUMNS } from './card.ts';
import type { Sheet, SheetCard, SheetDay, SheetLoss } from './contents.ts';
import { STYLE } from './style.ts';

/** How every contact sheet begins; nothing else does. */
const BEGINNING = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="backroll contact sheet">
`;

/** @param selection hex digits. */
function beginning(selection: string): Html {
  return html`${BEGINNING}<meta name="selection" content="${escapeHtml(selection)}">\n`;
}

/** Whether a file, by its beginning, is a contact sheet of the same photos of the same backup. */
export function isSheetOf(selection: string, text: string): boolean {
  return text.startsWith(beginning(selection));
}

/**
 * Makes the page, piece by piece, so that no more than one card is in memory.
 * @param pictureOf a photo's JPEG, by its id; `null` where there is none to show.
 * @throws what `pictureOf` throws.
 */
export async function* sheetPage(
  sheet: Sheet,
  pictureOf: (id: string) => Promise<Uint8Array | null>,
): AsyncGenerator<Html> {
  yield head(sheet);
  for (const day of sheet.days) {
    yield dayHead(day);
    for (const one of day.cards) yield await cardWithPicture(one, pictureOf);
    yield html`</ul>\n</section>\n`;
  }
  yield tail(sheet);
}

async function cardWithPicture(
  one: SheetCard,
  pictureOf: (id: string) => Promise<Uint8Array | null>,
): Promise<Html> {
  return card(one, await pictureOf(one.id));
}

function head({ selection, title, lead, losses, labels }: Sheet): Html {
  const toLosses = html`<p><a href="#losses">${escapeHtml(labels.losses)}: ${losses.length}</a></p>\n`;
  return html`${beginning(selection)}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${STYLE}</head>
<body>
<a class="skip" href="#photos">${escapeHtml(labels.skip)}</a>
<header>
<h1>${escapeHtml(title)}</h1>
${lead.map(line)}${losses.length > 0 ? [toLosses] : []}</header>
<main id="photos" tabindex="-1">
`;
}

function dayHead({ heading, count }: SheetDay): Html {
  return html`<section>
<div class="day"><h2>${escapeHtml(heading)}</h2><p>${escapeHtml(count)}</p></div>
<ul class="cards">
`;
}

function tail({ losses, terms, foot, labels }: Sheet): Html {
  const meanings = terms.map(
    ({ term, meaning }) => html`<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>\n`,
  );
  return html`${losses.length > 0 ? [notSaved(losses, labels.losses)] : []}<section class="terms">
<h2>${escapeHtml(labels.terms)}</h2>
<dl>
${meanings}</dl>
</section>
</main>
<footer>
${foot.map((text) => html`<p>${escapeHtml(text)}</p>\n`)}</footer>
</body>
</html>
`;
}

function notSaved(losses: readonly SheetLoss[], heading: string): Html {
  const items = losses.map(
    ({ name, about, why }) => html`<li><strong>${escapeHtml(name, MAX_NAME_COLUMNS)}</strong>
<p class="about">${escapeHtml(about)}</p>
<p class="bad">${escapeHtml(why)}</p></li>
`,
  );
  return html`<section class="losses" id="losses">
<h2>${escapeHtml(heading)}</h2>
<ul>
${items}</ul>
</section>
`;
}
