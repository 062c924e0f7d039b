import { stemOf } from '../photos/paths.ts';
import { DAY_MS } from '../time.ts';
import type { Photo } from '../types.ts';
import type { ExifTime } from './exif-time.ts';
import type { ElsewherePicture } from './picture.ts';

const NEAR_MS = 5000;

/**
 * Finds the one photo of a name. Extensions do not count, as Messages sends `IMG_0035.HEIC` on as
 * `IMG_0035.jpeg`.
 */
export function byName(photos: readonly Photo[]): (picture: ElsewherePicture) => Photo | undefined {
  const groups = Map.groupBy(photos, ({ name }) => nameKey(name));
  return ({ name, kind, sentAt, createdAt }) => {
    const copied = sentAt ?? createdAt;
    const named = name === null ? [] : (groups.get(nameKey(name)) ?? []);
    // A camera gives each name again some day, and a copy is not older than its photo.
    return only(named, (photo) => isOf(kind, photo) && isNotBefore(copied, photo.takenAt));
  };
}

/**
 * Finds the one photo that was taken within five seconds of a picture: by the camera's own note in
 * it, or by the time that the app or the file bears.
 */
export function byTime(
  photos: readonly Photo[],
): (picture: ElsewherePicture, camera: ExifTime | null) => Photo | undefined {
  const instants = Map.groupBy(photos, (photo) => slotOf(instant(photo)));
  const clocks = Map.groupBy(photos, (photo) => slotOf(clock(photo)));
  return ({ kind, createdAt }, camera) => {
    const near = (groups: Map<number, Photo[]>, timeOf: (photo: Photo) => number, at: number) => {
      const around = [-1, 0, 1].flatMap((step) => groups.get(slotOf(at) + step) ?? []);
      return only(around, (photo) => isOf(kind, photo) && Math.abs(timeOf(photo) - at) <= NEAR_MS);
    };
    if (camera?.offset === null) return near(clocks, clock, camera.clock);
    if (camera !== null) return near(instants, instant, camera.clock - camera.offset * 1000);
    return createdAt === null ? undefined : near(instants, instant, Date.parse(createdAt));
  };
}

function nameKey(name: string | null): string {
  return stemOf((name ?? '').normalize('NFC').toLowerCase());
}

function isOf(kind: ElsewherePicture['kind'], photo: Photo): boolean {
  return (photo.kind === 'video') === (kind === 'video');
}

function isNotBefore(copied: string | null, takenAt: string | null): boolean {
  if (copied === null || takenAt === null) return true;
  return Date.parse(copied) >= Date.parse(takenAt) - DAY_MS;
}

/** Not a number where it is not known; that is near nothing. */
function instant({ takenAt }: Photo): number {
  return Date.parse(takenAt ?? '');
}

/** What a clock showed where it was taken. */
function clock(photo: Photo): number {
  return instant(photo) + (photo.timeZoneOffset ?? Number.NaN) * 1000;
}

function slotOf(at: number): number {
  return Math.floor(at / NEAR_MS);
}

function only(photos: readonly Photo[], fits: (photo: Photo) => boolean): Photo | undefined {
  const fitting = photos.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}
