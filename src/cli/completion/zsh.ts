/** Completion for zsh. */
import {
  type ArgumentEntry,
  type CommandEntry,
  everyCommand,
  type OptionEntry,
  type ValueEntry,
  type ValueKind,
} from '../command-line.ts';

const BEGINNING = `#compdef backroll
# Completion of backroll for zsh. Made by: backroll completion zsh
_backroll_cases() {
  local -a ids
  ids=(\${(f)"$(_call_program cases backroll __complete cases 2>/dev/null)"})
  compadd -a ids
}
`;

const END = `if [[ $funcstack[1] == _backroll ]]; then
  _backroll "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _backroll backroll
fi
`;

const ACTIONS: Readonly<Record<ValueKind, string>> = {
  files: '_files',
  folders: '_files -/',
  cases: '_backroll_cases',
  text: ' ',
};

/** A script for zsh that completes everything below this command. */
export function zshCompletion(top: CommandEntry): string {
  return [BEGINNING, ...everyCommand(top).map(commandFunction), END].join('');
}

function commandFunction(entry: CommandEntry): string {
  const { options, args, commands } = entry;
  const specs = [...options.map(optionSpec), ...args.map(argumentSpec)];
  if (commands.length === 0) {
    return `${functionOf(entry)}() {\n  _arguments -S${continued(specs)}\n}\n`;
  }
  const names = commands.map((one) => `      ${quoted(described(one))}\n`).join('');
  const ways = commands.map((one) => `      (${one.path.at(-1)}) ${functionOf(one)} ;;\n`).join('');
  return `${functionOf(entry)}() {
  local curcontext=$curcontext state line
  local -a names
  _arguments -C -S${continued([...specs, quoted('1: :->command'), quoted('*:: :->rest')])}
  case $state in
    (command) names=(
${names}      )
      _describe -t commands command names ;;
    (rest) case $words[1] in
${ways}      esac ;;
  esac
}
`;
}

function functionOf({ path }: CommandEntry): string {
  return `_${path.join('_')}`;
}

function continued(specs: readonly string[]): string {
  return specs.map((spec) => ` \\\n    ${spec}`).join('');
}

function described({ path, summary }: CommandEntry): string {
  return `${path.at(-1)}:${summary}`;
}

function optionSpec({ long, short, text, value, repeatable }: OptionEntry): string {
  const told = `[${text.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  const rest = value === null ? '' : `${value.optional ? '::' : ':'}${valueSpec(value)}`;
  const name = value === null ? long : `${long}=`;
  if (short !== null)
    return `${quoted(`(${short} ${long})`)}{${short},${name}}${quoted(told + rest)}`;
  return quoted(`${repeatable ? '*' : ''}${name}${told}${rest}`);
}

function argumentSpec(one: ArgumentEntry, index: number): string {
  const colons = one.optional && !one.variadic ? '::' : ':';
  return quoted(`${one.variadic ? '*' : index + 1}${colons}${valueSpec(one)}`);
}

function valueSpec({ name, kind, choices }: ValueEntry): string {
  return `${name}:${choices.length > 0 ? `(${choices.join(' ')})` : ACTIONS[kind]}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
