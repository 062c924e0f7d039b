import type { Command } from 'commander';
import { safeText } from '../../terminal/safe-text.ts';
import { CONFIG_KEYS, type ConfigKey } from '../config/keys.ts';
import { readConfig } from '../config/read.ts';
import { optionOf, sourceOf } from '../config/settle-defaults.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { type PlaceOptions, placesOf } from '../places.ts';
import { print } from '../print.ts';

interface ConfigOptions extends PlaceOptions {
  full?: boolean;
  technician?: boolean;
  plain?: boolean;
  color?: boolean;
  json?: boolean;
}

/** Prints what counts where an option is not given, and where each of it comes from. */
export async function configCommand(command: Command, from: Environment): Promise<number> {
  const options: ConfigOptions = command.optsWithGlobals();
  const { place, config } = await readConfig(from);
  const values = valuesOf(options, from);
  const entries = CONFIG_KEYS.map((key) => ({
    key,
    value: values[key],
    from: sourceOf(optionOf(key, command) ?? key, command),
  }));
  const file = place?.path ?? null;
  const isThere = config !== null;
  if (options.json) {
    await print(from.stdout, { v: 1, file, isThere, values: entries });
    return EXIT.done;
  }
  const where = file === null ? 'none' : `${safeText(file)}${isThere ? '' : ' (not there)'}`;
  const lines = entries.map(({ key, value, from: source }) => {
    const shown = Array.isArray(value) ? value.join(', ') : String(value);
    return `${key.padEnd(12)}${source.padEnd(9)}${safeText(shown || 'none')}`;
  });
  from.stdout.write(`${[`config file ${where}`, ...lines].join('\n')}\n`);
  return EXIT.done;
}

function valuesOf(
  options: ConfigOptions,
  from: Environment,
): Record<ConfigKey, string | boolean | readonly string[]> {
  const { full = false, technician = false, plain = false, color = true } = options;
  const { roots, photosTo, copiesTo } = placesOf(options, from);
  return {
    roots,
    to: photosTo,
    'backup-to': copiesTo,
    redact: !full,
    technician,
    plain,
    color,
  };
}
