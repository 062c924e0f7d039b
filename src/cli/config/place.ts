/** Where the config file lies. */
import { isAbsolute, join } from 'node:path';
import type { Environment } from '../environment.ts';

export interface ConfigPlace {
  path: string;
  /** Somebody named it, so that it has to be there. */
  isNamed: boolean;
}

/** @returns `null` when BACKROLL_CONFIG says that there is none */
export function configPlace(
  from: Pick<Environment, 'env' | 'platform' | 'home'>,
): ConfigPlace | null {
  const named = from.env.BACKROLL_CONFIG;
  if (named === '' || named === '/dev/null' || named?.toUpperCase() === 'NUL') return null;
  if (named !== undefined) return { path: named, isNamed: true };
  return { path: join(systemFolder(from), 'backroll', 'config.yaml'), isNamed: false };
}

/** A relative XDG folder counts as none, as its specification has it. */
function systemFolder({
  env,
  platform,
  home,
}: Pick<Environment, 'env' | 'platform' | 'home'>): string {
  const { XDG_CONFIG_HOME: xdg } = env;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
  return join(home, '.config');
}
