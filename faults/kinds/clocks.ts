/** Clocks that jump, or are wrong from the start. */
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { evenly, type Fault, ONCE } from '../fault.ts';

const YEAR_MS = 365.25 * 86_400_000;

const jumps = (command: CommandName, words: string, byMs: number): Fault => ({
  name: `the clock jumps ${words}: ${command}`,
  command,
  needs: [],
  codes: [],
  leaves: 'nothing',
  points: evenly(5),
  cause: async (stage, at) => ({
    outcomes: [await stage.startWith('to', at, { what: 'clock', byMs }).outcome],
  }),
});

const isWrong = (command: CommandName, date: string): Fault => ({
  name: `the clock says ${date}: ${command}`,
  command,
  needs: [],
  codes: [],
  leaves: 'nothing',
  points: ONCE,
  cause: async (stage) => {
    const byMs = Date.parse(date) - Date.now();
    const inject = { below: stage.to, at: 0, does: { what: 'clock', byMs } } as const;
    return { outcomes: [await stage.start({ inject }).outcome] };
  },
});

export const CLOCKS: readonly Fault[] = COMMAND_NAMES.flatMap((command) => [
  jumps(command, 'back ten years', -10 * YEAR_MS),
  jumps(command, 'forward a year', YEAR_MS),
  isWrong(command, '1970-01-01'),
  isWrong(command, '2100-01-01'),
]);
