/** The built program in a real pseudo-terminal, watched: what it shows is read, and keys are typed. */
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm, { type IBuffer } from '@xterm/headless';

export const LAUNCHER = join(import.meta.dirname, '..', 'bin', 'backroll.js');
export const SIZE = { cols: 80, rows: 24 };
/** Far longer than anything takes. */
const PATIENCE = 60_000;
/** With nothing new for so long, a screen stands. */
const QUIET = 700;

export interface RecordedTerminal {
  /** Waits until the window shows a text and nothing moves any more; throws when it never comes. */
  settles: (text: string) => Promise<void>;
  press: (keys: string) => void;
  /** What there is, and the first row of the window in it. */
  buffer: () => { active: IBuffer; top: number };
  /** The last row, of all that there are, with a text in it; throws when there is none. */
  rowOf: (text: string) => number;
  /** Settles with the exit code. */
  ended: Promise<number>;
}

/** @param home where the program looks for what is the person's */
export function recordedTerminal(args: readonly string[], home: string): RecordedTerminal {
  const screen = new xterm.Terminal({ ...SIZE, allowProposedApi: true });
  const env = {
    HOME: home,
    LANG: 'C.UTF-8',
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    COLORTERM: 'truecolor',
    XDG_STATE_HOME: join(home, '.local', 'state'),
    TERM: 'xterm-256color',
  };
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    ...SIZE,
    name: env.TERM,
    cwd: home,
    env,
  });
  let changedAt = performance.now();
  child.onData((text) => {
    screen.write(text);
    changedAt = performance.now();
  });
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      isOver = true;
      screen.write('', () => resolve(exitCode));
    });
  });
  const shown = () => {
    const { active } = screen.buffer;
    const rows = Array.from(
      { length: SIZE.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
    return rows.join(' ').replaceAll(/\s+/g, ' ');
  };
  const settles = async (text: string) => {
    const end = performance.now() + PATIENCE;
    while (!shown().includes(text) || performance.now() - changedAt < QUIET) {
      if (performance.now() > end || isOver) {
        child.kill();
        throw new Error(`never came: ${text}\nseen: ${shown()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    settles,
    press: (keys) => {
      child.write(keys);
      changedAt = performance.now();
    },
    buffer: () => ({ active: screen.buffer.active, top: screen.buffer.active.baseY }),
    rowOf: (text) => {
      const { active } = screen.buffer;
      for (let row = active.length - 1; row >= 0; row -= 1) {
        if (active.getLine(row)?.translateToString(true).includes(text)) return row;
      }
      throw new Error(`not on the screen: ${text}`);
    },
    ended,
  };
}
