import { readdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { isCaseId } from '../../cases/case-id.ts';
import { commandLine } from '../command-line.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { casesFolder } from '../saved-cases.ts';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** Prints the script that completes the program's command line in a shell. */
export function completionCommand(
  shell: keyof typeof SCRIPTS,
  program: Command,
  { stdout }: Environment,
): number {
  stdout.write(SCRIPTS[shell](commandLine(program)));
  return EXIT.done;
}

/** Prints the ids of all saved cases, one a line. Only names are read, as somebody waits at a prompt. */
export async function completeCasesCommand(from: Environment): Promise<number> {
  const names = await readdir(casesFolder(from)).catch(() => []);
  const ids = names.map((name) => name.replace(/\.json$/, '')).filter(isCaseId);
  for (const id of ids.toSorted()) from.stdout.write(`${id}\n`);
  return EXIT.done;
}
