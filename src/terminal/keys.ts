/**
 * What a terminal sends, cut into single keys. Pure: what cannot be decided yet is handed back as `rest`
 * and goes in front of the next piece.
 */
export interface Split {
  /** One key or one whole bracketed paste each, in the form that a terminal sends it. */
  keys: string[];
  /** The start of something that may still be going on. */
  rest: string;
}

const esc = '\u001b';
const bel = '\u0007';
export const ctrlC = '\u0003';
const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

/** Arrows, Home and End, with or without modifiers; Insert to PageDown; Shift+Tab. Everything else is dropped. */
const knownCsi = /^\[(?:(?:1;\d+)?[A-DFH]|[1-8](?:;\d+)?~|Z)$/;
const knownSs3 = /^O[A-DFH]$/;
const csi = new RegExp(`\\[(?:\\[[^${esc}]|[0-?]*[ -/]*[@-Z\\\\-~])`, 'y');
const unfinishedCsi = /\[(?:\[|[0-?]*[ -/]*)$/y;
/** The oldest report of the mouse: three bytes of any kind follow. */
const mouse = /\[M[\s\S]{3}/y;
const unfinishedMouse = /\[M[\s\S]{0,2}$/y;
const ss3 = /O[\d;]*[A-Za-z]/y;
const unfinishedSs3 = /O[\d;]*$/y;
/** OSC, DCS, SOS, PM, APC: strings that end with BEL or ESC \. */
const body = `[\\]PX^_][^${bel}${esc}]*`;
const string = new RegExp(`${body}(?:${bel}|${esc}\\\\)`, 'y');
const unfinishedString = new RegExp(`${body}${esc}?$`, 'y');
const broken = new RegExp(`\\[[0-?]*[ -/]*|${body}`, 'y');
/** Ctrl-A, E, U and W move and delete in a text field; Ctrl-G is nano's key for help; Ctrl-N notes; Ctrl-C stops. */
const usefulControls = new Set([
  '\t',
  '\r',
  '\u007f',
  '\u0001',
  '\u0005',
  bel,
  '\u000e',
  '\u0015',
  '\u0017',
  ctrlC,
]);
/** F1 in xterm, rxvt and on the Linux console. Ink keeps it to itself, so it is handed on as Ctrl-G. */
const f1 = new Set(['OP', '[11~', '[[A']);
const sameAs: Record<string, string> = { '\n': '\r', '\b': '\u007f' };

/**
 * @param text the last `rest` and what came after it
 */
export function split(text: string): Split {
  const keys: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== esc) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const key = sameAs[character] ?? character;
      if (!/\p{Cc}/u.test(key) || usefulControls.has(key)) keys.push(key);
      at += character.length;
      continue;
    }
    const found = sequence(text, at);
    if (found === 'unfinished') return { keys, rest: text.slice(at) };
    if (found.key !== null) keys.push(found.key);
    at = found.next;
  }
  return { keys, rest: '' };
}

/**
 * What an unfinished rest meant, once nothing more has come: a lone Escape is the key, anything else
 * (Alt+[, a broken reply) is nobody's wish.
 */
export function settle(rest: string): string[] {
  return rest !== '' && rest.replaceAll(esc, '') === '' ? [esc] : [];
}

/** Whether a paste is still coming in, which may take longer than a key's own bytes. */
export function isPasting(rest: string): boolean {
  return rest.startsWith(pasteStart);
}

function sequence(
  text: string,
  start: number,
): 'unfinished' | { key: string | null; next: number } {
  let at = start;
  while (text[at] === esc) at += 1;
  const alone = at === start + 1;
  if (at === text.length) return 'unfinished';
  if (text.startsWith(pasteStart, at - 1)) {
    const end = text.indexOf(pasteEnd, at);
    if (end === -1) return 'unfinished';
    const next = end + pasteEnd.length;
    return { key: text.slice(at - 1, next), next };
  }
  const click = match(mouse, text, at);
  if (click !== null) return { key: null, next: at + click.length };
  if (match(unfinishedMouse, text, at) !== null) return 'unfinished';
  const whole = match(csi, text, at) ?? match(ss3, text, at);
  if (whole !== null) {
    if (f1.has(whole) && alone) return { key: bel, next: at + whole.length };
    const known = knownCsi.test(whole) || knownSs3.test(whole);
    return { key: known && alone ? esc + whole : null, next: at + whole.length };
  }
  const reply = match(string, text, at);
  if (reply !== null) return { key: null, next: at + reply.length };
  for (const pattern of [unfinishedCsi, unfinishedSs3, unfinishedString]) {
    if (match(pattern, text, at) !== null) return 'unfinished';
  }
  return { key: null, next: at + brokenLength(text, at) };
}

/** Alt and a character, or the part of a broken sequence before the character that broke it. */
function brokenLength(text: string, at: number): number {
  const part = match(broken, text, at);
  return part?.length ?? String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
