/** A picture's dots: three bytes each (red, green, blue), row by row from the top. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}
