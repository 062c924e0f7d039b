import jpeg from 'jpeg-js';
import type { SentPicture, SentPictures } from '../other-apps.ts';
import { type Negatives, takePicture } from '../pictures/camera.ts';
import { draw } from '../pictures/draw.ts';
import { type Device, NEW_PHONE } from '../story/devices.ts';
import { NEW_PHONE_SHOTS } from '../story/new-phone.ts';
import type { Shot } from '../story/shot.ts';
import { type Asset, mediaGroup } from './asset.ts';
import { type DevelopedAsset, developAsset } from './files.ts';

/** Numbers of the holiday pictures that a friend was sent. */
const SENT_IN_MESSAGES = [35];
const SENT_BY_WHATSAPP = [32, 43];

/** Draws every picture once, however many backups hold it. */
export interface Darkroom {
  develop(asset: Asset): Promise<DevelopedAsset>;
  /** The pictures of the current phone that also went into conversations. */
  sent(): Promise<SentPictures>;
  sharedThumbnail(): Buffer;
}

export function darkroom(): Darkroom {
  const drawn = new Map<string, Promise<Negatives>>();
  const negatives = (shot: Shot, device: Device) => {
    const key = `${device.key}/${shot.number}/${shot.offloaded === 'reduced'}`;
    const known = drawn.get(key);
    if (known) return known;
    const fresh = takePicture(shot, device, mediaGroup(device, shot));
    drawn.set(key, fresh);
    return fresh;
  };
  const sentShots = (numbers: readonly number[]) =>
    NEW_PHONE_SHOTS.filter(({ number }) => numbers.includes(number));

  return {
    develop: async (asset) => developAsset(asset, await negatives(asset.shot, asset.camera)),
    sent: async () => {
      const messages: SentPicture[] = [];
      for (const shot of sentShots(SENT_IN_MESSAGES)) {
        messages.push(sentPicture(shot, (await negatives(shot, NEW_PHONE)).original));
      }
      const whatsApp = sentShots(SENT_BY_WHATSAPP).map((shot) => sentPicture(shot, smaller(shot)));
      return { messages, whatsApp };
    },
    sharedThumbnail: () => encode('garden', 'shared album', 256, 192),
  };
}

function sentPicture(shot: Shot, data: Buffer): SentPicture {
  const sent = new Date(new Date(shot.taken).getTime() + 40 * 60_000);
  return { name: `IMG_${String(shot.number).padStart(4, '0')}.jpeg`, sent, data };
}

/** WhatsApp makes pictures smaller and drops their EXIF. */
const smaller = (shot: Shot) => encode(shot.scene, `${NEW_PHONE.key}/${shot.number}`, 480, 360);

function encode(scene: Shot['scene'], seed: string, width: number, height: number): Buffer {
  return jpeg.encode(draw({ scene, seed, width, height }), 60).data;
}
