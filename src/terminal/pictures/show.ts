/** One picture on the whole screen, for as long as the wizard has given the terminal away. */
import { KeyStream } from '../key-stream.ts';
import { ctrlC } from '../keys.ts';
import type { SafeText } from '../safe-text.ts';
import { cut } from '../width.ts';
import type { Cells, Dots, Pixels } from './pixels.ts';
import { type Graphics, type ProbedTerminal, probeGraphics } from './probe.ts';
import { HOME, type Way, wayFor } from './way.ts';

/** The terminal that is drawn on. Its stdin is nobody else's meanwhile. */
export interface PictureTerminal extends ProbedTerminal {
  stdout: ProbedTerminal['stdout'] & {
    columns?: number;
    rows?: number;
    getColorDepth?: (env?: object) => number;
  };
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
}

export interface PictureShow {
  /** What stands below the picture, a row each. */
  caption: readonly SafeText[];
  /** The keys, on the last row. */
  hint: SafeText;
  /** Asked again whenever the window changes. The signal fires when the picture is not wanted any more. */
  picture: (box: Dots, signal: AbortSignal) => Promise<Pixels | null>;
  /** What is said instead when there is no picture, or the terminal cannot draw one. */
  none: SafeText;
  /** Ends it as Ctrl-C does. */
  signal?: AbortSignal;
}

/** What the person wants after it. */
export type AfterPicture = 'back' | 'next' | 'previous' | 'stop';

const ENTER_SCREEN = '\u001b[?1049h\u001b[?25l';
const LEAVE_SCREEN = '\u001b[0m\u001b[?25h\u001b[?1049l';
const CLEAR = '\u001b[2J';

const KEYS: Readonly<Record<string, AfterPicture>> = {
  [ctrlC]: 'stop',
  '\r': 'back',
  '\u001b': 'back',
  ' ': 'back',
  q: 'back',
  v: 'back',
  b: 'back',
  '\u001b[A': 'previous',
  '\u001bOA': 'previous',
  '\u001b[D': 'previous',
  '\u001bOD': 'previous',
  '\u001b[B': 'next',
  '\u001bOB': 'next',
  '\u001b[C': 'next',
  '\u001bOC': 'next',
};

/** What each terminal said that it can draw: it is asked once. */
const asked = new WeakMap<object, Promise<Graphics>>();

/**
 * Shows a picture on the terminal's other screen until a key is pressed, and leaves everything as it was.
 * @throws what `picture` throws, once the terminal is as it was.
 */
export async function showPicture(
  terminal: PictureTerminal,
  show: PictureShow,
): Promise<AfterPicture> {
  const { stdin, stdout, env, platform } = terminal;
  const wasRaw = stdin.isRaw ?? false;
  const wasPaused = stdin.isPaused();
  const over = new AbortController();
  let way: Way | null = null;
  stdin.setRawMode?.(true);
  stdout.write(ENTER_SCREEN);
  try {
    write(stdout, show, '');
    const graphics = asked.get(stdout) ?? probeGraphics(terminal, env);
    asked.set(stdout, graphics);
    way = wayFor(await graphics, env, stdout, platform);
    const pressed = firstKey(stdin, show.signal, over.signal);
    return await Promise.race([pressed, draw(stdout, show, way, over.signal)]);
  } finally {
    over.abort();
    stdout.write((way?.clear ?? '') + LEAVE_SCREEN);
    stdin.setRawMode?.(wasRaw);
    if (!wasPaused) stdin.resume();
  }
}

/**
 * The first key that means something, whatever else is pressed.
 * @param over when it fires, nothing is listened to any more.
 */
function firstKey(
  stdin: PictureTerminal['stdin'],
  stop: AbortSignal | undefined,
  over: AbortSignal,
): Promise<AfterPicture> {
  const { promise, resolve } = Promise.withResolvers<AfterPicture>();
  const onStop = () => resolve('stop');
  const keys = new KeyStream(stdin, async () => {});
  keys.on('data', (key: string) => {
    const meant = KEYS[key] ?? KEYS[key.toLowerCase()];
    if (meant !== undefined) resolve(meant);
  });
  stdin.once('end', onStop);
  stop?.addEventListener('abort', onStop);
  if (stop?.aborted) onStop();
  keys.setRawMode(true);
  over.addEventListener('abort', () => {
    keys.setRawMode(false);
    stdin.removeListener('end', onStop);
    stop?.removeEventListener('abort', onStop);
  });
  return promise;
}

/** Draws, and again each time that the window changes; one picture is asked for at a time. Never returns. */
async function draw(
  stdout: PictureTerminal['stdout'],
  show: PictureShow,
  way: Way | null,
  over: AbortSignal,
): Promise<never> {
  let changed = Promise.withResolvers<void>();
  const onResize = () => changed.resolve();
  stdout.on('resize', onResize);
  over.addEventListener('abort', () => stdout.removeListener('resize', onResize));
  while (true) {
    changed = Promise.withResolvers();
    const area = pictureArea(stdout, show);
    const pixels = way === null ? null : await show.picture(way.dots(area), over);
    if (!over.aborted) {
      const picture = way === null || pixels === null ? null : way.draw(pixels, area);
      write(stdout, show, picture ?? cut(show.none, area.columns), way?.clear);
    }
    await changed.promise;
  }
}

/** What is left above a blank row, the caption and the hint; never the last column of a row of text. */
function pictureArea(stdout: PictureTerminal['stdout'], { caption }: PictureShow): Cells {
  const { columns = 80, rows = 24 } = stdout;
  return {
    columns: Math.max(1, columns - 1),
    rows: Math.max(1, rows - caption.length - 2),
  };
}

function write(
  stdout: PictureTerminal['stdout'],
  show: PictureShow,
  picture: string,
  clear = '',
): void {
  const { columns, rows } = pictureArea(stdout, show);
  const lines = [...show.caption, show.hint].map(
    (line, index) => `\u001b[${rows + 2 + index};1H${cut(line, columns)}`,
  );
  stdout.write(`${clear}\u001b[0m${CLEAR}${HOME}${picture}${lines.join('')}`);
}
