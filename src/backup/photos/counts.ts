import type { Photo, PhotoCounts } from '../types.ts';

/** How many photos there are, by what a backup holds of them. */
export function countsOf(photos: readonly Photo[]): PhotoCounts {
  const counts = {
    total: photos.length,
    original: 0,
    reduced: 0,
    thumbnail: 0,
    none: 0,
    trashed: 0,
  };
  for (const photo of photos) {
    counts[photo.availability] += 1;
    if (photo.trashed) counts.trashed += 1;
  }
  return counts;
}
