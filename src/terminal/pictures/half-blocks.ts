import type { Cells, Dots, Pixels } from './pixels.ts';

declare const drawn: unique symbol;

/** One row of a picture for the terminal: half blocks and their colours, nothing else. Only `halfBlocks` makes it. */
export type PictureRow = string & { readonly [drawn]: true };

const UPPER_HALF = '▀';
const RESET = '\u001b[0m';
const DEFAULT_BACKGROUND = '49';

/** The dots that a part of the screen has room for: two a cell, one above the other. */
export function fitCells({ columns, rows }: Cells): Dots {
  return { width: columns, height: rows * 2 };
}

/**
 * Draws a picture with the upper half block, a cell for two dots: its colour is the upper dot, its
 * background the lower one.
 * @param depth bits of colour that the terminal knows.
 * @returns a string for each row of cells, each as many cells wide as the picture has columns of dots.
 */
export function halfBlocks(pixels: Pixels, depth: 8 | 24): PictureRow[] {
  const codeOf = depth === 24 ? trueColour : paletteColour;
  const code = (x: number, y: number) => {
    const at = (y * pixels.width + x) * 3;
    const { data } = pixels;
    return codeOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  };
  return Array.from({ length: Math.ceil(pixels.height / 2) }, (_, row) => {
    const [upper, lower] = [row * 2, row * 2 + 1];
    let text = '';
    let [front, back] = ['', DEFAULT_BACKGROUND];
    for (let x = 0; x < pixels.width; x += 1) {
      const wanted = [
        `38;${code(x, upper)}`,
        lower < pixels.height ? `48;${code(x, lower)}` : DEFAULT_BACKGROUND,
      ] as const;
      const changed = [wanted[0] !== front && wanted[0], wanted[1] !== back && wanted[1]];
      const codes = changed.filter((one) => one !== false);
      text += codes.length > 0 ? `\u001b[${codes.join(';')}m${UPPER_HALF}` : UPPER_HALF;
      [front, back] = wanted;
    }
    return `${text}${RESET}` as PictureRow;
  });
}

function trueColour(red: number, green: number, blue: number): string {
  return `2;${red};${green};${blue}`;
}

/** Xterm's 256 colours: behind the 16 base ones a cube of 6 × 6 × 6, then 24 greys. */
const CUBE_AT = 16;
const GREYS_AT = 232;
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255] as const;
const GREY_LEVELS = Array.from({ length: 24 }, (_, index) => 8 + index * 10);

function paletteColour(red: number, green: number, blue: number): string {
  const cube = [red, green, blue].map((value) => nearest(CUBE_LEVELS, value));
  const grey = nearest(GREY_LEVELS, Math.round((red + green + blue) / 3));
  const [r = 0, g = 0, b = 0] = cube;
  const [cr = 0, cg = 0, cb = 0] = cube.map((level) => CUBE_LEVELS[level]);
  const level = GREY_LEVELS[grey] ?? 0;
  const cubeIsOff = (red - cr) ** 2 + (green - cg) ** 2 + (blue - cb) ** 2;
  const greyIsOff = (red - level) ** 2 + (green - level) ** 2 + (blue - level) ** 2;
  return `5;${greyIsOff < cubeIsOff ? GREYS_AT + grey : CUBE_AT + r * 36 + g * 6 + b}`;
}

function nearest(levels: readonly number[], value: number): number {
  let best = 0;
  for (const [index, level] of levels.entries()) {
    if (Math.abs(level - value) < Math.abs((levels[best] ?? 0) - value)) best = index;
  }
  return best;
}
