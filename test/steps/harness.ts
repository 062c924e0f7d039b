/**
 * A wizard on an emulated terminal, in this process: what a test reads is what a person would see.
 */
import { Console } from 'node:console';
import { PassThrough, Writable } from 'node:stream';
import { WriteStream } from 'node:tty';
import xterm from '@xterm/headless';
import { expect } from 'vitest';
import { openWizard } from '../../src/steps/open.tsx';
import type { Screen, TranscriptLine, WizardDriver, WizardView } from '../../src/steps/screen.ts';
import { safeText } from '../../src/terminal/safe-text.ts';
import { width } from '../../src/terminal/width.ts';

// The test runner's console lacks the class that Ink needs for keeping console output out of the frame.
Object.assign(globalThis.console, { Console });

export interface Size {
  columns: number;
  rows: number;
}

export const sizes: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 12 },
  { columns: 120, rows: 40 },
  { columns: 28, rows: 7 },
];

const esc = '\u001b';
const controlSequence = new RegExp(
  `${esc}(?:\\[[0-?]*[ -/]*[@-~]|\\].*?(?:\\u0007|${esc}\\\\)|.)`,
  'gs',
);
/**
 * Moving by lines and columns, erasing to the end of a line or of the screen, colours, switching the modes that
 * Ink uses. Going home happens only where a window became lower than the frame in it.
 */
const allowedSequence = new RegExp(
  `^${esc}\\[(?:\\d*[ABEFG]|[02]?K|0?J|1;1H|[\\d;]*m|\\?(?:25|2004|2026)[hl])$`,
);

/** A driver whose views a test puts up, and which writes down what it is told. */
export class ScriptedDriver implements WizardDriver {
  readonly told: unknown[] = [];
  #view: WizardView;
  #changed = new Set<() => void>();
  /** What comes after an answer: a test may put up the next screen from here. */
  onAnswer: (value: string | string[]) => void = () => {};

  constructor(screen: Screen, around: Partial<WizardView> = {}) {
    const nothing = {
      transcript: [],
      status: null,
      canGoBack: true,
      clock: null,
      stopping: null,
    };
    this.#view = { ...nothing, ...around, screen };
  }

  show(change: Partial<WizardView>): void {
    this.#view = { ...this.#view, ...change };
    for (const changed of this.#changed) changed();
  }

  transcript(...texts: string[]): void {
    const lines = texts.map(
      (text, id): TranscriptLine => ({ id, text: safeText(text), tone: 'plain' }),
    );
    this.show({ transcript: lines });
  }

  subscribe = (changed: () => void) => {
    this.#changed.add(changed);
    return () => void this.#changed.delete(changed);
  };
  view = () => this.#view;
  answer = (value: string | string[]) => {
    this.told.push(value);
    this.onAnswer(value);
  };
  secret = (text: string) => void this.told.push({ secret: text });
  back = () => void this.told.push('(back)');
  note = (text: string) => void this.told.push({ note: text });
  /** Where pictures come from: a test may put its own here. */
  pictures: WizardDriver['picture'] = async () => null;
  picture: WizardDriver['picture'] = (...asked) => this.pictures(...asked);
  stop = () => void this.told.push('(stop)');
}

export class WizardOnTerminal {
  readonly driver: ScriptedDriver;
  /** Everything that was written to the terminal. */
  written = '';
  /** What was wrong with a frame, of all that were drawn. */
  readonly faults: string[] = [];
  /** Whether a picture may take the whole screen meanwhile: then not only frames are drawn. */
  otherScreen = false;
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  readonly #stdin = new PassThrough();
  readonly #stdout: Writable & { isTTY: boolean; columns: number; rows: number };
  readonly #wizard: ReturnType<typeof openWizard>;

  constructor(
    screen: Screen,
    { columns, rows }: Size = { columns: 80, rows: 24 },
    env: Record<string, string> = { LANG: 'C.UTF-8' },
    around: Partial<WizardView> = {},
  ) {
    this.driver = new ScriptedDriver(screen, around);
    this.#emulator = new xterm.Terminal({
      cols: columns,
      rows,
      convertEol: true,
      allowProposedApi: true,
    });
    const sink = new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        this.written += text;
        this.#check(text);
        this.#emulator.write(text, done);
      },
    });
    // As many colours as the environment tells of.
    const getColorDepth = (told: object = env) => WriteStream.prototype.getColorDepth(told);
    this.#stdout = Object.assign(sink, { isTTY: true, columns, rows, getColorDepth });
    const stdin = Object.assign(this.#stdin, { isTTY: true, setRawMode: () => {} });
    this.#wizard = openWizard(this.driver, {
      stdin,
      stdout: this.#stdout as unknown as NodeJS.WriteStream,
      env,
      platform: 'linux',
    });
  }

  /** Bytes as the terminal would send them, in one piece. */
  type(text: string): void {
    this.#stdin.write(text);
  }

  /** Gives the window another size and waits for the first frame in it. */
  async resize({ columns, rows }: Size): Promise<void> {
    await this.#written();
    const before = this.written.length;
    this.#emulator.resize(columns, rows);
    Object.assign(this.#stdout, { columns, rows });
    this.#stdout.emit('resize');
    await this.until(() => this.written.length > before, 'a frame for the new size');
    await this.#written();
  }

  /** All lines of the terminal, those scrolled away too, without empty ones at the end. */
  lines(): string[] {
    const { active } = this.#emulator.buffer;
    const all = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    );
    return all.slice(0, all.findLastIndex((line) => line !== '') + 1);
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** The lines that are in the window now, without empty ones at the end. */
  window(): string[] {
    return this.lines().slice(this.#emulator.buffer.active.baseY);
  }

  /** The lines of every frame that was drawn so far. */
  everyRow(): Set<string> {
    return new Set(this.written.replace(controlSequence, '').split('\n'));
  }

  /** How the first character of a text is drawn: the number of its colour in the palette, if it has one. */
  look(text: string): { colour: number | null; bold: boolean; dim: boolean } {
    const { active } = this.#emulator.buffer;
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const column = line?.translateToString().indexOf(text) ?? -1;
      const cell = column < 0 ? undefined : line?.getCell(column);
      if (cell === undefined) continue;
      return {
        colour: cell.isFgPalette() ? cell.getFgColor() : null,
        bold: cell.isBold() !== 0,
        dim: cell.isDim() !== 0,
      };
    }
    throw new Error(`Not on the screen: ${text}`);
  }

  /** The 24-bit colours of a text's first character. */
  colours(text: string): { front: number; back: number } {
    const { active } = this.#emulator.buffer;
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const column = line?.translateToString().indexOf(text) ?? -1;
      const cell = column < 0 ? undefined : line?.getCell(column);
      if (cell?.isFgRGB()) return { front: cell.getFgColor(), back: cell.getBgColor() };
    }
    throw new Error(`Not on the screen in colours: ${text}`);
  }

  /** Where the terminal's own cursor stands, as column and text of its line. */
  cursor(): { column: number; line: string } {
    const { active } = this.#emulator.buffer;
    const line = active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? '';
    return { column: active.cursorX, line };
  }

  /** Waits until the condition holds, one turn of the event loop after the other. */
  async until(condition: () => boolean, what = 'the condition'): Promise<void> {
    const end = performance.now() + 5_000;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`Never came: ${what}. Seen:\n${this.text()}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async sees(text: string): Promise<void> {
    await this.until(() => this.text().includes(text), JSON.stringify(text));
  }

  async seesNo(text: string): Promise<void> {
    await this.until(() => !this.text().includes(text), `no ${JSON.stringify(text)}`);
  }

  /** Waits until the driver has been told so many things. */
  async hears(count: number): Promise<unknown[]> {
    await this.until(() => this.driver.told.length >= count, `${count} answers`);
    return this.driver.told;
  }

  /** The end of the keyboard, as when the window is closed. */
  hangUp(): void {
    this.#stdin.end();
  }

  get finished(): Promise<void> {
    return this.#wizard.finished;
  }

  /** Ends the wizard and fails if any frame on the way was not as it must be. */
  async close(): Promise<void> {
    this.#wizard.close();
    await this.#wizard.finished;
    expect(this.faults).toEqual([]);
  }

  /** Waits until the emulator has taken all that was written so far. */
  #written(): Promise<void> {
    return new Promise((resolve) => this.#stdout.write('', () => resolve()));
  }

  #check(text: string): void {
    if (this.otherScreen) return;
    const { columns, rows } = this.#stdout;
    const sequences = text.match(controlSequence) ?? [];
    const strange = sequences.filter((sequence) => !allowedSequence.test(sequence));
    if (strange.length > 0) this.faults.push(`strange sequence ${JSON.stringify(strange)}`);
    const lines = text.replace(controlSequence, '').split('\n');
    // An ending is printed once, above the frame, and may be of any length.
    const printed = this.driver.view().screen.kind === 'ending';
    if (!printed && lines.length - 1 > rows - 1)
      this.faults.push(`${lines.length - 1} rows of ${rows}:\n${text}`);
    const wide = lines.find((line) => width(line) >= columns);
    if (wide !== undefined) this.faults.push(`too wide for ${columns}: ${wide}`);
    if (/\p{Cc}/u.test(lines.join('')))
      this.faults.push(`control character: ${JSON.stringify(text)}`);
  }
}
