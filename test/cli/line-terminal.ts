/** The built program in a real pseudo-terminal that it talks with line by line: each answer waits for its prompt. */
import { spawn } from '@lydell/node-pty';
import { atTheEnd } from '../endings.ts';
import { LAUNCHER, personalEnvironment } from './program.ts';

export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';
/** Far longer than anything takes: only a test that fails waits for it. */
const PATIENCE = 15_000;
const PROMPT = /(?:^|\n)(?:> |Password: )$/;

export interface LineOptions {
  home: string;
  env?: Record<string, string>;
  columns?: number;
  /** Says after the program's end how the terminal is set. */
  stty?: boolean;
}

export class LineTerminal {
  /** Everything that was written to the terminal. */
  written = '';
  readonly #child: ReturnType<typeof spawn>;
  readonly #exit: Promise<number>;
  readonly #looking = new Set<() => void>();
  /** What was written before belongs to what was asked before. */
  #from = 0;

  constructor(args: string[], { home, env = {}, columns = 80, stty = false }: LineOptions) {
    // The shell outlives a Ctrl-C, which reaches it as well.
    const command = stty ? 'trap : INT; "$0" "$@"; code=$?; stty -a; exit $code' : 'exec "$0" "$@"';
    this.#child = spawn('/bin/sh', ['-c', command, process.execPath, LAUNCHER, ...args], {
      cols: columns,
      rows: 24,
      cwd: home,
      name: env.TERM ?? 'xterm-256color',
      env: { ...personalEnvironment(home), ...env },
    });
    this.#child.onData((text) => {
      this.written += text;
      for (const look of this.#looking) look();
    });
    let running = true;
    this.#exit = new Promise((resolve) => {
      this.#child.onExit(({ exitCode, signal }) => {
        running = false;
        resolve(signal ? 128 + signal : exitCode);
      });
    });
    atTheEnd(() => {
      if (running) this.#child.kill('SIGKILL');
    });
  }

  /** What came since the last line was typed, as running text: where lines break does not matter. */
  get said(): string {
    return this.written.slice(this.#from).replaceAll(/\s+/g, ' ');
  }

  /** Types lines, each once it is asked for. */
  async types(...lines: string[]): Promise<void> {
    for (const line of lines) {
      await this.asks();
      this.press(`${line}\r`);
    }
  }

  /** Keys as they are, whether or not anything is asked. */
  press(keys: string): void {
    this.#from = this.written.length;
    this.#child.write(keys);
  }

  /** Waits until the next line is asked for. */
  async asks(): Promise<void> {
    const since = () => this.written.slice(this.#from).replaceAll('\r', '');
    await this.#until(() => PROMPT.test(since()), 'a prompt');
  }

  /** Waits for a text in what came since the last line was typed. */
  async says(text: string): Promise<void> {
    await this.#until(() => this.said.includes(text), text);
  }

  async #until(there: () => boolean, what: string): Promise<void> {
    if (there()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (why: string) => reject(new Error(`${why}: ${what}\n${this.written}`));
    const look = () => {
      if (there()) resolve();
    };
    const tooLong = setTimeout(() => fail('Never came'), PATIENCE);
    this.#looking.add(look);
    void this.#exit.then((code) => (there() ? resolve() : fail(`Ended with ${code} before`)));
    await promise.finally(() => {
      clearTimeout(tooLong);
      this.#looking.delete(look);
    });
  }

  kill(signal: string): void {
    this.#child.kill(signal);
  }

  /** The exit code; a signal counts as a shell counts it. */
  ended(): Promise<number> {
    return this.#exit;
  }
}
