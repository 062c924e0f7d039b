import type { FileRole, Include, Photo, PhotoFile } from '../types.ts';

/**
 * The files to write for a photo.
 * - `original`: the original as it was taken, with its Live Photo movie and RAW;
 * - `edited`: what the phone's Photos app shows: the edited render, or the original of an unedited photo;
 * - `all`: both.
 *
 * Where the original is not in the backup, the best of what there is stands in for it.
 */
export function chooseFiles(photo: Photo, include: Include): PhotoFile[] {
  const of = (...roles: FileRole[]) => photo.files.filter((file) => roles.includes(file.role));
  const taken = of('original', 'live-movie', 'raw');
  const edited = of('edited');
  const hasOriginal = photo.availability === 'original';
  const standIn = [...of('reduced').slice(0, 1), ...of('thumbnail')].slice(0, 1);

  if (include === 'edited') {
    if (edited.length > 0) return edited;
    return hasOriginal ? taken : [...taken, ...standIn];
  }
  if (hasOriginal) return include === 'all' ? [...taken, ...edited] : taken;
  return [...taken, ...(edited.length > 0 ? edited : standIn)];
}
