import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { Pixels } from '../../../src/terminal/pictures/pixels.ts';

/** A picture with a colour of its own for each dot. */
export function gradient(width: number, height: number): Pixels {
  const dots = Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return [(x * 255) / width, (y * 255) / height, (x * 7 + y * 13) % 256].map(Math.floor);
  });
  return { width, height, data: Uint8Array.from(dots.flat()) };
}

export function emulator(columns: number, rows: number) {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const write = (text: string) => new Promise<void>((resolve) => screen.write(text, resolve));
  const line = (row: number) =>
    screen.buffer.active.getLine(screen.buffer.active.viewportY + row)?.translateToString(true) ??
    '';
  return {
    screen,
    write,
    line,
    text: () => Array.from({ length: screen.rows }, (_, row) => line(row)).join('\n'),
    cell: (column: number, row: number) => screen.buffer.active.getLine(row)?.getCell(column),
  };
}

/** What a scripted terminal answers to a question that it knows. */
export type Answers = Readonly<Record<string, string>>;

/** A terminal with an emulated screen, which answers questions as it is told to. */
export function scriptedTerminal(
  { columns, rows }: { columns: number; rows: number },
  answers: Answers = {},
  colourDepth = 24,
) {
  const view = emulator(columns, rows);
  const stdin = Object.assign(new PassThrough(), {
    isRaw: false,
    setRawMode(raw: boolean) {
      stdin.isRaw = raw;
    },
  });
  stdin.pause();
  const written: string[] = [];
  let drawn = Promise.resolve();
  const stdout = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        const text = chunk.toString();
        written.push(text);
        const known = Object.entries(answers).filter(([question]) => text.includes(question));
        if (known.length > 0) stdin.write(known.map(([, answer]) => answer).join(''));
        drawn = view.write(text);
        void drawn.then(() => done());
      },
    }),
    { columns, rows, getColorDepth: () => colourDepth },
  );
  return {
    ...view,
    stdin,
    stdout,
    written: () => written.join(''),
    /** Until everything that was written so far is on the screen. */
    async drawn() {
      do {
        await new Promise((resolve) => setImmediate(resolve));
        await drawn;
      } while (stdout.writableLength > 0);
    },
  };
}
