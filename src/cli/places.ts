/** Where the command line says to look for backups, and where photos and copies of backups go. */
import { join, resolve } from 'node:path';
import type { Environment } from './environment.ts';
import { rootsOf } from './roots.ts';

export interface PlaceOptions {
  root?: string[];
  to?: string;
  backupTo?: string;
}

export interface Places {
  roots: readonly string[];
  /** Somebody named them. */
  rootsGiven: boolean;
  photosTo: string;
  copiesTo: string;
}

export function placesOf({ root, to, backupTo }: PlaceOptions, from: Environment): Places {
  return {
    roots: rootsOf(root, from),
    rootsGiven: root !== undefined && root.length > 0,
    photosTo: resolve(to ?? join(from.home, 'Pictures', 'backroll')),
    copiesTo: resolve(backupTo ?? join(from.home, 'backroll-copies')),
  };
}
