/** The commands that faults happen to, each on one of the practice phone's backups. */
import type { PracticeBackup } from '../src/practice/index.ts';

export interface Command {
  backup: PracticeBackup;
  /** What the destination holds afterwards. */
  gives: 'photos' | 'copy';
  args: (source: string, to: string) => string[];
}

export const COMMANDS = {
  extract: {
    backup: 'archived',
    gives: 'photos',
    args: (source, to) => ['extract', source, '--to', to, '--json'],
  },
  'extract-encrypted': {
    backup: 'encrypted',
    gives: 'photos',
    args: (source, to) => ['extract', source, '--to', to, '--layout', 'flat', '--json'],
  },
  protect: {
    backup: 'archived',
    gives: 'copy',
    args: (source, to) => ['protect', source, '--to', to, '--json'],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
