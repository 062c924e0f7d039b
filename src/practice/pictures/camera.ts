import type { Device } from '../story/devices.ts';
import { PLACES, timeZoneOffset } from '../story/places.ts';
import type { Shot } from '../story/shot.ts';
import { dng } from './dng.ts';
import { draw, quarterTurn, type View } from './draw.ts';
import { exifTime, withExif } from './exif.ts';
import {
  movie,
  movieNotes,
  type Size,
  SMALL_QUALITY,
  softwareAt,
  still,
  toJpeg,
  view,
} from './exposure.ts';
import { drawScreen, SCREEN, screenshotPng } from './screenshot.ts';

/** The files that one shot left on its phone, before anything was offloaded or deleted. */
export interface Negatives {
  extension: 'JPG' | 'PNG' | 'MOV';
  /** As displayed, turned upright. */
  width: number;
  height: number;
  seconds: number | null;
  original: Buffer;
  liveMovie: Buffer | null;
  raw: Buffer | null;
  /** The edited render: a JPEG, and for a Live Photo a movie too. */
  edited: Buffer | null;
  editedMovie: Buffer | null;
  /** A small JPEG without EXIF; for a video, its poster. */
  thumbnail: Buffer;
  /** The smaller copy that stays when the original goes to iCloud. */
  reduced: Buffer | null;
}

const PHOTO: Size = { width: 640, height: 480 };
const REDUCED: Size = { width: 400, height: 300 };
const SMALL: Size = { width: 256, height: 192 };
const RAW: Size = { width: 160, height: 120 };
const SCREEN_THUMBNAIL_SCALE = 0.3;
const LIVE_SECONDS = 2;
const EDIT_WARMTH = 30;

/**
 * Takes a picture, a screenshot or a video. The camera is set to "Most Compatible", JPEG rather than
 * HEIC, as backroll has nothing that writes HEIC.
 *
 * @param identifier pairs the still of a Live Photo with its movie
 */
export async function takePicture(
  shot: Shot,
  device: Device,
  identifier: string,
): Promise<Negatives> {
  if (shot.kind === 'screenshot') return captureScreen(shot, device);
  if (shot.kind === 'video') return film(shot, device, shot.seconds ?? 1);
  return photograph(shot, device, identifier);
}

const ONLY_ORIGINAL = {
  seconds: null,
  liveMovie: null,
  raw: null,
  edited: null,
  editedMovie: null,
  reduced: null,
} as const;

async function captureScreen(shot: Shot, device: Device): Promise<Negatives> {
  const seed = `${device.key}/${shot.number}`;
  return {
    ...ONLY_ORIGINAL,
    ...SCREEN,
    extension: 'PNG',
    original: screenshotPng(drawScreen(seed, 1)),
    thumbnail: await toJpeg(drawScreen(seed, SCREEN_THUMBNAIL_SCALE), SMALL_QUALITY),
  };
}

async function film(shot: Shot, device: Device, seconds: number): Promise<Negatives> {
  const notes = movieNotes(shot, device, null);
  return {
    ...ONLY_ORIGINAL,
    ...REDUCED,
    extension: 'MOV',
    seconds,
    original: await movie(shot, device, REDUCED, seconds, notes),
    thumbnail: await still(shot, device, SMALL, 70),
    reduced: shot.offloaded === 'reduced' ? await movie(shot, device, SMALL, seconds, notes) : null,
  };
}

async function photograph(shot: Shot, device: Device, identifier: string): Promise<Negatives> {
  const isLive = shot.kind === 'live';
  const thumbnail = await still(shot, device, SMALL, SMALL_QUALITY);
  const liveMovie = (start: Buffer | null, more: Partial<View>) =>
    movie(shot, device, SMALL, LIVE_SECONDS, movieNotes(shot, device, identifier), more, start);
  const pixels = draw(view(shot, device, PHOTO));
  const { width, height } = pixels;
  const stored = shot.upright ? quarterTurn(pixels) : pixels;
  const noted = (image: Buffer, orientation: 1 | 6, size: Size) =>
    withExif(image, {
      make: 'Apple',
      model: device.productName,
      lens: device.lens,
      software: softwareAt(device, shot.taken),
      taken: new Date(shot.taken),
      timeZoneOffset: timeZoneOffset(shot.place, new Date(shot.taken)),
      width: size.width,
      height: size.height,
      orientation,
      position: PLACES[shot.place].position,
      contentIdentifier: isLive ? identifier : null,
    });
  const warm = { warmth: EDIT_WARMTH };
  return {
    extension: 'JPG',
    width,
    height,
    seconds: null,
    original: noted(await toJpeg(stored, 82), shot.upright ? 6 : 1, stored),
    liveMovie: isLive ? await liveMovie(thumbnail, {}) : null,
    raw: shot.raw ? rawFile(shot, device) : null,
    edited: shot.edited ? noted(await still(shot, device, PHOTO, 82, warm), 1, pixels) : null,
    editedMovie: shot.edited && isLive ? await liveMovie(null, warm) : null,
    thumbnail,
    reduced: shot.offloaded === 'reduced' ? await still(shot, device, REDUCED, 75) : null,
  };
}

function rawFile(shot: Shot, device: Device): Buffer {
  const taken = new Date(shot.taken);
  const time = exifTime(taken, timeZoneOffset(shot.place, taken));
  return dng(draw(view(shot, device, RAW)), 'Apple', device.productName, time);
}
