/** The commands and their options. Each command is loaded only when it is called. */
import { Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

type Finish = (exitCode: number) => void;

const repeatable = (value: string, all: string[] | undefined) => [...(all ?? []), value];
const root = () =>
  new Option('--root <dir>', 'look for backups here instead (repeatable)').argParser(repeatable);
const json = () => new Option('--json', 'one JSON document on standard output');
const quiet = () => new Option('--quiet', 'only results and errors');
const noColor = () => new Option('--no-color', 'no colour');
const noInput = () => new Option('--no-input', 'never ask');
const passwordFile = () =>
  new Option(
    '--password-file <file>',
    "read the backup's password from a file (- is standard input)",
  );

/** What every command takes that opens a backup. */
function reading(command: Command): Command {
  return [root(), passwordFile(), json(), quiet(), noInput(), noColor()].reduce(
    (sofar, option) => sofar.addOption(option),
    command,
  );
}

function withFilters(command: Command): Command {
  return command
    .option('--taken <from..to>', 'taken then: 2026-05, 2026-05-01..2026-05-03, 2026-05..')
    .option('--deleted <from..to>', 'moved to Recently Deleted then')
    .option('--trashed', 'in Recently Deleted when the backup was made')
    .option('--kind <kind>', 'photo, video, screenshot or live')
    .option('--name <glob>', 'by name, such as "IMG_00*"')
    .option('--album <glob>', 'in an album, such as "Summer*"')
    .addOption(new Option('--id <id>', 'by id (repeatable)').argParser(repeatable))
    .option('--missing-from <newer>', 'that this newer backup no longer knows')
    .option('--limit <n>', 'at most this many');
}

/** The whole command line; `finish` is told the exit code of what was called. */
export function program(from: Environment, finish: Finish): Command {
  const all = new Command('backroll')
    .description('Gets accidentally deleted iPhone photos back.')
    .version(version())
    .addOption(root())
    .option('--answers <file>', 'answer every question from a file (- is standard input)')
    .option('--resume [case]', 'go on with a saved case: the latest, or the one named')
    .option('--record <file>', 'write the answers given as an answers file')
    .option('--technician', 'for whoever helps the owner: what to say, do and check')
    .option('--plain', 'line by line: for screen readers, or any terminal')
    .option('--to <dir>', 'where recovered photos go')
    .option('--backup-to <dir>', 'where copies of backups go')
    .addOption(passwordFile())
    .addOption(noInput())
    .addOption(noColor())
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Run "backroll --help" to see what there is.')
    .configureOutput({
      writeOut: (text) => void from.stdout.write(text),
      writeErr: (text) => void from.stderr.write(text),
    })
    .exitOverride()
    // What stands behind a command belongs to that command.
    .enablePositionalOptions()
    .action(async (options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) {
        throw new UsageError(`There is no command "${unknown}". "backroll --help" lists them all.`);
      }
      const { wizardCommand } = await import('./commands/wizard.ts');
      finish(await wizardCommand(options, from));
    });

  const cases = all.command('case').description('saved cases: list, show, delete');
  cases
    .command('list')
    .description('the saved cases, the latest first')
    .addOption(json())
    .addOption(noColor())
    .action(async (options) => {
      const { caseListCommand } = await import('./commands/case.ts');
      finish(await caseListCommand(options, from));
    });
  cases
    .command('show <case>')
    .description('what was said and found in a case')
    .addOption(noColor())
    .action(async (id: string) => {
      const { caseShowCommand } = await import('./commands/case.ts');
      finish(await caseShowCommand(id, from));
    });
  cases
    .command('delete <case>')
    .description('remove a saved case, without asking')
    .addOption(noColor())
    .action(async (id: string) => {
      const { caseDeleteCommand } = await import('./commands/case.ts');
      finish(await caseDeleteCommand(id, from));
    });

  all
    .command('scan')
    .description('list the backups on this computer')
    .addOption(root())
    .addOption(json())
    .addOption(quiet())
    .addOption(noColor())
    .action(async (_options, command: Command) => {
      const { scanCommand } = await import('./commands/scan.ts');
      finish(await scanCommand(command.optsWithGlobals(), from));
    });

  withFilters(
    reading(all.command('photos <backup>').description('list the photos that a backup knows')),
  ).action(async (backup: string, _options, command: Command) => {
    const { photosCommand } = await import('./commands/photos.ts');
    finish(await photosCommand(backup, command.optsWithGlobals(), from));
  });

  withFilters(
    reading(all.command('extract <backup>').description('write photos out of a backup, checked')),
  )
    .requiredOption('--to <dir>', 'the folder to write into')
    .option('--include <what>', 'original, edited or all', 'all')
    .option('--layout <layout>', 'flat or by-date', 'by-date')
    .option('--jpeg', 'write a JPEG beside each HEIC, too')
    .option('--sheet', 'write a contact sheet, too: one HTML page that shows what was written')
    .option('--dry-run', 'say what would be written, write nothing')
    .action(async (backup: string, _options, command: Command) => {
      const { extractCommand } = await import('./commands/extract.ts');
      finish(await extractCommand(backup, command.optsWithGlobals(), from));
    });

  reading(all.command('compare <older> <newer>'))
    .description('what the newer backup lost, or moved to Recently Deleted')
    .action(async (older: string, newer: string, _options, command: Command) => {
      const { compareCommand } = await import('./commands/compare.ts');
      finish(await compareCommand(older, newer, command.optsWithGlobals(), from));
    });

  all
    .command('protect <backup>')
    .description('make a checked copy of a backup that no fresh backup can overwrite')
    .requiredOption('--to <dir>', 'the folder to put the copy into')
    .option('--dry-run', 'say what would be copied, write nothing')
    .addOption(root())
    .addOption(json())
    .addOption(quiet())
    .addOption(noInput())
    .addOption(noColor())
    .action(async (backup: string, _options, command: Command) => {
      const { protectCommand } = await import('./commands/protect.ts');
      finish(await protectCommand(backup, command.optsWithGlobals(), from));
    });

  reading(all.command('verify <backup>'))
    .description('read a whole backup and say what is missing, short or damaged')
    .action(async (backup: string, _options, command: Command) => {
      const { verifyCommand } = await import('./commands/verify.ts');
      finish(await verifyCommand(backup, command.optsWithGlobals(), from));
    });

  all
    .command('doctor')
    .description('check this computer: places, access, room, programs, terminal')
    .addOption(root())
    .option('--to <dir>', 'where photos would go')
    .option('--backup-to <dir>', 'where copies of backups would go')
    .addOption(json())
    .addOption(new Option('--quiet', 'only what needs something done'))
    .addOption(noColor())
    .addHelpText('after', ABOUT_DOCTOR)
    .action(async (_options, command: Command) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      finish(await doctorCommand(command.optsWithGlobals(), from));
    });

  all
    .command('flow')
    .description('the decision tree, as a picture or as data')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['mermaid', 'dot', 'json'])
        .default('mermaid'),
    )
    .addOption(new Option('--branch <name>', 'only this branch (repeatable)').argParser(repeatable))
    .option('--overview', 'the branches alone, without their steps')
    .addOption(json())
    .addOption(quiet())
    .addOption(noColor())
    .addHelpText('after', ABOUT_FLOW)
    .action(async (options) => {
      const { flowCommand } = await import('./commands/flow.ts');
      finish(await flowCommand(options, from));
    });

  all
    .command('schema <document>')
    .description('the JSON Schema of an answers file, or of what a command prints with --json')
    .action(async (document: string) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      finish(await schemaCommand(document, from));
    });

  all
    .command('practice <dir>')
    .description("make a practice phone's backups in a folder")
    .addOption(json())
    .addOption(quiet())
    .addOption(noColor())
    .action(async (folder: string, options) => {
      const { practiceCommand } = await import('./commands/practice.ts');
      finish(await practiceCommand(folder, options, from));
    });

  // A mistyped command arrives as an argument of the wizard, which takes none and says so by itself.
  return all.allowExcessArguments();
}

const EXAMPLES = `
Examples:
  backroll                                    the guided wizard
  backroll --resume                           goes on where you stopped
  backroll scan                               which backups are here
  backroll photos UDID --taken 2026-05        photos of May in a backup
  backroll extract UDID --taken 2026-05 --to ~/Pictures/May

BACKUP is a backup folder, a UDID, or a folder with exactly one backup in it.
A password never goes on the command line: use --password-file or the
variable BACKROLL_PASSWORD, or wait for the hidden prompt.`;

const ABOUT_DOCTOR = `
A line for each check. No name and no number of a phone is in it, so that it
can be pasted into a ticket. The exit code is 1 when there is a problem.

Example:
  backroll doctor --backup-to /Volumes/Disk   is there room for a copy?`;

const ABOUT_FLOW = `
An arrow is named after the answer, or after how a job ended, and then the
[gate] that must be open. Back and Stop are left out: at every step, Back leads
to the question answered last, unless something was written since, and Stop
leads to the ending "stopped".`;
