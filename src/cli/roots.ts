/** The roots to look in: those given, else those of this computer. */
import { resolve } from 'node:path';
import { systemRoots } from '../backup/roots.ts';
import type { Environment } from './environment.ts';

export function rootsOf(given: readonly string[] | undefined, from: Environment): string[] {
  if (given && given.length > 0) return given.map((root) => resolve(root));
  return systemRoots({ platform: from.platform, home: from.home, env: from.env });
}
