/** What all commands have in common: which of them can be read by a program, and in which way. */
import { type Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';

export const json = () => new Option('--json', 'one JSON document on standard output');
export const events = () => new Option('--events', 'JSON lines on standard output as it goes on');
export const log = () => new Option('--log <file>', 'write what happens into a log, without names');

/**
 * Settles what was given before a command and behind it. A command that tells events prints nothing else on
 * standard output: to it, it is the same as a document.
 * @throws UsageError for what the command cannot do, or not at once
 */
export function settleOutput(called: Command, { telling }: Environment): void {
  const given: { json?: boolean; events?: boolean } = called.optsWithGlobals();
  for (const name of ['json', 'events'] as const) {
    const can = called.options.some((option) => option.attributeName() === name);
    if (given[name] && !can) throw new UsageError(`"${called.name()}" takes no --${name}.`);
  }
  if (given.json && given.events) {
    throw new UsageError('Only one of --json and --events can be standard output.');
  }
  if (given.json || given.events) called.setOptionValue('json', true);
  const line = lineageOf(called);
  const options = line
    .flatMap((one) => one.options)
    .filter((one) => called.getOptionValueSourceWithGlobals(one.attributeName()) === 'cli')
    .map(({ long }) => long ?? '');
  const command = line.map((one) => one.name()).join(' ');
  telling.log({ type: 'command', command, options: [...new Set(options)].sort() });
}

/** The program, and the commands inside it down to this one. */
function lineageOf(command: Command): Command[] {
  return command.parent === null ? [command] : [...lineageOf(command.parent), command];
}
