import type { Pixels } from '../types.ts';

/** Where a dot of the upright picture is taken from: mirrored across, upside down, axes exchanged. */
interface Turn {
  across: boolean;
  down: boolean;
  exchanged: boolean;
}

/** By the Exif standard's orientation, which says where the stored first row and column belong. */
const TURNS: Readonly<Record<number, Turn>> = {
  2: { across: true, down: false, exchanged: false },
  3: { across: true, down: true, exchanged: false },
  4: { across: false, down: true, exchanged: false },
  5: { across: false, down: false, exchanged: true },
  6: { across: false, down: true, exchanged: true },
  7: { across: true, down: true, exchanged: true },
  8: { across: true, down: false, exchanged: true },
};

/** Whether width and height change places when a picture is turned upright. */
export function liesOnItsSide(orientation: number): boolean {
  return TURNS[orientation]?.exchanged ?? false;
}

/** Turns a picture as its orientation asks: 1 to 8; anything else is upright already. */
export function upright(stored: Pixels, orientation: number): Pixels {
  const turn = TURNS[orientation];
  if (turn === undefined) return stored;
  const [width, height] = turn.exchanged
    ? [stored.height, stored.width]
    : [stored.width, stored.height];
  const data = new Uint8Array(stored.data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = turn.exchanged ? [y, x] : [x, y];
      const from =
        (turn.down ? stored.height - 1 - row : row) * stored.width +
        (turn.across ? stored.width - 1 - column : column);
      data.set(stored.data.subarray(from * 3, from * 3 + 3), (y * width + x) * 3);
    }
  }
  return { width, height, data };
}
