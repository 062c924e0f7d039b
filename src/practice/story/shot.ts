import type { Availability, PhotoKind } from '../../backup/types.ts';
import type { SceneName } from '../pictures/scenes.ts';
import type { PlaceName } from './places.ts';

/** One press of the shutter, and what became of the picture. Times are ISO 8601 in UTC. */
export interface Shot {
  /** The nnnn of `IMG_nnnn`. */
  number: number;
  taken: string;
  place: PlaceName;
  scene: SceneName;
  kind: PhotoKind;
  /** Length of a video. */
  seconds: number | null;
  /** Held upright: the pixels lie on their side, the EXIF orientation says so. */
  upright: boolean;
  favorite: boolean;
  hidden: boolean;
  edited: boolean;
  raw: boolean;
  /** Frames of one burst share `name`; the key frame is the one the owner sees. */
  burst: { name: string; key: boolean } | null;
  album: string | null;
  /** When it was put into Recently Deleted; thirty days later it is gone for good. */
  trashed: string | null;
  /** What "Optimise iPhone Storage" leaves of it on a phone with iCloud Photos. */
  offloaded: Exclude<Availability, 'original'> | null;
  /** The library never noted a fingerprint for it. */
  unproved: boolean;
}

const ORDINARY = {
  kind: 'photo',
  seconds: null,
  upright: false,
  favorite: false,
  hidden: false,
  edited: false,
  raw: false,
  burst: null,
  album: null,
  trashed: null,
  offloaded: null,
  unproved: false,
} as const satisfies Partial<Shot>;

/** A shot that is ordinary in everything that `special` does not name. */
export function shot(
  number: number,
  taken: string,
  place: PlaceName,
  scene: SceneName,
  special: Partial<Shot> = {},
): Shot {
  return { ...ORDINARY, number, taken, place, scene, ...special };
}
