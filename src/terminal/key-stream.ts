/**
 * Stands between the real stdin and Ink, which takes several plain keys of one chunk for one text and
 * hands a chunk's keys out before anything is redrawn. Here each key waits for the screen to be drawn.
 */
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { ctrlC, isPasting, settle, split } from './keys.ts';

/** The part of a terminal's stdin that is needed. */
export type TerminalInput = NodeJS.ReadableStream & {
  setRawMode?: (raw: boolean) => unknown;
  ref?: () => unknown;
  unref?: () => unknown;
};

/** How long the rest of a key may take, in milliseconds: then an Escape was the key Escape. */
const escapeWait = 50;
/** How long a paste may stop before it is given up, in milliseconds. */
const pasteWait = 1000;

/** A stdin for Ink that gives one key a turn. Reads the real one only while raw mode is on. */
export class KeyStream extends Readable {
  readonly isTTY = true;
  readonly #input: TerminalInput;
  readonly #drawn: () => Promise<void>;
  #decoder = new StringDecoder('utf8');
  #waiting: string[] = [];
  #rest = '';
  #restIsStale = false;
  #timer: NodeJS.Timeout | undefined;
  #handing = false;
  #listening = false;

  /**
   * @param input the real stdin
   * @param drawn resolves when what the last key changed is on the screen
   */
  constructor(input: TerminalInput, drawn: () => Promise<void>) {
    super({ encoding: 'utf8' });
    this.#input = input;
    this.#drawn = drawn;
  }

  /** Forgets all keys that were pressed and not yet handed over, also one that is still coming in. */
  dropWaiting(): void {
    this.#waiting = [];
    this.#restIsStale = this.#rest !== '';
  }

  /** Passed to the real stdin, so that another program can be given the terminal meanwhile. */
  setRawMode(raw: boolean): this {
    this.#input.setRawMode?.(raw);
    if (raw) this.#listen();
    else this.#stopListening();
    return this;
  }

  ref(): this {
    this.#input.ref?.();
    return this;
  }

  unref(): this {
    this.#input.unref?.();
    return this;
  }

  override _read(): void {}

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#input.on('data', this.#take);
    this.#input.resume();
  }

  #stopListening(): void {
    this.#listening = false;
    clearTimeout(this.#timer);
    this.#input.removeListener('data', this.#take);
    this.#input.pause();
  }

  #take = (piece: Buffer | string): void => {
    clearTimeout(this.#timer);
    const text = typeof piece === 'string' ? piece : this.#decoder.write(piece);
    const { keys, rest } = split(this.#rest + text);
    if (rest !== '') {
      const wait = isPasting(rest) ? pasteWait : escapeWait;
      this.#timer = setTimeout(this.#settle, wait);
    }
    this.#queue(keys, rest);
  };

  #settle = (): void => this.#queue(settle(this.#rest), '');

  #queue(keys: string[], rest: string): void {
    const settled = keys.length > 0 || rest === '';
    const fresh = this.#restIsStale && settled ? keys.slice(1) : keys;
    if (settled) this.#restIsStale = false;
    this.#rest = rest;
    const stops = fresh.filter((key) => key === ctrlC);
    const others = fresh.filter((key) => key !== ctrlC);
    this.#waiting = [...stops, ...this.#waiting, ...others];
    if (!this.#handing && this.#waiting.length > 0) void this.#handOver();
  }

  async #handOver(): Promise<void> {
    this.#handing = true;
    for (;;) {
      // Also after the last key: what it changed must not wait until Ink's next frame is due.
      await this.#drawn();
      const key = this.#waiting.shift();
      if (key === undefined) break;
      this.push(key);
    }
    this.#handing = false;
  }
}
