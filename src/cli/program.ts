/** The commands and their options. Each command is loaded only when it is called. */
import { Command, Option } from 'commander';
import { addCaseCommands } from './case-commands.ts';
import { settleDefaults } from './config/settle-defaults.ts';
import type { Environment } from './environment.ts';
import { describedWithExamples, notesOn } from './help.ts';
import { events, json, log, settleOutput } from './output-options.ts';
import { addPhotoCommands } from './photo-commands.ts';
import { addScriptCommands } from './script-commands.ts';
import { noColor, noInput, passwordFile, repeatable, root } from './shared-options.ts';
import { addSupportCommands } from './support-commands.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

export type Finish = (exitCode: number) => void;

/** The whole command line; `finish` is told the exit code of what was called. */
export function program(from: Environment, finish: Finish): Command {
  const all = new Command('backroll')
    .description('Gets accidentally deleted iPhone photos back.')
    .version(version())
    .optionsGroup('The wizard:')
    .option('--resume [case]', 'go on with a saved case: the latest, or the one named')
    .addOption(root())
    .option('--to <dir>', 'where recovered photos go')
    .option('--backup-to <dir>', 'where copies of backups go')
    .option('--technician', 'for whoever helps the owner: what to say, do and check')
    .addOption(new Option('--no-technician').hideHelp())
    .option('--plain', 'line by line: for screen readers, or any terminal')
    .addOption(new Option('--no-plain').hideHelp())
    .option('--record <file>', 'write the answers given as an answers file')
    .addOption(noColor())
    .optionsGroup('With nobody at the keyboard:')
    .addOption(
      new Option(
        '--answers <file>',
        'answer every question from a file (- is standard input), or from each file of a folder (repeatable)',
      ).argParser(repeatable),
    )
    .option('--check', 'only say whether the answers fit, and what they lead to')
    .addOption(passwordFile())
    .addOption(json())
    .addOption(events())
    .addOption(log())
    .addOption(noInput())
    .showHelpAfterError('Run "backroll --help" to see what there is.')
    .configureOutput({
      writeOut: (text) => void from.stdout.write(text),
      writeErr: (text) => void from.stderr.write(text),
    })
    .configureHelp({ commandDescription: describedWithExamples })
    .addHelpText('afterAll', ({ command }) => notesOn(command))
    .exitOverride()
    // What stands behind a command belongs to that command.
    .enablePositionalOptions()
    .hook('preAction', async (_all, called) => {
      settleOutput(called, from);
      await settleDefaults(called, from);
    })
    .action(async (options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) return refuse(unknown, all);
      if (options.answers !== undefined) {
        const { answersCommand } = await import('./commands/answers.ts');
        return finish(await answersCommand(options, from));
      }
      if (options.check) throw new UsageError('--check needs --answers FILE.');
      const { wizardCommand } = await import('./commands/wizard.ts');
      finish(await wizardCommand(options, from));
    });

  // In the order in which somebody in trouble needs them.
  all.commandsGroup('Look into backups:');
  addPhotoCommands(all, from, finish);
  all.commandsGroup('Cases of the wizard:');
  addCaseCommands(all, from, finish);
  all.commandsGroup('Help and practice:');
  addSupportCommands(all, from, finish);
  all.commandsGroup('For scripts:');
  addScriptCommands(all, from, finish);

  // A mistyped command arrives as an argument of the wizard, which takes none and says so by itself.
  return all.allowExcessArguments();
}

/** Refuses what is no command in the words for a wrong subcommand, the likeliest one named. */
function refuse(unknown: string, all: Command): void {
  const names = new Command(all.name()).copyInheritedSettings(all);
  for (const one of all.createHelp().visibleCommands(all)) names.command(one.name());
  names.parse([unknown], { from: 'user' });
}
