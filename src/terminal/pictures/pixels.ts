/** A picture, upright: red, green and blue of each dot in sRGB, a byte each, row by row from the top left. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A part of the screen, or a size on it, in character cells. */
export interface Cells {
  columns: number;
  rows: number;
}

/** A size in dots. */
export interface Dots {
  width: number;
  height: number;
}
