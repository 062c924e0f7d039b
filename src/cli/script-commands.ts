/** The commands for scripts and shells, with their options. */
import { Argument, type Command, Option } from 'commander';
import { BRANCHES } from '../flows/steps.ts';
import type { Environment } from './environment.ts';
import { json } from './output-options.ts';
import { SCHEMA_NAMES, type SchemaName } from './schema-names.ts';
import { noColor, quiet, repeatable } from './shared-options.ts';

/** An option that collects choices; the command itself refuses what is none. */
function branch(): Option {
  const option = new Option('--branch <name>', 'only this branch (repeatable)');
  option.argChoices = [...BRANCHES];
  return option.argParser(repeatable);
}

/** Adds `answers`, `flow`, `schema` and `completion`. */
export function addScriptCommands(
  all: Command,
  from: Environment,
  finish: (exitCode: number) => void,
): void {
  all
    .command('answers')
    .description('answers files: new')
    .command('new')
    .description('an answers file with every question of the tree, each commented out')
    .option('--technician', 'for a technician: the owner is asked before each action')
    .addOption(
      new Option('--computer <kind>', 'the computer it will be played on').choices([
        'macos',
        'windows',
        'linux',
      ]),
    )
    .option('--to <file>', 'write it to a new file')
    .addOption(noColor())
    .action(async (_options, command: Command) => {
      const { newAnswersCommand } = await import('./commands/answers-new.ts');
      finish(await newAnswersCommand(command.optsWithGlobals(), from));
    });

  all
    .command('flow')
    .description('the decision tree, as a picture or as data')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['mermaid', 'dot', 'json'])
        .default('mermaid'),
    )
    .addOption(branch())
    .option('--overview', 'the branches alone, without their steps')
    .addOption(json())
    .addOption(quiet())
    .addOption(noColor())
    .action(async (options) => {
      const { flowCommand } = await import('./commands/flow.ts');
      finish(await flowCommand(options, from));
    });

  all
    .command('schema')
    .addArgument(new Argument('<document>', 'which document').choices(SCHEMA_NAMES))
    .description('the JSON Schema of an answers file, or of what a command prints with --json')
    .action(async (document: SchemaName) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      finish(schemaCommand(document, from));
    });

  all
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .description('a script that completes commands, options and cases in a shell')
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionCommand } = await import('./commands/completion.ts');
      finish(completionCommand(shell, all, from));
    });

  all
    .command('__complete', { hidden: true })
    .addArgument(new Argument('<what>').choices(['cases']))
    .action(async () => {
      const { completeCasesCommand } = await import('./commands/completion.ts');
      finish(await completeCasesCommand(from));
    });
}
