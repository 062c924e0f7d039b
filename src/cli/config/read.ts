/** Reads the config file, if there is one. */
import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import type { Environment } from '../environment.ts';
import { UsageError } from '../usage-error.ts';
import type { Config } from './keys.ts';
import { type ConfigPlace, configPlace } from './place.ts';

const MOST_BYTES = 64 * 1024;

export interface ReadConfig {
  place: ConfigPlace | null;
  /** `null` when there is no file. */
  config: Config | null;
}

/**
 * @throws UsageError with every problem of the file and its place; when it cannot be read, or is not there though it was
 * named; and when anybody else could have written it, as it says where photos go
 */
export async function readConfig(from: Environment): Promise<ReadConfig> {
  const place = configPlace(from);
  const text = place === null ? null : await textOf(place, from);
  if (place === null || text === null) return { place, config: null };
  // Late: most computers have no such file, and what reads it is large.
  const { parseConfig } = await import('./parse.ts');
  const config = parseConfig(text, from.home);
  if (!('problems' in config)) return { place, config };
  const lines = config.problems.map(
    ({ line, column, message }) => `${place.path}:${line}:${column}: ${message}`,
  );
  throw new UsageError(lines.join('\n'));
}

async function textOf({ path, isNamed }: ConfigPlace, from: Environment): Promise<string | null> {
  const refuse = (why: string) => new UsageError(`${path}: ${why}`);
  // Without waiting, since a pipe may never have anything in it.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await open(path, flags).catch(async (error: NodeJS.ErrnoException) => {
    // What cannot even be seen, as in a home that is closed to this user, is not there for them.
    if (!isNamed && !(await isSeen(path))) return null;
    throw refuse(
      error.code === 'ENOENT'
        ? 'BACKROLL_CONFIG names this config file, and it is not there.'
        : 'This config file cannot be read. BACKROLL_CONFIG= goes on without it.',
    );
  });
  if (handle === null) return null;
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw refuse('A config file has to be a plain file.');
    if (found.size > MOST_BYTES) throw refuse('A config file has 64 kB at most.');
    const danger = from.platform === 'win32' ? null : dangerOf(found, path);
    if (danger !== null) throw refuse(danger);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function isSeen(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Why a file may say what somebody else wants. */
function dangerOf({ mode, uid }: Stats, path: string): string | null {
  const own = process.getuid?.();
  if (uid !== 0 && uid !== own) {
    return 'This config file belongs to somebody else, and could send photos anywhere. It is not used.';
  }
  if ((mode & 0o002) === 0) return null;
  return `Everybody can write this config file, and send photos anywhere. Run: chmod o-w '${path}'`;
}
