import { setImmediate as turn } from 'node:timers/promises';
import jpeg from 'jpeg-js';
import type { Device } from '../story/devices.ts';
import { timeZoneOffset } from '../story/places.ts';
import type { Shot } from '../story/shot.ts';
import { draw, type Raster, type View } from './draw.ts';
import { exifOffset } from './exif.ts';
import { quickTime } from './quicktime.ts';

/** A picture's size in pixels, held level. */
export interface Size {
  width: number;
  height: number;
}

/** JPEG quality of thumbnails, posters and movie frames. */
export const SMALL_QUALITY = 70;
/** One frame a second keeps a movie small, and quick to make: the JPEG encoder is the slow part. */
const FRAMES_PER_SECOND = 1;

/** What a shot shows at a size; held upright, the size stands on end. */
export function view(shot: Shot, device: Device, size: Size, more: Partial<View> = {}): View {
  return {
    scene: shot.scene,
    // Burst frames show one motif; the seed keeps every other shot apart.
    seed: `${device.key}/${shot.burst?.name ?? shot.number}`,
    ...(shot.upright ? { width: size.height, height: size.width } : size),
    ...(shot.burst && { seconds: (new Date(shot.taken).getUTCMilliseconds() / 1000) * 6 }),
    ...more,
  };
}

/** A shot as a JPEG without EXIF. */
export async function still(
  shot: Shot,
  device: Device,
  size: Size,
  quality: number,
  more: Partial<View> = {},
): Promise<Buffer> {
  return toJpeg(draw(view(shot, device, size, more)), quality);
}

/** Encodes after a turn of the event loop, so that whoever waits for the phone stays responsive. */
export async function toJpeg(raster: Raster, quality: number): Promise<Buffer> {
  await turn();
  return jpeg.encode(raster, quality).data;
}

/** A shot as a movie of `duration` seconds, in which light and water move. */
export async function movie(
  shot: Shot,
  device: Device,
  size: Size,
  duration: number,
  metadata: Record<string, string>,
  more: Partial<View> = {},
  firstFrame: Buffer | null = null,
): Promise<Buffer> {
  const frames: Buffer[] = firstFrame ? [firstFrame] : [];
  for (let frame = frames.length; frame < duration * FRAMES_PER_SECOND; frame++) {
    const seconds = frame / FRAMES_PER_SECOND;
    frames.push(await still(shot, device, size, SMALL_QUALITY, { seconds, ...more }));
  }
  const { width, height } = view(shot, device, size);
  const created = new Date(shot.taken);
  return quickTime({
    width,
    height,
    frames,
    framesPerSecond: FRAMES_PER_SECOND,
    created,
    metadata,
  });
}

/** The iOS version that a device ran on a day. */
export function softwareAt(device: Device, taken: string): string {
  return device.software.find(({ since }) => since <= taken)?.version ?? '';
}

/** QuickTime metadata of a shot; `identifier` pairs it with the still of a Live Photo. */
export function movieNotes(
  shot: Shot,
  device: Device,
  identifier: string | null,
): Record<string, string> {
  const taken = new Date(shot.taken);
  const offset = timeZoneOffset(shot.place, taken);
  const local = new Date(taken.getTime() + offset * 1000).toISOString().slice(0, 19);
  return {
    'com.apple.quicktime.make': 'Apple',
    'com.apple.quicktime.model': device.productName,
    'com.apple.quicktime.software': softwareAt(device, shot.taken),
    'com.apple.quicktime.creationdate': `${local}${exifOffset(offset).replace(':', '')}`,
    ...(identifier && { 'com.apple.quicktime.content.identifier': identifier }),
  };
}
