/** The commands about saved cases and their reports, with their options. */
import { type Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { json } from './output-options.ts';
import { noColor, quiet } from './shared-options.ts';

/** Adds `case …` and `report`; `finish` is told the exit code of what was called. */
export function addCaseCommands(
  all: Command,
  from: Environment,
  finish: (exitCode: number) => void,
): void {
  const cases = all.command('case').description('saved cases: list, show, export, import, delete');
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
    .command('export <case>')
    .description('write a case into a file, to go on with it on another computer')
    .option('--to <file>', 'the file; CASE.backroll-case.json here otherwise')
    .option('--full', 'with notes word for word, and the names of saved files')
    .addOption(quiet())
    .addOption(noColor())
    .action(async (id: string, options) => {
      const { caseExportCommand } = await import('./commands/hand-over.ts');
      finish(await caseExportCommand(id, options, from));
    });
  cases
    .command('import <file>')
    .description('take over a case of another computer')
    .addOption(quiet())
    .addOption(noColor())
    .action(async (file: string, options) => {
      const { caseImportCommand } = await import('./commands/hand-over.ts');
      finish(await caseImportCommand(file, options, from));
    });
  cases
    .command('delete [cases...]')
    .description('remove saved cases, without asking')
    .option('--ended', 'all that have ended')
    .option('--older-than <days>', 'only those saved so long ago, such as 30d')
    .option('--dry-run', 'say how many, remove none')
    .addOption(noColor())
    .action(async (ids: string[], options) => {
      const { caseDeleteCommand } = await import('./commands/case-delete.ts');
      finish(await caseDeleteCommand(ids, options, from));
    });

  all
    .command('report [case]')
    .description('the report of a case, the latest if none is named')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['md', 'json', 'html'])
        .default('md'),
    )
    .addOption(json())
    .option('--redact', 'with placeholders for personal data, as always')
    .option('--full', 'with everything, for the owner')
    .option('--to <file>', 'write it into this file')
    .addOption(quiet())
    .addOption(noColor())
    .action(async (id: string | undefined, options) => {
      const { reportCommand } = await import('./commands/report.ts');
      finish(await reportCommand(id, options, from));
    });
}
