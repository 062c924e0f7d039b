import { byCharacters } from '../order.ts';
import type { Photo } from '../types.ts';

/** The order of every list of photos: by when they were taken, those without a date last; ties by id. */
export function newestFirst(a: Photo, b: Photo): number {
  return byCharacters(b.takenAt ?? '', a.takenAt ?? '') || byCharacters(a.id, b.id);
}
