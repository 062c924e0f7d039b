/** Where an option was not given, what the config file says stands in for it. */
import type { Command } from 'commander';
import type { Environment } from '../environment.ts';
import { CONFIG_KEYS, type Config, type ConfigKey, OPTION_OF } from './keys.ts';
import { readConfig } from './read.ts';

/** How commander is told where a value comes from. */
const SOURCE = 'config';

/** The name in commander of the option that a key stands in for with this command, if there is one. */
export function optionOf(key: ConfigKey, command: Command): string | null {
  const name = OPTION_OF[key][command.name()] ?? OPTION_OF[key]['*'];
  return name !== undefined && hasOption(name, command) ? name : null;
}

function hasOption(name: string, command: Command): boolean {
  return command.options.some((option) => option.attributeName() === name);
}

function withAbove(command: Command): Command[] {
  return command.parent === null ? [command] : [command, ...withAbove(command.parent)];
}

/**
 * Reads the config file for a command that has something to take from it.
 * @throws UsageError when the file is not as it should be
 */
export async function settleDefaults(called: Command, from: Environment): Promise<void> {
  // `export --to` is another thing than the `--to` of the same name elsewhere, and has no default.
  const keys = CONFIG_KEYS.filter((key) => optionOf(key, called) !== null);
  if (keys.every((key) => key === 'color')) return;
  const { config } = await readConfig(from);
  if (config === null) return;
  for (const key of keys) {
    const name = optionOf(key, called);
    const value = defaultOf(key, config);
    if (name === null || value === undefined || isGiven(name, called)) continue;
    if (isRuledOut(key, called, from)) continue;
    // What stands before a command has options of the same name, whose own defaults would count more.
    for (const one of withAbove(called)) {
      if (hasOption(name, one)) one.setOptionValueWithSource(name, value, SOURCE);
    }
    // Ink asks the environment alone, and is not loaded yet.
    if (key === 'color' && value === false) from.env.FORCE_COLOR = '0';
  }
}

/** Where the value of an option comes from. */
export function sourceOf(name: string, command: Command): 'default' | 'file' | 'option' {
  if (command.getOptionValueSource(name) === SOURCE) return 'file';
  return isGiven(name, command) ? 'option' : 'default';
}

function isGiven(name: string, command: Command): boolean {
  return command.getOptionValueSourceWithGlobals(name) === 'cli';
}

function defaultOf(key: ConfigKey, config: Config): Config[ConfigKey] {
  if (key !== 'redact') return config[key];
  return config.redact === undefined ? undefined : !config.redact;
}

/** What was said otherwise: by another option, or by the environment. */
function isRuledOut(key: ConfigKey, called: Command, { env }: Environment): boolean {
  if (key === 'redact') return called.opts().redact === true;
  // An answers file says for itself whom it is for.
  if (key === 'technician') return called.opts().answers !== undefined;
  return key === 'color' && env.FORCE_COLOR !== undefined;
}
