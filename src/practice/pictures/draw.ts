import { seededUnit } from '../seed.ts';
import { type Rgb, type Ridge, SCENES, type Scene, type SceneName } from './scenes.ts';

/** Pixels as red, green, blue, alpha. */
export interface Raster {
  width: number;
  height: number;
  data: Buffer;
}

/** One view of a scene. The same `seed` gives the same view at any size. */
export interface View {
  scene: SceneName;
  seed: string;
  width: number;
  height: number;
  /** Seconds into a movie: the light and the waves move. */
  seconds?: number;
  /** Adds to red and takes from blue: what an edited render shows. */
  warmth?: number;
}

/** Draws a landscape. Every size shows the same motif, so a thumbnail is a drawing too. */
export function draw(view: View): Raster {
  const { width, height, seed, seconds = 0, warmth = 0 } = view;
  const raster: Raster = { width, height, data: Buffer.alloc(width * height * 4, 255) };
  const scene: Scene = SCENES[view.scene];
  const tint = (seededUnit(`${seed}/tint`) - 0.5) * 36;
  const tinted = (c: Rgb): Rgb => [c[0] + tint + warmth, c[1] + tint / 2, c[2] - tint - warmth];
  const lightX = 0.15 + 0.7 * seededUnit(`${seed}/light`) + seconds * 0.02;

  sky(raster, tinted(scene.sky[0]), tinted(scene.sky[1]));
  if (scene.light) {
    const { size, height: y, colour } = scene.light;
    disc(raster, lightX * width, y * height, size * height, colour);
  }
  scene.ridges.forEach((ridge, index) => {
    land(raster, ridge, tinted(ridge.colour), seededUnit(`${seed}/ridge${index}`) * 10);
  });
  if (scene.water) water(raster, tinted(scene.water.colour), scene.water.from, lightX, seconds);
  if (scene.dots) {
    const { colours, from, to, count, size } = scene.dots;
    for (let i = 0; i < count; i++) {
      const x = seededUnit(`${seed}/dot${i}/x`) * width;
      const y = (from + (to - from) * seededUnit(`${seed}/dot${i}/y`)) * height;
      const radius = Math.max(1, size * height * (0.5 + seededUnit(`${seed}/dot${i}/r`)));
      disc(raster, x, y, radius, colours[i % colours.length] ?? [255, 255, 255]);
    }
  }
  return raster;
}

/** Turns a raster a quarter to the left, as a camera held upright stores its pixels. */
export function quarterTurn(raster: Raster): Raster {
  const { width, height, data } = raster;
  const turned: Raster = { width: height, height: width, data: Buffer.alloc(data.length) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = ((width - 1 - x) * height + y) * 4;
      turned.data.writeUInt32BE(data.readUInt32BE((y * width + x) * 4), to);
    }
  }
  return turned;
}

const byte = (value: number) => Math.max(0, Math.min(255, Math.round(value)));

function fill(raster: Raster, y: number, from: number, to: number, colour: Rgb) {
  const [r, g, b] = [byte(colour[0]), byte(colour[1]), byte(colour[2])];
  let at = (y * raster.width + from) * 4;
  for (let x = from; x < to; x++) {
    raster.data[at] = r;
    raster.data[at + 1] = g;
    raster.data[at + 2] = b;
    at += 4;
  }
}

function sky(raster: Raster, top: Rgb, horizon: Rgb) {
  for (let y = 0; y < raster.height; y++) {
    const t = Math.min(1, y / (raster.height * 0.7));
    const mix: Rgb = [
      top[0] + (horizon[0] - top[0]) * t,
      top[1] + (horizon[1] - top[1]) * t,
      top[2] + (horizon[2] - top[2]) * t,
    ];
    fill(raster, y, 0, raster.width, mix);
  }
}

function disc(raster: Raster, cx: number, cy: number, radius: number, colour: Rgb) {
  const first = Math.max(0, Math.floor(cy - radius));
  const last = Math.min(raster.height - 1, Math.ceil(cy + radius));
  for (let y = first; y <= last; y++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (y - cy) * (y - cy)));
    const from = Math.max(0, Math.round(cx - half));
    fill(raster, y, from, Math.min(raster.width, Math.round(cx + half)), colour);
  }
}

/** How far, from 0 to 1, a ridge rises at `u`, a fraction of the picture's width. */
function rise(shape: Ridge['shape'], u: number, phase: number): number {
  const tooth = (k: number) => Math.abs(((u * k + phase) % 1) - 0.5) * 2;
  const uneven = (k: number) =>
    Math.abs((Math.sin(Math.floor(u * k + phase) * 12.9898) * 437.58) % 1);
  switch (shape) {
    case 'rolling':
      return 0.5 + 0.3 * Math.sin(u * 5 + phase) + 0.2 * Math.sin(u * 13 + phase * 2);
    case 'jagged':
      return 0.6 * tooth(2.3) + 0.28 * tooth(5.7) + 0.12 * tooth(17);
    case 'roofs':
      return 0.25 + 0.75 * uneven(11);
    case 'trees':
      return tooth(16) * (0.5 + 0.5 * uneven(16));
  }
}

function land(raster: Raster, ridge: Ridge, colour: Rgb, phase: number) {
  const { width, height, data } = raster;
  const pixel = Buffer.of(byte(colour[0]), byte(colour[1]), byte(colour[2]), 255).readUInt32BE();
  for (let x = 0; x < width; x++) {
    const top = (ridge.base - ridge.height * rise(ridge.shape, x / width, phase)) * height;
    for (let y = Math.max(0, Math.round(top)); y < height; y++) {
      data.writeUInt32BE(pixel, (y * width + x) * 4);
    }
  }
}

function water(raster: Raster, colour: Rgb, from: number, lightX: number, seconds: number) {
  const { width, height } = raster;
  const horizon = Math.round(from * height);
  for (let y = horizon; y < height; y++) {
    const depth = (y - horizon) / (height - horizon);
    const wave = Math.sin(depth * depth * 60 - seconds * 3) * 12;
    fill(raster, y, 0, width, [colour[0] + wave, colour[1] + wave, colour[2] + wave + depth * 24]);
    if (wave > 6) {
      const half = width * (0.02 + 0.06 * depth);
      const start = Math.max(0, Math.round(lightX * width - half));
      fill(raster, y, start, Math.min(width, Math.round(lightX * width + half)), [255, 244, 214]);
    }
  }
}
