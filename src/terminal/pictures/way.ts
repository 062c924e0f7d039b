import { showsUnicode } from '../symbols.ts';
import { colourDepth } from './colour-depth.ts';
import { fitCells, halfBlocks } from './half-blocks.ts';
import { iterm2 } from './iterm2.ts';
import { KITTY_DELETE, kitty } from './kitty.ts';
import type { Cells, Dots, Pixels } from './pixels.ts';
import type { Graphics } from './probe.ts';
import { sixel } from './sixel.ts';

/** A way of drawing pictures that suits a terminal. */
export interface Way {
  /** What a picture must fit into to be drawn in a part of the screen. */
  dots(area: Cells): Dots;
  /** What draws a picture from the top left of the screen on. */
  draw(pixels: Pixels, area: Cells): string;
  /** Takes away what clearing the screen leaves. */
  clear: string;
}

export const HOME = '\u001b[H';
/** Where a terminal does not tell: about the smallest in use, so that no picture runs over what stands below. */
const SMALL_CELL = { width: 6, height: 12 };
/** More is not seen, and takes long to send. */
const MAX_DOTS = { width: 1600, height: 1600 };
/** Its colours are chosen here, which takes a second for four times as many dots. */
const MAX_SIXELS = { width: 800, height: 800 };

/**
 * The best way that a terminal has: its own graphics, else half blocks.
 * @returns `null` where there are too few colours, or no half block.
 */
export function wayFor(
  { way, cell }: Graphics,
  env: Readonly<Record<string, string | undefined>>,
  stream: Parameters<typeof colourDepth>[1],
  platform: NodeJS.Platform,
): Way | null {
  const size = cell ?? SMALL_CELL;
  if (way === 'sixel') {
    return { dots: (area) => dotsOf(area, size, MAX_SIXELS), draw: sixel, clear: '' };
  }
  if (way !== null) {
    const draw = way === 'kitty' ? kitty : iterm2;
    return {
      dots: (area) => dotsOf(area, size, MAX_DOTS),
      draw: (pixels, area) => draw(pixels, scaledCells(pixels, area, size)),
      clear: way === 'kitty' ? KITTY_DELETE : '',
    };
  }
  const depth = colourDepth(env, stream);
  if (depth < 8 || !showsUnicode(env, platform)) return null;
  return {
    dots: fitCells,
    draw: (pixels) => halfBlocks(pixels, depth === 24 ? 24 : 8).join('\r\n'),
    clear: '',
  };
}

function dotsOf({ columns, rows }: Cells, cell: Dots, most: Dots): Dots {
  return {
    width: Math.min(columns * cell.width, most.width),
    height: Math.min(rows * cell.height, most.height),
  };
}

/** The largest part of an area that has a picture's shape. */
export function scaledCells({ width, height }: Dots, area: Cells, cell: Dots): Cells {
  const scale = Math.min((area.columns * cell.width) / width, (area.rows * cell.height) / height);
  const cells = (dots: number, cellDots: number) =>
    Math.max(1, Math.round((dots * scale) / cellDots));
  return { columns: cells(width, cell.width), rows: cells(height, cell.height) };
}
