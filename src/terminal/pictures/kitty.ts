import { deflateSync } from 'node:zlib';
import type { Cells, Pixels } from './pixels.ts';

/** What one escape sequence may carry, in characters of base64. */
const CHUNK = 4096;

/** Takes every picture off the screen, and out of the terminal's memory. */
export const KITTY_DELETE = '\u001b_Ga=d,d=A,q=2\u001b\\';

/**
 * A picture in kitty's graphics protocol, drawn from the cursor on, which stays where it is. The
 * terminal answers nothing. https://sw.kovidgoyal.net/kitty/graphics-protocol/
 * @param cells what it is scaled to.
 */
export function kitty({ width, height, data }: Pixels, { columns, rows }: Cells): string {
  // Compressing harder takes longer than sending the bytes.
  const payload = deflateSync(data, { level: 1 }).toString('base64');
  const keys = `a=T,f=24,o=z,s=${width},v=${height},c=${columns},r=${rows},C=1,q=2`;
  const chunks = Array.from({ length: Math.ceil(payload.length / CHUNK) }, (_, index) =>
    payload.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  return chunks
    .map((chunk, index) => {
      const more = index < chunks.length - 1 ? 1 : 0;
      return `\u001b_G${index === 0 ? `${keys},` : 'q=2,'}m=${more};${chunk}\u001b\\`;
    })
    .join('');
}
