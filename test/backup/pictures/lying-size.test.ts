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
