/** The manual page, made from the program's own commands and options. */
import {
  type CommandEntry,
  commandLine,
  everyCommand,
  type OptionEntry,
  type ValueEntry,
} from '../src/cli/command-line.ts';
import { realEnvironment } from '../src/cli/environment.ts';
import { EXIT } from '../src/cli/exit-codes.ts';
import { EXAMPLES, NOTES } from '../src/cli/help-texts.ts';
import { program } from '../src/cli/program.ts';
import { version } from '../src/cli/version.ts';

const EXIT_TEXTS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done; for the wizard: the photo is back',
  failed: 'failed',
  usage: 'wrong usage, or an answers file or a config file that does not fit',
  someItemsFailed: 'done, but some items were missing or damaged; each is listed',
  endedWithout: 'the tree ended without the photo; the report says what was ruled out and why',
  waiting: 'the case is waiting, and can be resumed',
  noBackup: 'no backup there',
  unfinished: 'the backup is unfinished, or still being written',
  password: 'wrong backup password, or none given',
  noAccess: 'no access',
  inputNeeded: 'input is needed, and nobody can be asked',
  fault: 'a fault in backroll; a crash file is named',
  unwritable: 'the output cannot be written',
  hangup: 'stopped by SIGHUP',
  interrupted: 'stopped by Ctrl-C',
  terminated: 'stopped by SIGTERM',
};

const VARIABLES: Readonly<Record<string, string>> = {
  BACKROLL_PASSWORD: "a backup's password, for --password-file",
  BACKROLL_CONFIG: 'another config file; none at all when it is empty',
  XDG_CONFIG_HOME: 'where the folder of the config file lies',
  XDG_STATE_HOME: 'where the folder of saved cases and crash files lies',
  TMPDIR: 'where private working copies of indexes lie while they are read',
  NO_COLOR: 'no colour, like --no-color',
  FORCE_COLOR: 'colour into a pipe, too; 0 is none',
  TERM: 'dumb: questions are asked line by line, like --plain',
  INK_SCREEN_READER: 'true: the same',
};

const FILES: Readonly<Record<string, string>> = {
  '~/.config/backroll/config.yaml':
    'defaults for options; see config. On a Mac ~/Library/Application Support/backroll/config.yaml, on Windows %APPDATA%\\backroll\\config.yaml.',
  '~/.local/state/backroll/cases':
    'saved cases, one file each, for their owner alone. On a Mac ~/Library/Application Support/backroll/cases, on Windows %LOCALAPPDATA%\\backroll\\cases.',
  '~/.local/state/backroll/crash-*.txt': 'what happened in a fault of backroll',
};

const DESCRIPTION = `backroll walks one person, or a technician guiding one, from the easiest place where a deleted photo can still be to the last resort. It finds the iPhone backups on this computer, says which can hold the photo and why, guards them from being overwritten, writes the photo out and checks it. A backup is only ever read. Without a command it is the guided wizard.`;

/** The page in the macros of man(7). */
export function manPage(): string {
  const top = commandLine(program(realEnvironment(), () => {}));
  const below = everyCommand(top).filter((one) => one !== top && one.commands.length === 0);
  return [
    '.\\" Made from the program by "npm run man"; a test holds both together.\n',
    `.TH BACKROLL 1 "" "backroll ${version()}" "User Commands"\n`,
    section('NAME', [
      `${text('backroll')} \\- ${text('get accidentally deleted iPhone photos back')}`,
    ]),
    section('SYNOPSIS', [synopsis(top), '.br', '\\fBbackroll\\fR \\fIcommand\\fR ...']),
    section('DESCRIPTION', [text(DESCRIPTION), ...notes('backroll')]),
    section('OPTIONS', top.options.flatMap(option)),
    section('COMMANDS', below.flatMap(command)),
    section('EXIT STATUS', Object.entries(EXIT).flatMap(exitCode)),
    section('ENVIRONMENT', Object.entries(VARIABLES).flatMap(term)),
    section('FILES', Object.entries(FILES).flatMap(term)),
    section('EXAMPLES', (EXAMPLES.backroll ?? []).flatMap(example)),
  ].join('');
}

function section(title: string, lines: readonly string[]): string {
  return `.SH ${title}\n${lines.join('\n')}\n`;
}

function synopsis({ path, args }: CommandEntry): string {
  const places = args.map((one) => {
    const name = `${placed(one)}${one.variadic ? ' ...' : ''}`;
    return one.optional ? `[${name}]` : name;
  });
  return [`\\fB${text(path.join(' '))}\\fR`, '[\\fIoptions\\fR]', ...places].join(' ');
}

function command(entry: CommandEntry): string[] {
  const name = entry.path.join(' ');
  const choices = entry.args
    .filter((one) => one.choices.length > 0)
    .map((one) => text(`One of: ${one.choices.join(', ')}.`));
  return [
    `.SS ${synopsis(entry)}`,
    text(`${entry.summary[0]?.toUpperCase()}${entry.summary.slice(1)}.`),
    ...choices,
    ...notes(name),
    ...entry.options.filter(({ long }) => long !== '--help').flatMap(option),
    '.PP',
    ...(EXAMPLES[name] ?? []).flatMap(example),
  ];
}

function option({ long, short, text: told, value }: OptionEntry): string[] {
  const names = [short, long].filter((one) => one !== null).map((one) => `\\fB${text(one)}\\fR`);
  const given = value === null ? '' : ` ${value.optional ? `[${placed(value)}]` : placed(value)}`;
  const choices = value?.choices.length ? ` (${value.choices.join(', ')})` : '';
  return ['.TP', `${names.join(', ')}${given}`, text(`${told}${choices}`)];
}

function placed({ name }: ValueEntry): string {
  return `\\fI${text(name)}\\fR`;
}

function notes(name: string): string[] {
  const lines = NOTES[name]?.split('\n') ?? [];
  return lines.length === 0 ? [] : ['.PP', '.nf', ...lines.map(text), '.fi'];
}

function example([line, does]: readonly [string, string?]): string[] {
  return [
    '.PP',
    ...(does ? [text(`${does[0]?.toUpperCase()}${does.slice(1)}:`)] : []),
    '.EX',
    text(line),
    '.EE',
  ];
}

function exitCode([name, code]: [string, number]): string[] {
  return term([String(code), EXIT_TEXTS[name as keyof typeof EXIT]]);
}

function term([name, told]: [string, string]): string[] {
  return ['.TP', `\\fB${text(name)}\\fR`, text(told)];
}

/** Text for roff: nothing in it is a macro or an escape, and a dash can be typed as it stands. */
function text(plain: string): string {
  const escaped = plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('~', '\\(ti')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('"', '\\(dq')
    .replaceAll('’', '\\(cq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
