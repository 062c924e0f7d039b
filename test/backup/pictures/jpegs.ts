import { encode } from 'jpeg-js';
import piexif from 'piexif-ts';
import type { Pixels } from '../../../src/backup/index.ts';

/** Colours of the quarters of `quarters`: top left, top right, bottom left, bottom right. */
const QUARTERS = {
  red: [220, 30, 30],
  green: [30, 200, 30],
  blue: [30, 30, 220],
  grey: [230, 230, 230],
};
export type Quarter = keyof typeof QUARTERS;

/** A picture whose quarters are red and green above, blue and grey below. */
export function quarters(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let dot = 0; dot < width * height; dot += 1) {
    const below = dot >= width * Math.floor(height / 2);
    const right = dot % width >= width / 2;
    const colour: Quarter = below ? (right ? 'grey' : 'blue') : right ? 'green' : 'red';
    data.set(QUARTERS[colour], dot * 4);
  }
  return encode({ width, height, data }, 90).data;
}

/** The same JPEG with EXIF: how it lies, and where it was taken. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const { ImageIFD, GPSIFD } = piexif.TagValues;
  const exif = piexif.dump({
    '0th': { [ImageIFD.Orientation]: orientation, [ImageIFD.Model]: 'iPhone X' },
    GPS: {
      [GPSIFD.GPSLatitudeRef]: 'N',
      [GPSIFD.GPSLatitude]: [
        [48, 1],
        [8, 1],
        [0, 1],
      ],
    },
  });
  return Buffer.from(piexif.insert(exif, jpeg.toString('latin1')), 'latin1');
}

/** The colours at the middle of the quarters, in the order of `QUARTERS`. */
export function quartersOf({ width, height, data }: Pixels): string[] {
  const middles = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => ({ x, y })));
  return middles.map(({ x, y }) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
    const near = Object.entries(QUARTERS).find(([, colour]) =>
      colour.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) < 14),
    );
    return near?.[0] ?? `${[...data.subarray(at, at + 3)]}`;
  });
}
