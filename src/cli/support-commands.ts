/** The commands about this computer and about backroll itself, with their options. */
import { type Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { events, json, log } from './output-options.ts';
import { noColor, quiet, root } from './shared-options.ts';

/** Adds `doctor`, `config` and `practice`. */
export function addSupportCommands(
  all: Command,
  from: Environment,
  finish: (exitCode: number) => void,
): void {
  all
    .command('doctor')
    .description('check this computer: places, access, room, programs, terminal')
    .addOption(root())
    .option('--to <dir>', 'where photos would go')
    .option('--backup-to <dir>', 'where copies of backups would go')
    .addOption(json())
    .addOption(events())
    .addOption(new Option('--quiet', 'only what needs something done'))
    .addOption(log())
    .addOption(noColor())
    .action(async (_options, command: Command) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      finish(await doctorCommand(command.optsWithGlobals(), from));
    });

  all
    .command('config')
    .description('what backroll takes where an option is not given, and from where')
    .addOption(root())
    .option('--to <dir>', 'where recovered photos go')
    .option('--backup-to <dir>', 'where copies of backups go')
    .option('--full', 'reports with everything')
    .option('--technician', 'for whoever helps the owner')
    .option('--plain', 'line by line')
    .addOption(json())
    .addOption(noColor())
    .action(async (_options, command: Command) => {
      const { configCommand } = await import('./commands/config.ts');
      finish(await configCommand(command, from));
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
}
