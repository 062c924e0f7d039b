/**
 * Names, titles and messages come out of backups and are hostile: nothing of them may become a tag, an attribute
 * or a script. A page is made of `Html` alone, and a plain string becomes that in one place only.
 */
import { shorten } from '../terminal/graphemes.ts';
import { safeText } from '../terminal/safe-text.ts';

declare const checked: unique symbol;

/** A piece of a page. Only `escapeHtml`, `jpegUrl` and `html` make it. */
export type Html = string & { readonly [checked]: true };

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Any text, safe between tags and inside a quoted attribute: one line, without control, invisible or reordering
 * characters.
 * @param max characters; what is longer is shortened in the middle, so that an extension stays.
 */
export function escapeHtml(raw: string, max?: number): Html {
  const whole = safeText(raw);
  const text = max === undefined ? whole : shorten(whole, max);
  return text.replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '') as Html;
}

/** A picture as an address that holds it. Base64 knows no character that means anything in HTML. */
export function jpegUrl(jpeg: Uint8Array): Html {
  const { buffer, byteOffset, byteLength } = jpeg;
  const base64 = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  return `data:image/jpeg;base64,${base64}` as Html;
}

/** Joins pieces into one: `` html`<p>${escapeHtml(name)}</p>` ``. Takes no plain string. */
export function html(
  words: TemplateStringsArray,
  ...pieces: (Html | number | readonly Html[])[]
): Html {
  const written = pieces.map((piece) => (typeof piece === 'object' ? piece.join('') : piece));
  return String.raw({ raw: words }, ...written) as Html;
}
