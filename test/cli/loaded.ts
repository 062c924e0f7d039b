/** What a run of the built program loaded, by the names of its sources: `loaded-modules.ts` wrote it down. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Given to Node, which the environment variable LOADED_MODULES then tells where to write. */
export const RECORDER = join(import.meta.dirname, 'loaded-modules.ts');

/**
 * @param file what LOADED_MODULES named.
 * @returns a source a line: a file of the program counts as all the sources that were bundled into it.
 */
export function sourcesLoaded(file: string): string {
  const urls = readFileSync(file, 'utf8').trim().split('\n');
  return urls.flatMap((url) => (url.includes('/dist/program/') ? bundled(url) : url)).join('\n');
}

function bundled(url: string): string[] {
  const file = `${fileURLToPath(url)}.map`;
  // A file that only hands on what another one exports comes from no source.
  if (!existsSync(file)) return [];
  const map = JSON.parse(readFileSync(file, 'utf8'));
  return map.sources.map((source: string) => new URL(source, url).href);
}
