/** What `package-lock.json` locks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface Locked {
  name: string;
  /** Where it lies below the checkout once it is installed. */
  folder: string;
  version: string;
  /** An SPDX expression; empty when the package names none. */
  licence: string;
  /** Only for working on backroll; the program runs without it. */
  forDevelopment: boolean;
  /** A binary for one platform, say: it may be absent here. */
  optional: boolean;
  /** Has a script that npm would run on installing it. */
  hasInstallScript: boolean;
  /** The hash of what is installed; empty where the lockfile has none. */
  integrity: string;
}

/** Every package, the direct ones and theirs, in the order of their folders. */
export function lockedPackages(): Locked[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries<Record<string, unknown>>(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, entry]) => ({
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      folder,
      version: String(entry.version),
      licence: String(entry.license ?? ''),
      forDevelopment: entry.dev === true,
      optional: entry.optional === true,
      hasInstallScript: entry.hasInstallScript === true,
      integrity: String(entry.integrity ?? ''),
    }));
}
