/** How the help of a command is laid out: its examples stand before its options, its notes behind them. */
import type { Command } from 'commander';
import { EXAMPLES, NOTES } from './help-texts.ts';

function nameOf(command: Command): string {
  const above = command.parent;
  return above === null ? command.name() : `${nameOf(above)} ${command.name()}`;
}

/** The lines of a command's examples, what each does beside it. */
export function exampleLines(name: string): string[] {
  const examples = EXAMPLES[name] ?? [];
  const column = Math.max(0, ...examples.filter(([, does]) => does).map(([line]) => line.length));
  return examples.map(([line, does]) =>
    does === undefined ? line : `${line.padEnd(column)}   ${does}`,
  );
}

export function describedWithExamples(command: Command): string {
  const lines = exampleLines(nameOf(command));
  if (lines.length === 0) return command.description();
  return [command.description(), '', 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n');
}

export function notesOn(command: Command): string {
  const notes = NOTES[nameOf(command)];
  return notes === undefined ? '' : `\n${notes}`;
}
