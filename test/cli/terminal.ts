/** The built program in a real pseudo-terminal: keys go in, and what a person would see comes out. */
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { atTheEnd, LAUNCHER, personalEnvironment } from './program.ts';

export const DOWN = '\u001b[B';
export const ENTER = '\r';
export const ESCAPE = '\u001b';
export const CTRL_C = '\u0003';
const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';
/** Far longer than anything takes: only a test that fails waits for it. */
const PATIENCE = 15_000;

export interface Size {
  columns: number;
  rows: number;
}

export class Terminal {
  /** Everything that was written to the terminal. */
  written = '';
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  readonly #child: ReturnType<typeof spawn>;
  readonly #waiting = new Set<() => void>();
  readonly #exit: Promise<number>;

  constructor(
    args: string[],
    { home, size = { columns: 80, rows: 24 } }: { home: string; size?: Size },
    env: Record<string, string> = {},
  ) {
    const { columns: cols, rows } = size;
    this.#emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true });
    this.#child = spawn(process.execPath, [LAUNCHER, ...args], {
      cols,
      rows,
      cwd: home,
      name: env.TERM ?? 'xterm-256color',
      env: { ...personalEnvironment(home), ...env },
    });
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
      if (running) this.#child.kill('SIGKILL');
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

  kill(signal: string): void {
    this.#child.kill(signal);
  }

  /** The exit code; a signal counts as a shell counts it. */
  ended(): Promise<number> {
    return this.#exit;
  }
}
