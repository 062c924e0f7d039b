/** Several runs at once into one folder. */
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../commands.ts';
import { evenly, type Fault } from '../fault.ts';
import type { Stage } from '../stage.ts';

const atOnce = (command: CommandName, count: number): Fault => ({
  name: `${count} runs at once: ${command}`,
  command,
  needs: [],
  codes: [],
  leaves: 'nothing',
  points: evenly(6),
  cause: async (stage) => {
    const runs = Array.from({ length: count }, () => stage.start());
    return { outcomes: await Promise.all(runs.map(({ outcome }) => outcome)) };
  },
});

const oneKilled = (command: CommandName): Fault => ({
  name: `one of two runs is killed: ${command}`,
  command,
  needs: [],
  codes: ['SIGKILL'],
  leaves: 'unfinished',
  points: evenly(20),
  cause: async (stage, at) => {
    const one = stage.startWith('to', at, { what: 'signal', signal: 'SIGKILL' });
    const other = stage.start();
    return { outcomes: await Promise.all([one.outcome, other.outcome]) };
  },
});

/** Each asks for other photos, and the list of checksums must name them all. */
const parts = (command: 'extract' | 'extract-encrypted'): Fault => ({
  name: `runs for different photos at once: ${command}`,
  command,
  needs: [],
  codes: [0, 3],
  leaves: 'nothing',
  points: evenly(20),
  cause: async (stage) => {
    const { command } = stage;
    const start = (kind: string) => {
      const args = (source: string, to: string) => [...command.args(source, to), '--kind', kind];
      stage.command = { ...command, args };
      return stage.start();
    };
    const runs = ['photo', 'screenshot', 'live', 'video'].map(start);
    stage.command = command;
    const outcomes = await Promise.all(runs.map(({ outcome }) => outcome));
    return { outcomes, areParts: true };
  },
});

/** A copy is made of the backup that photos are read from. */
const besideProtect = (command: 'extract' | 'extract-encrypted'): Fault => ({
  name: `a copy is made meanwhile: ${command}`,
  command,
  needs: [],
  codes: [],
  leaves: 'nothing',
  points: evenly(5),
  cause: async (stage, at) => {
    const copying = protecting(stage);
    await sleep(at * stage.known.seconds * 500);
    const outcome = await stage.start().outcome;
    const copied = await copying.outcome;
    if (copied.code !== 0) throw new Error(`the copy ends with ${copied.code}: ${copied.stderr}`);
    return { outcomes: [outcome] };
  },
});

function protecting(stage: Stage) {
  const { command } = stage;
  const args = (source: string) => COMMANDS.protect.args(source, `${stage.folder}/copies`);
  stage.command = { ...command, args };
  const running = stage.start();
  stage.command = command;
  return running;
}

export const SIDE_BY_SIDE: readonly Fault[] = [
  ...COMMAND_NAMES.flatMap((command) => [
    atOnce(command, 2),
    atOnce(command, 4),
    oneKilled(command),
  ]),
  ...(['extract', 'extract-encrypted'] as const).flatMap((command) => [
    parts(command),
    besideProtect(command),
  ]),
];
