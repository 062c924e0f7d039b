/** The commands that look into backups, with their options. */
import { type Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { events, json, log } from './output-options.ts';
import { noColor, noInput, quiet, reading, repeatable, root } from './shared-options.ts';
import { UsageError } from './usage-error.ts';

const ONE_OF = {
  kind: ['photo', 'video', 'screenshot', 'live'],
  include: ['original', 'edited', 'all'],
  layout: ['flat', 'by-date'],
};

function withFilters(command: Command): Command {
  return command
    .option('--taken <from..to>', 'taken then: 2026-05, 2026-05-01..2026-05-03, 2026-05..')
    .option('--deleted <from..to>', 'moved to Recently Deleted then')
    .option('--trashed', 'in Recently Deleted when the backup was made')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(ONE_OF.kind))
    .option('--name <glob>', 'by name, such as "IMG_00*"')
    .option('--album <glob>', 'in an album, such as "Summer*"')
    .addOption(new Option('--id <id>', 'by id (repeatable)').argParser(repeatable))
    .option('--missing-from <newer>', 'that this newer backup no longer knows')
    .option('--limit <n>', 'at most this many');
}

/** Refuses a command that was told of no folder, neither by its option nor by the config file. */
function needsFolder(command: Command): void {
  if (command.optsWithGlobals().to !== undefined) return;
  throw new UsageError(`"backroll ${command.name()}" needs a folder to write into: --to DIR.`);
}

/** Adds `scan`, `photos`, `extract`, `compare`, `protect` and `verify`. */
export function addPhotoCommands(
  all: Command,
  from: Environment,
  finish: (exitCode: number) => void,
): void {
  all
    .command('scan')
    .description('list the backups on this computer')
    .addOption(root())
    .addOption(json())
    .addOption(events())
    .addOption(quiet())
    .addOption(log())
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
    .option('--to <dir>', 'the folder to write into')
    .addOption(
      new Option('--include <what>', 'what to write of a photo')
        .choices(ONE_OF.include)
        .default('all'),
    )
    .addOption(
      new Option('--layout <layout>', 'how to sort it into folders')
        .choices(ONE_OF.layout)
        .default('by-date'),
    )
    .option('--jpeg', 'write a JPEG beside each HEIC, too')
    .option('--sheet', 'write a contact sheet, too: one HTML page that shows what was written')
    .option('--dry-run', 'say what would be written, write nothing')
    .action(async (backup: string, _options, command: Command) => {
      needsFolder(command);
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
    .option('--to <dir>', 'the folder to put the copy into')
    .option('--dry-run', 'say what would be copied, write nothing')
    .addOption(root())
    .addOption(json())
    .addOption(events())
    .addOption(quiet())
    .addOption(noInput())
    .addOption(log())
    .addOption(noColor())
    .action(async (backup: string, _options, command: Command) => {
      needsFolder(command);
      const { protectCommand } = await import('./commands/protect.ts');
      finish(await protectCommand(backup, command.optsWithGlobals(), from));
    });

  reading(all.command('verify <backup>'))
    .description('read a whole backup and say what is missing, short or damaged')
    .action(async (backup: string, _options, command: Command) => {
      const { verifyCommand } = await import('./commands/verify.ts');
      finish(await verifyCommand(backup, command.optsWithGlobals(), from));
    });
}
