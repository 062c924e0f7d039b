import type { Availability } from '../../backup/types.ts';
import { seededUnit, seededUuid } from '../seed.ts';
import { type BackupPlan, type Device, ICLOUD_PHOTOS_ON, OLD_PHONE } from '../story/devices.ts';
import { NEW_PHONE_SHOTS } from '../story/new-phone.ts';
import { OLD_PHONE_SHOTS } from '../story/old-phone.ts';
import type { Shot } from '../story/shot.ts';

/** A shot as one phone's library holds it on the day of a backup. */
export interface Asset {
  shot: Shot;
  /** Whose camera took it. */
  camera: Device;
  /** The row's key, counted over everything that this library ever held. */
  pk: number;
  uuid: string;
  /** `null` while the library has never been in iCloud. */
  cloudGuid: string | null;
  /** Names the Live Photo's pair, `null` for everything else. */
  mediaGroup: string | null;
  /** Below `Media/`. */
  directory: string;
  /** File name without extension. */
  stem: string;
  fromICloud: boolean;
  added: Date;
  /** In Recently Deleted since then. */
  trashed: Date | null;
  availability: Availability;
}

/** A row that was removed for good before the backup. */
export interface PurgedAsset {
  pk: number;
  uuid: string;
  trashed: Date;
  purged: Date;
}

export interface Library {
  assets: Asset[];
  purged: PurgedAsset[];
}

/** Photos stay in Recently Deleted for thirty days, says Apple's support page on deleting photos. */
const RECENTLY_DELETED_MS = 30 * 24 * 3600 * 1000;

/** Old-phone numbers that reach the new phone through iCloud, and what is on it of each. */
const FROM_ICLOUD: Readonly<Record<number, Availability>> = {
  4023: 'original',
  4030: 'original',
  4041: 'original',
  4049: 'original',
  4051: 'thumbnail',
  4059: 'reduced',
  4064: 'none',
};

/** What the library of the plan's device held when the backup was made. */
export function libraryAt(plan: BackupPlan): Library {
  const library: Library = { assets: [], purged: [] };
  for (const [index, arrival] of arrivals(plan).entries()) {
    if (arrival.added > plan.made) continue;
    const pk = index + 1;
    const { shot } = arrival;
    const trashed = shot.trashed ? new Date(shot.trashed) : null;
    const purged = trashed && new Date(trashed.getTime() + RECENTLY_DELETED_MS);
    const uuid = seededUuid(`${plan.device.key}/asset/${arrival.camera.key}/${shot.number}`);
    if (trashed && purged && purged <= plan.made) {
      library.purged.push({ pk, uuid, trashed, purged });
      continue;
    }
    library.assets.push({
      ...arrival,
      pk,
      uuid,
      cloudGuid: arrival.fromICloud ? arrival.stem : plan.icloudPhotos ? uuid : null,
      mediaGroup: shot.kind === 'live' ? mediaGroup(arrival.camera, shot) : null,
      trashed: trashed && trashed <= plan.made ? trashed : null,
    });
  }
  return library;
}

/** The identifier that ties a Live Photo's still to its movie. */
export function mediaGroup(camera: Device, shot: Shot): string {
  return seededUuid(`${camera.key}/live/${shot.number}`);
}

type Arrival = Pick<
  Asset,
  'shot' | 'camera' | 'directory' | 'stem' | 'fromICloud' | 'added' | 'availability'
>;

/** Everything that ever came into a library, in order: the order is what row keys count. */
function arrivals(plan: BackupPlan): Arrival[] {
  const own = (plan.device === OLD_PHONE ? OLD_PHONE_SHOTS : NEW_PHONE_SHOTS).map(
    (shot): Arrival => ({
      shot,
      camera: plan.device,
      directory: plan.device.directory,
      stem: `IMG_${String(shot.number).padStart(4, '0')}`,
      fromICloud: false,
      // The library row is written a moment after the shutter.
      added: new Date(new Date(shot.taken).getTime() + 640),
      availability: (plan.icloudPhotos && shot.offloaded) || 'original',
    }),
  );
  const fetched = plan.device === OLD_PHONE ? [] : OLD_PHONE_SHOTS.flatMap(fetchedFromICloud);
  return [...own, ...fetched].sort((a, b) => a.added.getTime() - b.added.getTime());
}

function fetchedFromICloud(shot: Shot): Arrival[] {
  const availability = FROM_ICLOUD[shot.number];
  if (!availability) return [];
  const cloudGuid = seededUuid(`${OLD_PHONE.key}/asset/${OLD_PHONE.key}/${shot.number}`);
  const group = 10 + Math.floor(seededUnit(cloudGuid) * 400);
  return [
    {
      shot: { ...shot, offloaded: availability === 'original' ? null : availability },
      camera: OLD_PHONE,
      directory: `PhotoData/CPLAssets/group${group}`,
      stem: cloudGuid,
      fromICloud: true,
      added: new Date(ICLOUD_PHOTOS_ON.getTime() + shot.number * 1000),
      availability,
    },
  ];
}
