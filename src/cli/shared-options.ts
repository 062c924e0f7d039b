/** Options that several commands take: the same word means the same everywhere. */
import { type Command, Option } from 'commander';
import { events, json, log } from './output-options.ts';

/** Collects what an option is given each time. */
export const repeatable = (value: string, all: string[] | undefined) => [...(all ?? []), value];

export const root = () =>
  new Option('--root <dir>', 'look for backups here instead (repeatable)').argParser(repeatable);
export const quiet = () => new Option('--quiet', 'only results and errors');
export const noColor = () => new Option('--no-color', 'no colour');
export const noInput = () => new Option('--no-input', 'never ask');
export const passwordFile = () =>
  new Option(
    '--password-file <file>',
    "read the backup's password from a file (- is standard input)",
  );

/** What every command takes that opens a backup. */
export function reading(command: Command): Command {
  return [root(), passwordFile(), json(), events(), quiet(), noInput(), log(), noColor()].reduce(
    (sofar, option) => sofar.addOption(option),
    command,
  );
}
