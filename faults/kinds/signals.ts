/** Signals: at any moment, and exactly between two steps on the file system. */
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { evenly, type Fault } from '../fault.ts';
import { randomPoints } from '../random.ts';

const SIGNALS = {
  SIGTERM: [143],
  SIGINT: [130],
  SIGHUP: [129],
  SIGKILL: [],
} as const satisfies Partial<Record<NodeJS.Signals, number[]>>;

type Signal = keyof typeof SIGNALS;

const OFTEN: ReadonlySet<Signal> = new Set(['SIGTERM', 'SIGKILL']);

/** @param seed of the moments. */
export function signals(seed: number): Fault[] {
  const names = Object.keys(SIGNALS) as Signal[];
  return COMMAND_NAMES.flatMap((command) =>
    names.flatMap((signal) => [atAnyMoment(command, signal, seed), betweenSteps(command, signal)]),
  );
}

function atAnyMoment(command: CommandName, signal: Signal, seed: number): Fault {
  return {
    ...signalled(command, signal),
    name: `${signal} at any moment: ${command}`,
    points: randomPoints(OFTEN.has(signal) ? 34 : 5, seed),
    cause: async (stage, at) => {
      const running = stage.start();
      await Promise.race([sleep(at * stage.known.seconds * 1000), running.outcome]);
      running.kill(signal);
      return { outcomes: [await running.outcome] };
    },
  };
}

function betweenSteps(command: CommandName, signal: Signal): Fault {
  return {
    ...signalled(command, signal),
    name: `${signal} between two steps: ${command}`,
    points: evenly(OFTEN.has(signal) ? 30 : 5),
    cause: async (stage, at) => {
      const running = stage.startWith('to', at, { what: 'signal', signal });
      return { outcomes: [await running.outcome] };
    },
  };
}

/** Before the program has begun to listen, a signal ends it as it ends any program. */
function signalled(command: CommandName, signal: Signal) {
  const leaves = command === 'protect' || signal === 'SIGKILL' ? 'unfinished' : 'nothing';
  return { command, needs: [], codes: [...SIGNALS[signal], signal], leaves } as const;
}
