/** What the practice phone lost, as the journeys look for it. */
import { inject } from 'vitest';

const practice = inject('practice');

/** Photos of the holiday that the journeys name, with their originals in the backup. */
export function lostPhotos(backup: string) {
  return practice.items.filter(
    (item) =>
      item.backup === backup &&
      item.kind === 'photo' &&
      item.availability === 'original' &&
      item.takenAt > '2026-05-01' &&
      item.takenAt < '2026-05-04',
  );
}

export function lostPhoto(backup: string) {
  const found = lostPhotos(backup).find(({ takenAt }) => takenAt > '2026-05-02');
  if (!found) throw new Error(`the ${backup} backup has no such photo`);
  return found;
}
