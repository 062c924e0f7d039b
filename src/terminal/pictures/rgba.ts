import type { Pixels } from './pixels.ts';

/** The same dots with a fourth byte each, as encoders want them: nothing is transparent. */
export function rgbaOf({ width, height, data }: Pixels): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let dot = 0; dot < width * height; dot += 1) {
    const [from, to] = [dot * 3, dot * 4];
    rgba[to] = data[from] ?? 0;
    rgba[to + 1] = data[from + 1] ?? 0;
    rgba[to + 2] = data[from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
  return rgba;
}
