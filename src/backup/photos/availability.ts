import type { Availability, FileRole, Photo, PhotoFile } from '../types.ts';

/** Best first: what a person would want before anything else. */
const ORDER: readonly FileRole[] = [
  'original',
  'edited',
  'raw',
  'live-movie',
  'reduced',
  'thumbnail',
];
const COMPANIONS: ReadonlySet<FileRole> = new Set(['live-movie', 'raw', 'edited']);

/** Files in the order of their worth; among equals the largest first. */
export function bestFirst(files: readonly PhotoFile[]): PhotoFile[] {
  return [...files].sort(
    (a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (b.bytes ?? 0) - (a.bytes ?? 0),
  );
}

/** What can be had of a photo. A render without its original counts as a reduced copy. */
export function availabilityOf(files: readonly PhotoFile[]): Availability {
  const roles = new Set(files.map((file) => file.role));
  if (roles.has('original')) return 'original';
  const onlyThumbnails = files.every((file) => file.role === 'thumbnail');
  if (files.length === 0) return 'none';
  return onlyThumbnails ? 'thumbnail' : 'reduced';
}

export function companionsOf(files: readonly PhotoFile[]): Photo['companions'] {
  return files
    .filter((file) => COMPANIONS.has(file.role))
    .map(({ role, path, bytes }) => ({ role, path, bytes }));
}
