/** Completion for fish 3 and newer. */
import {
  type CommandEntry,
  everyCommand,
  type OptionEntry,
  type ValueEntry,
  type ValueKind,
} from '../command-line.ts';

const PROGRAM = `# Whether the words so far lead to this command.
function __backroll_at
    set -l at backroll
    set -l skipped
    for word in (commandline -opc)[2..-1]
        if set -q skipped[1]
            set -e skipped
            continue
        end
        switch $word
            case '-*'
                contains -- "$at $word" $__backroll_valued; and set skipped yes
            case '*'
                if contains -- "$at $word" $__backroll_commands
                    set at "$at $word"
                else if contains -- $at $__backroll_groups
                    return 1
                else
                    break
                end
        end
    end
    test "$at" = "$argv"
end
complete -c backroll -f
`;

const OFFERED: Readonly<Record<ValueKind, string>> = {
  files: '-F',
  folders: "-a '(__fish_complete_directories)'",
  cases: "-a '(backroll __complete cases 2>/dev/null)'",
  text: '',
};

/** A script for fish that completes everything below this command. */
export function fishCompletion(top: CommandEntry): string {
  const all = everyCommand(top);
  const names = all.slice(1).map(({ path }) => path.join(' '));
  const groups = all.filter(({ commands }) => commands.length > 0);
  const valued = all.flatMap(({ path, options }) =>
    options.flatMap(({ long, value }) => (value === null ? [] : [`${path.join(' ')} ${long}`])),
  );
  return [
    '# Completion of backroll for fish. Made by: backroll completion fish\n',
    variable('__backroll_commands', names),
    variable(
      '__backroll_groups',
      groups.map(({ path }) => path.join(' ')),
    ),
    variable('__backroll_valued', valued),
    PROGRAM,
    ...all.flatMap(rulesOf),
  ].join('');
}

function variable(name: string, values: readonly string[]): string {
  return `set -g ${name} ${values.map(quoted).join(' ')}\n`;
}

function rulesOf({ path, options, args, commands }: CommandEntry): string[] {
  const here = `complete -c backroll -n ${quoted(`__backroll_at ${path.join(' ')}`)}`;
  return [
    ...commands.map((one) => `${here} -a ${one.path.at(-1)} -d ${quoted(one.summary)}\n`),
    ...options.map((one) => `${here} ${optionRule(one)} -d ${quoted(one.text)}\n`),
    ...[...new Set(args.map(offered))].filter((one) => one !== '').map((one) => `${here} ${one}\n`),
  ];
}

function optionRule({ long, short, value }: OptionEntry): string {
  const names = `${short === null ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  if (value === null) return names;
  // -x: a value has to follow, and no name of a file is offered for it.
  return value.kind === 'files' ? `${names} -r -F` : `${names} -x ${offered(value)}`.trimEnd();
}

function offered({ kind, choices }: ValueEntry): string {
  return choices.length > 0 ? `-a ${quoted(choices.join(' '))}` : OFFERED[kind];
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
