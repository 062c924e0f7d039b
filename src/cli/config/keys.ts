/** What the config file can hold, and which options each of it stands in for. */

export interface Config {
  roots?: string[];
  to?: string;
  'backup-to'?: string;
  redact?: boolean;
  technician?: boolean;
  plain?: boolean;
  color?: boolean;
}
export type ConfigKey = keyof Config;

/** What is written in the file: folders absolute or below `~`, booleans as `true` and `false`. */
export type ConfigType = 'folder' | 'folders' | 'boolean';

export const CONFIG_TYPES: Readonly<Record<ConfigKey, ConfigType>> = {
  roots: 'folders',
  to: 'folder',
  'backup-to': 'folder',
  redact: 'boolean',
  technician: 'boolean',
  plain: 'boolean',
  color: 'boolean',
};

/** In the order in which they are shown. */
export const CONFIG_KEYS = Object.keys(CONFIG_TYPES) as ConfigKey[];

/** Which option a key stands in for, by its name in commander; `*` is every command that has it. */
export const OPTION_OF: Readonly<Record<ConfigKey, Readonly<Record<string, string>>>> = {
  roots: { '*': 'root' },
  to: { backroll: 'to', extract: 'to', doctor: 'to', config: 'to' },
  'backup-to': { backroll: 'backupTo', doctor: 'backupTo', config: 'backupTo', protect: 'to' },
  // A report has no personal data unless all of it is asked for.
  redact: { report: 'full', config: 'full' },
  technician: { backroll: 'technician', config: 'technician' },
  plain: { backroll: 'plain', config: 'plain' },
  color: { '*': 'color' },
};
