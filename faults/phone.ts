/** The practice phone, and what unhindered runs on it do: the measure for all others. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makePractice, type PracticeBackup, type PracticePhone } from '../src/practice/index.ts';
import { standing } from '../test/folders.ts';
import { COMMAND_NAMES, COMMANDS, type Command, type CommandName } from './commands.ts';
import type { Injected, Outcome } from './fault.ts';
import { start } from './run.ts';
import { type Sums, sumsOf } from './tree.ts';

const PAGE_BYTES = 4096;

/** An unhindered run. */
export interface Known {
  code: number;
  /** What the destination holds afterwards, but for the list of checksums. */
  sums: Sums;
  /** How many items it names as failed. */
  failed: number;
  seconds: number;
  /** Steps on the file system below the destination and below the backup. */
  steps: { to: number; source: number };
  /** Room that the destination takes, in bytes, and in files and folders. */
  bytes: number;
  entries: number;
}

export interface Phone {
  /** Every try takes place below it. */
  work: string;
  launcher: string;
  password: string;
  backups: PracticePhone['backups'];
  /** Each backup as it stood before anything ran. */
  before: Record<PracticeBackup, string[]>;
  known: Record<CommandName, Known>;
  remove: () => void;
}

/** @param made a practice phone that is there already. */
export async function preparePhone(
  names: readonly CommandName[] = COMMAND_NAMES,
  made?: PracticePhone,
): Promise<Phone> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'backroll-faults-')));
  chmodSync(work, 0o755);
  const launcher = copyProgram(join(work, 'program'));
  const practice = made ?? (await makePractice(join(work, 'phone'), { rounds: 1000 }));
  const { backups, password } = practice;
  const before = {
    archived: standing(backups.archived),
    latest: standing(backups.latest),
    encrypted: standing(backups.encrypted),
  };
  const measured = await Promise.all(
    names.map(async (name) => [name, await measure(name, practice, work, launcher)] as const),
  );
  const known = Object.fromEntries(measured) as Phone['known'];
  const remove = () => rmSync(work, { recursive: true, force: true });
  return { work, launcher, password, backups, before, known, remove };
}

async function measure(
  name: CommandName,
  practice: PracticePhone,
  work: string,
  launcher: string,
): Promise<Known> {
  const command: Command = COMMANDS[name];
  const source = practice.backups[command.backup];
  const home = join(work, `measured-${name}`);
  const to = join(home, 'to');
  mkdirSync(join(home, 'tmp'), { recursive: true });
  const run = async (inject?: Injected): Promise<Outcome & { told: string }> => {
    rmSync(to, { recursive: true, force: true });
    const running = start(command.args(source, to), {
      launcher,
      home,
      env: { BACKROLL_PASSWORD: practice.password },
      ...(inject !== undefined && { inject }),
    });
    const outcome = await running.outcome;
    if (outcome.code !== 0 && outcome.code !== 3) throw new Error(`${name}: ${outcome.stderr}`);
    return { ...outcome, told: running.told() };
  };
  const count = async (below: string) =>
    Number((await run({ below, at: 0, does: { what: 'count' } })).told);
  const steps = { to: await count(to), source: await count(source) };
  const { code, stdout, seconds } = await run();
  const sums = new Map([...sumsOf(to)].filter(([path]) => !path.startsWith('SHA256SUMS')));
  checkTrue(name, sums, practice);
  const document: { failed?: unknown[] } = JSON.parse(stdout);
  const room = roomOf(to);
  rmSync(home, { recursive: true, force: true });
  return {
    code: Number(code),
    sums,
    failed: document.failed?.length ?? 0,
    seconds,
    steps,
    ...room,
  };
}

/** The program as it is now: a build that comes meanwhile does not change it under way. */
function copyProgram(folder: string): string {
  const checkout = join(import.meta.dirname, '..');
  mkdirSync(folder);
  for (const name of ['bin', 'dist', 'package.json']) {
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin', 'backroll.js');
}

/** A measure that is wrong itself would let everything pass. */
function checkTrue(name: CommandName, sums: Sums, { backups, items }: PracticePhone): void {
  const { backup, gives } = COMMANDS[name];
  const source = backups[backup];
  const ofCopy = () =>
    [...sumsOf(source)].map(([path, sum]) => [join(basename(source), path), sum]);
  const ofPhotos = () =>
    items
      .filter((item) => item.backup === backup)
      .flatMap((item) => item.files.map((f) => f.sha256));
  const isTrue =
    gives === 'copy'
      ? JSON.stringify([...sums]) === JSON.stringify(ofCopy())
      : [...sums.values()].every((sum) => ofPhotos().includes(sum));
  if (!isTrue || sums.size === 0) throw new Error(`${name}: not even an unhindered run is right`);
}

/** What a folder takes on a disk of memory, whose pages have 4096 bytes. */
function roomOf(folder: string): { bytes: number; entries: number } {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sizes = entries.map((path) => lstatSync(join(folder, path))).filter((one) => one.isFile());
  const bytes = sizes.reduce((sum, { size }) => sum + Math.ceil(size / PAGE_BYTES) * PAGE_BYTES, 0);
  return { bytes, entries: entries.length };
}
