import { posix } from 'node:path';
import { safeExtension, safeStem } from '../filename.ts';
import { wallClock } from '../time.ts';
import type { FileRole, Layout, Photo, PhotoFile } from '../types.ts';
import type { Output } from './choose.ts';

/** What is added to the stem, so that nobody takes one for the other. A JPEG is called as its HEIC is. */
const SUFFIXES: Readonly<Record<FileRole, string>> = {
  original: '',
  'live-movie': '',
  raw: '',
  jpeg: '',
  edited: ' (edited)',
  reduced: ' (reduced)',
  thumbnail: ' (thumbnail)',
};

/** A photo's place under the destination: folders, and the stem that all its files share. */
export interface Place {
  folders: string[];
  stem: string;
}

/** Where a photo goes. Folders by the day it was taken, as seen on a clock at that place. */
export function placeOf(photo: Photo, layout: Layout): Place {
  const name = photo.name ?? posix.basename(photo.path ?? photo.files[0]?.path ?? '');
  const stem = safeStem(name.slice(0, name.length - posix.extname(name).length));
  return { folders: layout === 'flat' ? [] : dateFolders(photo), stem };
}

function dateFolders(photo: Photo): string[] {
  const local = new Date(wallClock(photo) ?? Number.NaN);
  const year = local.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return ['undated'];
  return [String(year).padStart(4, '0'), String(local.getUTCMonth() + 1).padStart(2, '0')];
}

/**
 * The names of a photo's files.
 * @param copy 1 for the first choice; 2 and up where the name is taken.
 */
export function namesOf(photo: Photo, outputs: readonly Output[], stem: string, copy: number) {
  const numbered = copy === 1 ? stem : `${stem} (${copy})`;
  const used = new Set<string>();
  return outputs.map(({ role, file }) => {
    const extension = role === 'jpeg' ? '.jpg' : extensionOf(photo, file);
    let name = `${numbered}${SUFFIXES[file.role]}${extension}`;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) {
      name = `${numbered}${SUFFIXES[file.role]} ${n}${extension}`;
    }
    used.add(name.toLowerCase());
    return name;
  });
}

/** The extension of the bytes; spelled as the owner knows it where it is the same. */
function extensionOf(photo: Photo, file: PhotoFile): string {
  const stored = posix.extname(file.path);
  const known = posix.extname(photo.name ?? '');
  const same = stored.toLowerCase() === known.toLowerCase();
  return safeExtension(same && file.role === 'original' ? known : stored);
}
