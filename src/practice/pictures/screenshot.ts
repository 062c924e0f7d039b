import { PNG } from 'pngjs';
import { seededUnit } from '../seed.ts';
import type { Raster } from './draw.ts';
import type { Rgb } from './scenes.ts';

/** Size of a practice screenshot in points and pixels. */
export const SCREEN = { width: 393, height: 852 };

/** A phone's screen, a bar on top and a list of cards, coloured by `seed`, at any scale. */
export function drawScreen(seed: string, scale: number): Raster {
  const width = Math.round(SCREEN.width * scale);
  const height = Math.round(SCREEN.height * scale);
  const raster: Raster = { width, height, data: Buffer.alloc(width * height * 4) };
  const paint = (x: number, y: number, w: number, h: number, colour: Rgb) => {
    const pixel = Buffer.from([...colour.map(Math.round), 255]);
    const span = Math.round(w * scale) * 4;
    for (let row = Math.round(y * scale); row < Math.round((y + h) * scale); row++) {
      const start = (row * width + Math.round(x * scale)) * 4;
      raster.data.fill(pixel, start, start + span);
    }
  };
  const hue = seededUnit(`${seed}/hue`);
  const accent: Rgb = [90 + hue * 140, 110 + (1 - hue) * 100, 200 - hue * 90];
  paint(0, 0, SCREEN.width, SCREEN.height, [246, 246, 248]);
  paint(0, 0, SCREEN.width, 108, accent);
  paint(20, 66, 160, 26, [255, 255, 255]);
  for (let row = 0; row < 6; row++) {
    const top = 130 + row * 116;
    paint(16, top, SCREEN.width - 32, 100, [255, 255, 255]);
    paint(30, top + 20, 60, 60, row % 2 === 0 ? accent : [200, 204, 212]);
    paint(106, top + 24, 90 + seededUnit(`${seed}/row${row}`) * 150, 16, [60, 60, 68]);
    paint(106, top + 54, 60 + seededUnit(`${seed}/note${row}`) * 180, 12, [170, 172, 180]);
  }
  return raster;
}

/** The PNG that the phone stores of a screen. */
export function screenshotPng(screen: Raster): Buffer {
  const png = new PNG({ width: screen.width, height: screen.height });
  screen.data.copy(png.data);
  return PNG.sync.write(png);
}
