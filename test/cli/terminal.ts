/** The built program in a real pseudo-terminal: keys go in, and what a person would see comes out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect } from 'vitest';
import { atTheEnd } from '../endings.ts';
import { LAUNCHER, personalEnvironment, temporaryFolder } from './program.ts';

export const DOWN = '\u001b[B';
export const UP = '\u001b[A';
export const ENTER = '\r';
export const ESCAPE = '\u001b';
export const CTRL_C = '\u0003';
const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
/**
 * A shell around the program, as on a person's computer: it tells which process the program is, and how the
 * terminal is set when the program has ended. A key that comes too late for the program must not end it first.
 */
const shell = (first: string, launch: string) => `${first}
folder=$1; shift; trap : INT
sh -c 'trap - INT; echo $$ > "$0/pid"; ${launch}' "$folder" "$@"
code=$?; stty -a > "$folder/stty"; exit $code`;
/** Far longer than anything takes: only a test that fails waits for it. */
const PATIENCE = 15_000;

export interface Size {
  columns: number;
  rows: number;
}

export interface Place {
  /** The person's home; each terminal has its own. */
  home: string;
  size?: Size;
  /** Commands that the shell runs before the program. */
  first?: string;
  /** How the shell starts the program, whose command line is `"$@"`; `$0` is a folder for it. */
  launch?: string;
}

export class Terminal {
  /** Everything that was written to the terminal. */
  written = '';
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  readonly #child: ReturnType<typeof spawn>;
  readonly #waiting = new Set<() => void>();
  readonly #exit: Promise<number>;
  /** What the shell writes down. */
  readonly #notes: string;
  readonly #temporary: string;

  constructor(
    args: string[],
    { home, size = { columns: 80, rows: 24 }, first = '', launch = 'exec "$@"' }: Place,
    env: Record<string, string> = {},
  ) {
    const { columns: cols, rows } = size;
    this.#emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true });
    this.#notes = temporaryFolder();
    const program = [process.execPath, LAUNCHER, ...args];
    this.#child = spawn('sh', ['-c', shell(first, launch), 'sh', this.#notes, ...program], {
      cols,
      rows,
      cwd: home,
      name: env.TERM ?? 'xterm-256color',
      env: { ...personalEnvironment(home), ...env },
    });
    this.#temporary = join(home, 'tmp');
    this.#child.onData((text) => {
      this.written += text;
      this.#emulator.write(text, () => {
        for (const look of this.#waiting) look();
      });
    });
    this.#exit = new Promise((resolve) => {
      this.#child.onExit(({ exitCode, signal }) => {
        this.#emulator.write('', () => resolve(signal ? 128 + signal : exitCode));
      });
    });
    let running = true;
    void this.#exit.then(() => {
      running = false;
    });
    atTheEnd(() => {
      if (running) this.#signalAll('SIGKILL');
      this.#emulator.dispose();
    });
  }

  /** What is in the window now, as running text: where lines break does not matter. */
  screen(): string {
    const { active } = this.#emulator.buffer;
    return this.#rows(active.baseY, active.length);
  }

  /** What is in the window and above it. */
  scrollback(): string {
    return this.#rows(0, this.#emulator.buffer.active.length);
  }

  get cursorIsHidden(): boolean {
    return this.written.lastIndexOf(HIDE_CURSOR) > this.written.lastIndexOf(SHOW_CURSOR);
  }

  #rows(from: number, to: number): string {
    const { active } = this.#emulator.buffer;
    const rows = Array.from(
      { length: to - from },
      (_, row) => active.getLine(from + row)?.translateToString(true) ?? '',
    );
    return rows.join(' ').replaceAll(/\s+/g, ' ');
  }

  /** Waits until the window shows a text. */
  async sees(text: string): Promise<void> {
    await this.#until(() => this.screen().includes(text), text);
  }

  async #until(there: () => boolean, what: string): Promise<void> {
    if (there()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (there()) resolve();
    };
    const tooLong = setTimeout(
      () => reject(new Error(`Never came: ${what}\nSeen:\n${this.scrollback()}`)),
      PATIENCE,
    );
    this.#waiting.add(look);
    void this.#exit.then((code) =>
      there()
        ? resolve()
        : reject(new Error(`Ended with ${code} before: ${what}\n${this.written}`)),
    );
    await promise.finally(() => {
      clearTimeout(tooLong);
      this.#waiting.delete(look);
    });
  }

  press(keys: string): void {
    this.#child.write(keys);
  }

  resize({ columns, rows }: Size): void {
    this.#emulator.resize(columns, rows);
    this.#child.resize(columns, rows);
  }

  /** Sends a signal to the program, not to its shell. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** The program's process. */
  get pid(): number {
    return Number(readFileSync(join(this.#notes, 'pid'), 'utf8'));
  }

  /** Sends a signal to the shell and to all that it started; whether there was anything to send it to. */
  #signalAll(signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-this.#child.pid, signal);
    } catch {
      return false;
    }
  }

  /** The exit code; a signal counts as a shell counts it. Nothing is looked at: it may have been killed. */
  killed(): Promise<number> {
    return this.#exit;
  }

  /**
   * The exit code. Whatever it is, the terminal must be as it was: cursor, echo and line mode back, pastes not
   * bracketed; no process of the program's is left, and no temporary file.
   */
  async ended(): Promise<number> {
    const code = await this.#exit;
    expect(this.cursorIsHidden, 'the cursor is hidden').toBe(false);
    expect(this.written.lastIndexOf(PASTE_ON)).toBeLessThanOrEqual(
      this.written.lastIndexOf(PASTE_OFF),
    );
    const stty = join(this.#notes, 'stty');
    const modes = existsSync(stty) ? readFileSync(stty, 'utf8') : '';
    for (const mode of ['echo', 'icanon', 'isig', 'icrnl', 'opost']) {
      expect(modes).toMatch(new RegExp(`(?<![-\\w])${mode}\\b`));
    }
    expect(this.#signalAll(0), 'something that was started still runs').toBe(false);
    expect(readdirSync(this.#temporary)).toEqual([]);
    return code;
  }
}
