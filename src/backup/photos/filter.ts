import { wallClock } from '../time.ts';
import type { Album, Interval, Photo, PhotoFilter } from '../types.ts';

/**
 * The photos that meet every condition given, in their order, at most `limit`.
 * @param albums where `filter.album` looks.
 */
export function filterPhotos(
  photos: readonly Photo[],
  filter: PhotoFilter,
  albums: readonly Album[] = [],
): Photo[] {
  const ids = filter.ids === undefined ? null : new Set(filter.ids);
  const inAlbum = filter.album === undefined ? null : assetsIn(albums, filter.album);
  const name = filter.name === undefined ? null : globPattern(filter.name);
  const matches = photos.filter(
    (photo) =>
      (ids === null || ids.has(photo.id)) &&
      (inAlbum === null || (photo.uuid !== null && inAlbum.has(photo.uuid))) &&
      (name === null || (photo.name !== null && name(photo.name))) &&
      (filter.kind === undefined || photo.kind === filter.kind) &&
      (filter.trashed === undefined || photo.trashed === filter.trashed) &&
      (filter.taken === undefined || isTaken(photo, filter.taken)) &&
      (filter.deleted === undefined ||
        (photo.trashed && isWithin(instant(photo.trashedAt), filter.deleted))),
  );
  return filter.limit === undefined ? matches : matches.slice(0, filter.limit);
}

function assetsIn(albums: readonly Album[], glob: string): ReadonlySet<string> {
  const fits = globPattern(glob);
  const found = albums.filter(({ title }) => fits(title));
  return new Set(found.flatMap(({ assets }) => assets));
}

function isTaken(photo: Photo, interval: Interval): boolean {
  return isWithin(interval.local ? wallClock(photo) : instant(photo.takenAt), interval);
}

function instant(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

/** Both ends belong to the interval. An unknown time is in no interval that has an end. */
function isWithin(at: number | null, { from, to }: Interval): boolean {
  if (from === null && to === null) return true;
  if (at === null) return false;
  return (from === null || at >= Date.parse(from)) && (to === null || at <= Date.parse(to));
}

/**
 * A test for a glob: `*` is any text, `?` one character, without regard to case or to how accents
 * are spelled. Matched step by step, so that no pattern makes it slow.
 */
export function globPattern(glob: string): (name: string) => boolean {
  const pattern = [...fold(glob)];
  return (name) => {
    const text = [...fold(name)];
    let at = 0;
    let p = 0;
    let star = -1;
    let resume = 0;
    while (at < text.length) {
      if (p < pattern.length && pattern[p] === '*') {
        star = p;
        resume = at;
        p += 1;
      } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[at])) {
        p += 1;
        at += 1;
      } else if (star >= 0) {
        p = star + 1;
        resume += 1;
        at = resume;
      } else {
        return false;
      }
    }
    return pattern.slice(p).every((character) => character === '*');
  };
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
