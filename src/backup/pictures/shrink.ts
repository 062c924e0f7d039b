import type { Box, Pixels } from '../types.ts';

/** Decoded dots, row by row: three bytes each, or four, of which the last is left out. */
export interface Raster extends Box {
  data: Uint8Array | Uint8ClampedArray;
  channels: 3 | 4;
}

/** The largest size of the same shape that fits into a box: never larger than it is, at least 1 × 1. */
export function fittedSize({ width, height }: Box, box: Box): Box {
  const scale = Math.min(1, box.width / width, box.height / height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

/**
 * Makes a picture smaller: each dot is the mean of the area that it stands for, so that nothing flickers
 * or is lost. Row by row, with no other copy of the picture.
 * @param size not larger than the picture.
 */
export function shrink(raster: Raster, size: Box): Pixels {
  const { width, height } = size;
  const rows = spans(raster.height, height);
  const columns = spans(raster.width, width);
  const data = new Uint8Array(width * height * 3);
  const sums = new Float64Array(width * 3);
  const narrow = new Float64Array(width * 3);
  let narrowed = -1;
  for (const [y, row] of rows.entries()) {
    sums.fill(0);
    for (let from = row.first; from <= row.last; from += 1) {
      // The last row of one span is often the first of the next.
      if (from !== narrowed) narrowRow(raster, from, columns, narrow);
      narrowed = from;
      const weight = weightIn(row, from);
      for (let at = 0; at < sums.length; at += 1) {
        sums[at] = (sums[at] ?? 0) + weight * (narrow[at] ?? 0);
      }
    }
    for (let at = 0; at < sums.length; at += 1) {
      data[y * width * 3 + at] = Math.round(sums[at] ?? 0);
    }
  }
  return { width, height, data };
}

/** The stretch of a line that one dot stands for, in dots of the larger picture. */
interface Span {
  from: number;
  to: number;
  /** The dots that it touches. */
  first: number;
  last: number;
}

function spans(before: number, after: number): Span[] {
  return Array.from({ length: after }, (_, index) => {
    const from = (index * before) / after;
    const to = ((index + 1) * before) / after;
    return { from, to, first: Math.floor(from), last: Math.min(before, Math.ceil(to)) - 1 };
  });
}

/** How much of a span one dot makes up; a span's weights make 1. */
function weightIn({ from, to }: Span, dot: number): number {
  return (Math.min(to, dot + 1) - Math.max(from, dot)) / (to - from);
}

function narrowRow(
  { width, data, channels }: Raster,
  y: number,
  columns: readonly Span[],
  into: Float64Array,
): void {
  let at = 0;
  for (const column of columns) {
    let [red, green, blue] = [0, 0, 0];
    for (let x = column.first; x <= column.last; x += 1) {
      const weight = weightIn(column, x);
      const dot = (y * width + x) * channels;
      red += weight * (data[dot] ?? 0);
      green += weight * (data[dot + 1] ?? 0);
      blue += weight * (data[dot + 2] ?? 0);
    }
    into[at] = red;
    into[at + 1] = green;
    into[at + 2] = blue;
    at += 3;
  }
}
