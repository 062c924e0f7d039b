/** In a file of its own: the most memory that its process ever had is looked at. */
import { expect, test } from 'vitest';
import { decodePicture } from '../../../src/backup/pictures/decode.ts';
import { quarters } from './jpegs.ts';

const MB = 1024;
const START_OF_FRAME = 0xc0;

test.each([
  [3500, 3500],
  [5712, 4284],
  [7000, 7000],
])(
  'a JPEG of a few bytes that claims %i by %i does not take the memory for them',
  async (width, height) => {
    const lie = Buffer.from(quarters(64, 48));
    const frame = lie.indexOf(Buffer.from([0xff, START_OF_FRAME]));
    lie.writeUInt16BE(height, frame + 5);
    lie.writeUInt16BE(width, frame + 7);
    const before = process.resourceUsage().maxRSS;
    expect(await decodePicture(lie, { width: 96, height: 96 })).toBeNull();
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(300 * MB);
  },
);

/** Four grey blocks of brightness and two of colour, as the usual Huffman tables code "no change, and no more". */
const GREY = Buffer.from([0x28, 0xa2, 0x8a, 0x00]);

test('a real one of twelve megapixels, as a phone writes it, is shown', async () => {
  const [width, height] = [4032, 3024];
  const jpeg = quarters(16, 16);
  const frame = jpeg.indexOf(Buffer.from([0xff, START_OF_FRAME]));
  jpeg.writeUInt16BE(height, frame + 5);
  jpeg.writeUInt16BE(width, frame + 7);
  // The brightness in full, the colours at half the size each way.
  jpeg.writeUInt8(0x22, frame + 11);
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const head = jpeg.subarray(0, scan + 2 + jpeg.readUInt16BE(scan + 2));
  const units = Buffer.alloc((width / 16) * (height / 16) * GREY.length, GREY);
  const whole = Buffer.concat([head, units, Buffer.from([0xff, 0xd9])]);
  expect(await decodePicture(whole, { width: 96, height: 96 })).toMatchObject({
    width: 96,
    height: 72,
  });
});
