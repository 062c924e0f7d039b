/** Disks without room: the destination's, in bytes and in files, and the one of temporary files. */
import { join } from 'node:path';
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { mountDisk, remount, unmount } from '../disks.ts';
import { evenly, type Fault, ONCE } from '../fault.ts';
import type { Stage } from '../stage.ts';

const PAGE_BYTES = 4096;
const ROOMY = 'size=64m,nr_inodes=10000';
const FULL = { needs: ['mount'], codes: [73] } as const;

function leavesOf(command: CommandName): Fault['leaves'] {
  return command === 'protect' ? 'unfinished' : 'nothing';
}

/** Mounts a disk that is gone after the try. */
function disk(stage: Stage, name: string, options: string): string {
  const folder = join(stage.folder, name);
  mountDisk(folder, options);
  stage.onEnd(() => unmount(folder));
  return folder;
}

/** Runs into a small disk that is large enough the next time. */
async function intoDisk(stage: Stage, options: string) {
  const folder = disk(stage, 'disk', options);
  stage.to = join(folder, 'to');
  const outcomes = [await stage.start().outcome];
  remount(folder, ROOMY);
  return { outcomes };
}

const noBytes = (command: CommandName): Fault => ({
  ...FULL,
  name: `no room: ${command}`,
  command,
  leaves: leavesOf(command),
  points: evenly(48),
  cause: (stage, at) => {
    const size = Math.max(1, Math.round((at * stage.known.bytes) / PAGE_BYTES)) * PAGE_BYTES;
    return intoDisk(stage, `size=${size}`);
  },
});

const noFiles = (command: CommandName): Fault => ({
  ...FULL,
  name: `no more files: ${command}`,
  command,
  leaves: leavesOf(command),
  points: evenly(24),
  // One is the disk's own, and none at all means that there is no limit.
  cause: (stage, at) =>
    intoDisk(stage, `size=64m,nr_inodes=${1 + Math.round(at * stage.known.entries)}`),
});

const injected = (command: CommandName, code: string): Fault => ({
  name: `${code} at a step: ${command}`,
  command,
  needs: [],
  codes: [73],
  // What cannot be written can often not be removed either.
  leaves: 'unfinished',
  points: evenly(40),
  cause: async (stage, at) => ({
    outcomes: [await stage.startWith('to', at, { what: 'fail', code }).outcome],
  }),
});

const temporary = (command: CommandName): Fault => ({
  ...FULL,
  name: `no room for temporary files: ${command}`,
  command,
  leaves: leavesOf(command),
  points: evenly(20),
  cause: async (stage, at) => {
    const folder = disk(stage, 'small', `size=${Math.max(1, Math.round(at * 120)) * PAGE_BYTES}`);
    const outcomes = [await stage.start({ env: { TMPDIR: folder } }).outcome];
    return { outcomes };
  },
});

const log: Fault = {
  ...FULL,
  name: 'no room for the log: extract',
  command: 'extract',
  leaves: 'nothing',
  codes: [],
  points: ONCE,
  cause: async (stage) => {
    const folder = disk(stage, 'small', `size=${PAGE_BYTES}`);
    const { args } = stage.command;
    stage.command = {
      ...stage.command,
      args: (...places) => [...args(...places), '--log', join(folder, 'log.ndjson')],
    };
    const outcomes = [await stage.start().outcome];
    stage.command = { ...stage.command, args };
    return { outcomes };
  },
};

export const FULL_DISKS: readonly Fault[] = [
  ...COMMAND_NAMES.flatMap((command) => [
    noBytes(command),
    noFiles(command),
    injected(command, 'ENOSPC'),
    injected(command, 'EIO'),
  ]),
  temporary('extract'),
  temporary('extract-encrypted'),
  log,
];
