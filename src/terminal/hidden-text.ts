/** A line that is typed and not shown: what the keys make of it. Pure. */

import { graphemes } from './graphemes.ts';
import { ctrlC, split } from './keys.ts';

export interface HiddenText {
  text: string;
  /** The start of a key that is still coming in. */
  rest: string;
  /** Set once a key ended the line; what was typed after it is forgotten. */
  end: 'entered' | 'interrupted' | 'closed' | null;
}

export const noHiddenText: HiddenText = { text: '', rest: '', end: null };

const CTRL_D = '\u0004';
const PASTE_START = '\u001b[200~';
const PASTE_END = '\u001b[201~';

/** Takes a piece of input as a terminal in raw mode sends it. */
export function typeHidden(before: HiddenText, input: string): HiddenText {
  let { text } = before;
  // The keys of the wizard have no Ctrl-D: on an empty line it closes the input.
  const closes = input.includes(CTRL_D);
  const { keys, rest } = split(before.rest + input);
  for (const key of keys) {
    if (key === '\r') return { text, rest: '', end: 'entered' };
    if (key === ctrlC) return { text: '', rest: '', end: 'interrupted' };
    if (key === '\u007f') text = graphemes(text).slice(0, -1).join('');
    else if (key === '\u0015') text = '';
    else if (key.startsWith(PASTE_START)) text += pasted(key);
    else if (!/\p{Cc}/u.test(key)) text += key;
  }
  return closes && text === '' ? { text, rest: '', end: 'closed' } : { text, rest, end: null };
}

/** The text of a bracketed paste, without the line break that was copied with it. */
function pasted(key: string): string {
  return key.slice(PASTE_START.length, -PASTE_END.length).replace(/\r?\n$/, '');
}
