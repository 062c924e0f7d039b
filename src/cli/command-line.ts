/** The commands and their options as plain data, read from the program itself, for completion and the manual. */
import type { Argument, Command, Option } from 'commander';
import { repeatable } from './shared-options.ts';

/** What stands for a value on a computer, so that a shell can offer it. */
export type ValueKind = 'files' | 'folders' | 'cases' | 'text';

export interface ValueEntry {
  name: string;
  kind: ValueKind;
  /** All that it can be; empty where anything can. */
  choices: readonly string[];
  optional: boolean;
}

export interface OptionEntry {
  /** With its dashes. */
  long: string;
  short: string | null;
  text: string;
  /** `null` for an option that is only there or not. */
  value: ValueEntry | null;
  repeatable: boolean;
}

export interface ArgumentEntry extends ValueEntry {
  variadic: boolean;
}

export interface CommandEntry {
  /** From the program's name on. */
  path: readonly string[];
  summary: string;
  options: readonly OptionEntry[];
  args: readonly ArgumentEntry[];
  commands: readonly CommandEntry[];
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  file: 'files',
  dir: 'folders',
  // A backup's UDID is not offered: it would stand in a shared screen for everybody to read.
  backup: 'folders',
  older: 'folders',
  newer: 'folders',
  case: 'cases',
  cases: 'cases',
};

/** A command with everything below it, without what its help does not show. */
export function commandLine(command: Command, above: readonly string[] = []): CommandEntry {
  const help = command.createHelp();
  const path = [...above, command.name()];
  return {
    path,
    summary: command.summary() || command.description(),
    options: help.visibleOptions(command).map(optionEntry),
    args: command.registeredArguments.map(argumentEntry),
    // The `help` command that commander adds repeats what --help says.
    commands: help
      .visibleCommands(command)
      .filter((one) => command.commands.includes(one))
      .map((one) => commandLine(one, path)),
  };
}

/** A command and all below it, each before those below. */
export function everyCommand(top: CommandEntry): CommandEntry[] {
  return [top, ...top.commands.flatMap(everyCommand)];
}

function optionEntry(option: Option): OptionEntry {
  const name = /[<[](.+)[>\]]/.exec(option.flags)?.[1];
  return {
    long: option.long ?? '',
    short: option.short ?? null,
    text: option.description,
    value:
      name === undefined ? null : valueEntry(name, option.argChoices, option.optional === true),
    repeatable: option.parseArg === repeatable,
  };
}

function argumentEntry(argument: Argument): ArgumentEntry {
  const { required, variadic, argChoices } = argument;
  return { ...valueEntry(argument.name(), argChoices, !required), variadic };
}

function valueEntry(name: string, choices: readonly string[] = [], optional: boolean): ValueEntry {
  return { name, kind: KINDS[name] ?? 'text', choices, optional };
}
