import { isAbsolute, relative, sep } from 'node:path';

/**
 * The address of a file as seen from a page in `folder`.
 * @param folder real, absolute path.
 * @param path absolute.
 * @returns relative, with `/` between its percent-encoded parts; `null` for what does not lie below the folder.
 */
export function fileLink(folder: string, path: string): string | null {
  const way = relative(folder, path);
  const parts = way.split(sep);
  if (way === '' || isAbsolute(way) || parts.includes('..')) return null;
  // The dot keeps a first part with a colon from being read as a scheme.
  return ['.', ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join('/');
}
