/** Room for a copy's number and a role behind the stem, and for the name of the partial file. */
const MAX_STEM_BYTES = 150;
const EXTENSION = /^\.[A-Za-z0-9]{1,10}$/;
/** What Windows and exFAT refuse, with `/` and the control characters that every system dislikes. */
const REFUSED = new RegExp(
  [
    '[<>:"/\\\\|?*]',
    '\\p{Cc}',
    // Invisible or reordering characters: they make a name look like another one.
    '[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]',
  ].join('|'),
  'gu',
);
/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/**
 * Makes the part of a file's name before its extension safe for every disk that people copy to:
 * macOS, Windows, exFAT. The one gate between untrusted names and the disk.
 * @returns at most 150 bytes of UTF-8, never empty, never hidden, without a separator.
 */
export function safeStem(text: string): string {
  const clean = text.toWellFormed().normalize('NFC').replace(REFUSED, '_').trim();
  const whole = clipped(clean)
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_');
  if (whole === '') return 'photo';
  return RESERVED.test(whole) ? `_${whole}` : whole;
}

/** An extension with its dot, or nothing when it is not a plain one. */
export function safeExtension(text: string): string {
  return EXTENSION.test(text) ? text : '';
}

/** The form in which two names count as the same on a disk that ignores case. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Cut between characters, never within one. */
function clipped(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_STEM_BYTES) break;
    kept += character;
  }
  return kept;
}
