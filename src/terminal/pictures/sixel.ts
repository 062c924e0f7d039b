import { image2sixel } from 'sixel';
import type { Pixels } from './pixels.ts';
import { rgbaOf } from './rgba.ts';

/** As many colours as the DEC terminals' standard has room for. */
const COLOURS = 256;

/** A picture in sixels, drawn from the cursor on, dot for dot: the terminal scales nothing. */
export function sixel(pixels: Pixels): string {
  return image2sixel(rgbaOf(pixels), pixels.width, pixels.height, COLOURS);
}
