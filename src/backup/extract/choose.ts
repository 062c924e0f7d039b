import type { FileRole, Include, Photo, PhotoFile } from '../types.ts';

/** A file to write: one of the backup's as it is, or with the role `jpeg` the JPEG that is made of it. */
export interface Output {
  role: FileRole;
  file: PhotoFile;
}

const HEIC = /\.hei[cf]$/i;
const STILLS: ReadonlySet<FileRole> = new Set(['original', 'edited', 'reduced']);

/** The files as they are, then a JPEG for each HEIC among them where that is wished for. */
export function outputsOf(files: readonly PhotoFile[], jpeg: boolean): Output[] {
  const heics = files.filter(({ role, path }) => jpeg && STILLS.has(role) && HEIC.test(path));
  return [
    ...files.map((file) => ({ role: file.role, file })),
    ...heics.map((file) => ({ role: 'jpeg' as const, file })),
  ];
}

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
