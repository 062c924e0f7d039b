import { encode } from 'jpeg-js';
import type { Cells, Pixels } from './pixels.ts';
import { rgbaOf } from './rgba.ts';

/** Nothing is seen of the loss, and it is quicker to make and to send than a PNG. */
const QUALITY = 90;

/**
 * A picture in iTerm2's protocol, drawn from the cursor on. https://iterm2.com/documentation-images.html
 * @param cells what it is scaled into.
 */
export function iterm2(pixels: Pixels, { columns, rows }: Cells): string {
  const { width, height } = pixels;
  const jpeg = encode({ width, height, data: rgbaOf(pixels) }, QUALITY).data;
  const size = `width=${columns};height=${rows};preserveAspectRatio=1`;
  const file = `inline=1;size=${jpeg.length};${size}`;
  return `\u001b]1337;File=${file}:${jpeg.toString('base64')}\u0007`;
}
