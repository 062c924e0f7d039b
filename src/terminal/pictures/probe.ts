import type { TerminalInput } from '../key-stream.ts';
import { ctrlC } from '../keys.ts';
import { isMultiplexed } from './colour-depth.ts';
import type { Dots } from './pixels.ts';

/** How a terminal draws pictures, if it does, and how large one of its cells is. */
export interface Graphics {
  way: 'kitty' | 'iterm2' | 'sixel' | null;
  cell: Dots | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface ProbedTerminal {
  stdin: TerminalInput & { isRaw?: boolean };
  stdout: NodeJS.WritableStream;
}

const WAIT_MS = 300;
/** A real answer is shorter than a tenth of this. */
const MAX_ANSWER = 4096;

/** May a one-dot picture be sent? Only terminals with kitty's protocol answer. */
const ASK_KITTY = '\u001b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\';
const ASK_CELL = '\u001b[16t';
/** "Primary device attributes": every terminal answers, and after what was asked before. */
const ASK_ATTRIBUTES = '\u001b[c';

const ESC = '\u001b';
const KITTY = new RegExp(`${ESC}_Gi=31;OK${ESC}\\\\`);
const CELL = new RegExp(`${ESC}\\[6;(\\d{1,4});(\\d{1,4})t`);
const ATTRIBUTES = new RegExp(`${ESC}\\[\\?([\\d;]*)c`);
const SIXEL = '4';

/** Terminals that draw iTerm2's pictures and do not say so when asked. */
const ITERM2 = /^(?:iTerm|WezTerm|mintty)/;

/**
 * Asks the terminal what it can draw. What it answers is taken in here, and so is what is typed
 * meanwhile; only Ctrl-C is handed on.
 * @param waitMs how long a silent terminal is waited for.
 */
export async function probeGraphics(
  { stdin, stdout }: ProbedTerminal,
  env: Environment,
  waitMs: number = WAIT_MS,
): Promise<Graphics> {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return { way: null, cell: null };
  const direct = !isMultiplexed(env);
  const wasRaw = stdin.isRaw ?? false;
  const wasPaused = stdin.isPaused();
  stdin.setRawMode?.(true);
  try {
    // Inside tmux and screen the first would change a window's title.
    const question = `${direct ? ASK_KITTY : ''}${ASK_CELL}${ASK_ATTRIBUTES}`;
    const answer = await answerTo(question, { stdin, stdout }, waitMs);
    if (wasPaused) stdin.pause();
    if (answer.includes(ctrlC)) stdin.unshift(Buffer.from(ctrlC));
    return { way: wayIn(answer, env, direct), cell: cellIn(answer) };
  } finally {
    stdin.setRawMode?.(wasRaw);
  }
}

function answerTo(
  question: string,
  { stdin, stdout }: ProbedTerminal,
  waitMs: number,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = '';
  const end = () => resolve(answer);
  const take = (piece: Buffer | string) => {
    answer += piece.toString('latin1');
    if (ATTRIBUTES.test(answer) || answer.length > MAX_ANSWER) end();
  };
  const patience = setTimeout(end, waitMs);
  stdin.on('data', take).once('end', end).resume();
  stdout.write(question);
  return promise.finally(() => {
    clearTimeout(patience);
    stdin.removeListener('data', take).removeListener('end', end);
  });
}

function wayIn(answer: string, env: Environment, direct: boolean): Graphics['way'] {
  if (direct && KITTY.test(answer)) return 'kitty';
  if (direct && ITERM2.test(env.TERM_PROGRAM ?? env.LC_TERMINAL ?? '')) return 'iterm2';
  const attributes = ATTRIBUTES.exec(answer)?.[1]?.split(';') ?? [];
  return attributes.includes(SIXEL) ? 'sixel' : null;
}

/** Height comes before width. A size that makes no sense is none. */
function cellIn(answer: string): Dots | null {
  const [, height, width] = CELL.exec(answer) ?? [];
  const cell = { width: Number(width), height: Number(height) };
  const isPlausible = [cell.width, cell.height].every((side) => side >= 2 && side <= 200);
  return isPlausible ? cell : null;
}
