/** Completion for bash 3.2 and newer. */
import { type CommandEntry, everyCommand, type ValueEntry } from '../command-line.ts';

const PROGRAM = `# Completion of backroll for bash. Made by: backroll completion bash
_backroll() {
  local current=\${COMP_WORDS[COMP_CWORD]} at=backroll place=0 option= ended= wanted= word i
  # bash takes --option=value apart.
  [[ $current == = ]] && current=
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == = ]]; then
      continue
    elif [[ -n $option && $word != -?* ]]; then
      option=
    elif [[ $word == -- ]]; then
      option= ended=1
    elif [[ $word == -?* && -z $ended ]]; then
      option=
      [[ -n $(_backroll_values "$at $word") ]] && option=$word
    elif [[ $place == 0 && " $(_backroll_commands "$at") " == *" $word "* ]]; then
      at="$at $word"
    else
      place=$((place + 1))
    fi
  done
  if [[ $current == -* && -z $ended ]]; then
    wanted=$(_backroll_options "$at")
  elif [[ -n $option ]]; then
    wanted=$(_backroll_values "$at $option")
  else
    [[ $place == 0 ]] && wanted=$(_backroll_commands "$at")
    [[ -z $wanted ]] && wanted=$(_backroll_values "$at $place")
  fi
  case $wanted in
    # Nothing is offered from here: bash then offers what it finds itself, spelt as it needs it.
    :files) compopt -o default 2>/dev/null; return 0 ;;
    :folders) compopt -o dirnames 2>/dev/null; return 0 ;;
    :cases) wanted=$(backroll __complete cases 2>/dev/null) ;;
    :text) return 0 ;;
  esac
  COMPREPLY=($(compgen -W "$wanted" -- "$current"))
}
if [[ \${BASH_VERSINFO[0]} -lt 4 ]]; then
  # It knows no compopt.
  complete -o default -F _backroll backroll
else
  complete -F _backroll backroll
fi
`;

/** A script for bash that completes everything below this command. */
export function bashCompletion(top: CommandEntry): string {
  const all = everyCommand(top);
  const commands = all.map(({ path, commands }) => [
    quoted(path.join(' ')),
    commands.map((one) => one.path.at(-1)),
  ]);
  const options = all.map(({ path, options }) => [
    quoted(path.join(' ')),
    options.map(({ long }) => long),
  ]);
  const values = all.flatMap(({ path, options, args }) => {
    const at = path.join(' ');
    return [
      ...options.flatMap(({ long, value }) =>
        value === null ? [] : [[quoted(`${at} ${long}`), offered(value)]],
      ),
      ...args.map((one, place) => {
        const here = one.variadic ? `${quoted(`${at} `)}[0-9]*` : quoted(`${at} ${place}`);
        return [here, offered(one)];
      }),
    ];
  });
  return [
    PROGRAM,
    table('_backroll_commands', commands),
    table('_backroll_options', options),
    table('_backroll_values', values),
  ].join('');
}

type Row = (string | readonly (string | undefined)[] | undefined)[];

/** A function that prints the words behind a name. */
function table(name: string, rows: readonly Row[]): string {
  const lines = rows
    .filter(([, words]) => words !== undefined && words.length > 0)
    .map(([key, words]) => `    ${key}) echo ${quoted([words].flat().join(' '))} ;;\n`);
  return `${name}() {\n  case $1 in\n${lines.join('')}  esac\n}\n`;
}

function offered({ kind, choices }: ValueEntry): readonly string[] {
  return choices.length > 0 ? choices : [`:${kind}`];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
