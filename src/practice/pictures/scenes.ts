/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A band of land across the picture. `base` and `height` are fractions of the picture's height. */
export interface Ridge {
  shape: 'rolling' | 'jagged' | 'roofs' | 'trees';
  colour: Rgb;
  base: number;
  height: number;
}

/** What a kind of place looks like. Drawn back to front: sky, light, ridges, water, dots. */
export interface Scene {
  sky: readonly [top: Rgb, horizon: Rgb];
  /** Sun or moon; `size` and `height` are fractions of the picture's height. */
  light: { colour: Rgb; size: number; height: number } | null;
  ridges: readonly Ridge[];
  /** Sea or lake from this fraction of the height downwards. */
  water: { colour: Rgb; from: number } | null;
  /** Stars, blossoms, windows or snowflakes between two fractions of the height. */
  dots: { colours: readonly Rgb[]; from: number; to: number; count: number; size: number } | null;
}

export const SCENES = {
  sea: {
    sky: [
      [64, 132, 206],
      [203, 230, 244],
    ],
    light: { colour: [255, 246, 205], size: 0.07, height: 0.2 },
    ridges: [{ shape: 'rolling', colour: [96, 128, 140], base: 0.56, height: 0.08 }],
    water: { colour: [22, 104, 150], from: 0.56 },
    dots: null,
  },
  sunset: {
    sky: [
      [70, 48, 110],
      [252, 160, 88],
    ],
    light: { colour: [255, 226, 130], size: 0.1, height: 0.47 },
    ridges: [{ shape: 'rolling', colour: [62, 44, 74], base: 0.6, height: 0.06 }],
    water: { colour: [112, 66, 92], from: 0.6 },
    dots: null,
  },
  hills: {
    sky: [
      [104, 166, 222],
      [228, 238, 230],
    ],
    light: { colour: [255, 250, 220], size: 0.06, height: 0.18 },
    ridges: [
      { shape: 'rolling', colour: [146, 176, 186], base: 0.55, height: 0.18 },
      { shape: 'rolling', colour: [98, 150, 96], base: 0.7, height: 0.16 },
      { shape: 'rolling', colour: [58, 112, 58], base: 0.88, height: 0.14 },
    ],
    water: null,
    dots: null,
  },
  forest: {
    sky: [
      [150, 188, 196],
      [232, 240, 226],
    ],
    light: { colour: [255, 250, 214], size: 0.05, height: 0.22 },
    ridges: [
      { shape: 'trees', colour: [108, 146, 128], base: 0.6, height: 0.22 },
      { shape: 'trees', colour: [46, 98, 70], base: 0.8, height: 0.32 },
      { shape: 'rolling', colour: [86, 76, 48], base: 0.93, height: 0.06 },
    ],
    water: null,
    dots: null,
  },
  city: {
    sky: [
      [112, 160, 206],
      [246, 228, 204],
    ],
    light: null,
    ridges: [
      { shape: 'roofs', colour: [198, 170, 150], base: 0.62, height: 0.24 },
      { shape: 'roofs', colour: [214, 120, 84], base: 0.82, height: 0.3 },
      { shape: 'rolling', colour: [120, 108, 104], base: 0.95, height: 0.02 },
    ],
    water: null,
    dots: { colours: [[255, 244, 206]], from: 0.66, to: 0.9, count: 60, size: 0.008 },
  },
  snow: {
    sky: [
      [118, 158, 204],
      [226, 236, 246],
    ],
    light: { colour: [255, 255, 245], size: 0.05, height: 0.2 },
    ridges: [
      { shape: 'jagged', colour: [164, 184, 208], base: 0.6, height: 0.36 },
      { shape: 'jagged', colour: [226, 236, 246], base: 0.76, height: 0.2 },
      { shape: 'rolling', colour: [246, 250, 255], base: 0.9, height: 0.1 },
    ],
    water: null,
    dots: { colours: [[255, 255, 255]], from: 0, to: 1, count: 90, size: 0.006 },
  },
  night: {
    sky: [
      [8, 10, 34],
      [44, 46, 92],
    ],
    light: { colour: [240, 240, 220], size: 0.06, height: 0.2 },
    ridges: [
      { shape: 'roofs', colour: [20, 20, 40], base: 0.8, height: 0.26 },
      { shape: 'rolling', colour: [12, 12, 24], base: 0.94, height: 0.04 },
    ],
    water: null,
    dots: {
      colours: [
        [255, 255, 230],
        [255, 214, 140],
      ],
      from: 0,
      to: 0.9,
      count: 110,
      size: 0.005,
    },
  },
  garden: {
    sky: [
      [150, 200, 236],
      [236, 244, 236],
    ],
    light: null,
    ridges: [
      { shape: 'trees', colour: [112, 164, 98], base: 0.46, height: 0.16 },
      { shape: 'rolling', colour: [92, 156, 72], base: 0.6, height: 0.06 },
    ],
    water: null,
    dots: {
      colours: [
        [232, 84, 108],
        [250, 206, 74],
        [246, 246, 250],
        [168, 100, 190],
      ],
      from: 0.58,
      to: 1,
      count: 120,
      size: 0.018,
    },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
