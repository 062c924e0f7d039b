/** The text of a config file, checked whole: every problem with its place. */
import { isAbsolute, join } from 'node:path';
import { type Place, readPositionedYaml } from '../../cases/positioned-yaml.ts';
import { CONFIG_KEYS, CONFIG_TYPES, type Config, type ConfigKey, type ConfigType } from './keys.ts';

export interface ConfigProblem extends Place {
  message: string;
}

const EXPECTED: Readonly<Record<ConfigType, string>> = {
  boolean: 'true or false',
  folder: 'one folder, absolute or beginning with ~/',
  folders: 'a list of folders, each absolute or beginning with ~/',
};
const SECRET = /pass|secret|token|(?<!\w)(?:pwd|pin|key)(?!\w)/i;
const NO_SECRETS =
  'No password is kept in a file of defaults, where others and backups of this computer find it. Take --password-file or BACKROLL_PASSWORD.';

/** @param home what `~` stands for */
export function parseConfig(text: string, home: string): Config | { problems: ConfigProblem[] } {
  const read = readPositionedYaml(text, () => false);
  if ('problems' in read) return read;
  const { value, placeOf } = read;
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { problems: [{ ...placeOf([]), message: `The file holds keys: ${ALL}.` }] };
  }
  const config: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [key, written] of Object.entries(value)) {
    const taken = isKey(key) ? checked(CONFIG_TYPES[key], written, home) : undefined;
    if (taken === undefined) problems.push({ ...placeOf([key]), message: refusal(key) });
    else config[key] = taken;
  }
  return problems.length > 0 ? { problems } : config;
}

const ALL = CONFIG_KEYS.join(', ');

function isKey(text: string): text is ConfigKey {
  return Object.hasOwn(CONFIG_TYPES, text);
}

/** Never repeats a value. */
function refusal(key: string): string {
  if (isKey(key)) return `"${key}" takes ${EXPECTED[CONFIG_TYPES[key]]}.`;
  return SECRET.test(key) ? NO_SECRETS : `There is no key "${key}". Keys are: ${ALL}.`;
}

function checked(type: ConfigType, written: unknown, home: string): unknown {
  if (type === 'boolean') return typeof written === 'boolean' ? written : undefined;
  if (type === 'folder') return folderOf(written, home);
  if (!Array.isArray(written) || written.length === 0) return undefined;
  const folders = written.map((one) => folderOf(one, home));
  return folders.includes(undefined) ? undefined : folders;
}

function folderOf(written: unknown, home: string): string | undefined {
  if (typeof written !== 'string') return undefined;
  const path = /^~(?=$|[/\\])/.test(written) ? join(home, written.slice(1)) : written;
  return isAbsolute(path) ? path : undefined;
}
