/** Where one try takes place: a home, a destination, and a backup to read. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COMMANDS, type Command, type CommandName } from './commands.ts';
import type { Injected } from './fault.ts';
import type { Known, Phone } from './phone.ts';
import { type Running, type RunOptions, start } from './run.ts';

export interface Stage {
  name: CommandName;
  command: Command;
  /** What an unhindered run does. */
  known: Known;
  /** Removed after the try. */
  folder: string;
  home: string;
  /** The practice phone's own backup. */
  original: string;
  /** What is read: the same, unless a fault takes a copy. */
  source: string;
  to: string;
  /** Takes a copy of the backup that something may happen to, into a folder that is there or is made. */
  copySource: (into?: string) => string;
  start: (options?: Partial<RunOptions>) => Running;
  /** Starts the program so that something happens when it is so far with one of its folders. */
  startWith: (where: 'to' | 'source', at: number, does: Injected['does']) => Running;
  /** Gives the home another try: a new one, of this account. */
  renewHome: () => void;
  /** What `restore` does, the latest first, once. */
  onRestore: (undo: () => void) => void;
  restore: () => void;
  onEnd: (undo: () => void) => void;
  end: () => void;
}

export function setStage(phone: Phone, name: CommandName): Stage {
  const command: Command = COMMANDS[name];
  const known = phone.known[name];
  const folder = mkdtempSync(join(phone.work, `${name}-`));
  const home = join(folder, 'home');
  mkdirSync(join(home, 'tmp'), { recursive: true });
  chmodSync(folder, 0o755);
  const undos: (() => void)[] = [];
  const restores: (() => void)[] = [];
  const stage: Stage = {
    name,
    command,
    known,
    folder,
    home,
    original: phone.backups[command.backup],
    source: phone.backups[command.backup],
    to: join(folder, 'to'),
    copySource: (into = join(folder, 'source')) => {
      const copy = join(into, basename(stage.source));
      mkdirSync(into, { recursive: true });
      rmSync(copy, { recursive: true, force: true });
      cpSync(phone.backups[command.backup], copy, { recursive: true, preserveTimestamps: true });
      stage.source = copy;
      return copy;
    },
    start: (options = {}) =>
      start(stage.command.args(stage.source, stage.to), {
        launcher: phone.launcher,
        home,
        ...options,
        env: { BACKROLL_PASSWORD: phone.password, ...options.env },
      }),
    startWith: (where, at, does) => {
      const inject = { below: stage[where], at: stepAt(at, known.steps[where]), does };
      return stage.start({ inject });
    },
    renewHome: () => {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(join(home, 'tmp'), { recursive: true });
    },
    onRestore: (undo) => void restores.push(undo),
    restore: () => {
      for (const undo of restores.splice(0).toReversed()) undo();
    },
    onEnd: (undo) => void undos.push(undo),
    end: () => {
      for (const undo of undos.toReversed()) undo();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

function stepAt(at: number, steps: number): number {
  return 1 + Math.round(at * (steps - 1));
}
