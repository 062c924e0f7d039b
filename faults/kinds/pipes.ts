/** Standard output that nobody reads, or that goes to a full disk. */
import { closeSync, openSync } from 'node:fs';
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { evenly, type Fault, ONCE } from '../fault.ts';
import type { Stage } from '../stage.ts';

/** With events the output is a stream, with `--json` one document at the end. */
const OPTIONS = ['--json', '--events'] as const;

function withOption(stage: Stage, option: string): void {
  const { command } = stage;
  const args = (source: string, to: string) =>
    command.args(source, to).map((arg) => (arg === '--json' ? option : arg));
  stage.command = { ...command, args };
  stage.onRestore(() => {
    stage.command = command;
  });
}

const closed = (command: CommandName, option: string): Fault => ({
  name: `nobody reads ${option}: ${command}`,
  command,
  needs: [],
  codes: [],
  leaves: 'nothing',
  points: evenly(5),
  cause: async (stage, at) => {
    withOption(stage, option);
    const running = stage.startWith('to', at, { what: 'wait' });
    await running.standsStill();
    running.closeStdout();
    running.goOn('end');
    const outcomes = [await running.outcome];
    stage.restore();
    return { outcomes, isUnread: true };
  },
});

const full = (command: CommandName, option: string): Fault => ({
  name: `${option} onto a full disk: ${command}`,
  command,
  needs: ['linux'],
  codes: [73],
  leaves: 'nothing',
  points: ONCE,
  cause: async (stage) => {
    withOption(stage, option);
    const stdout = openSync('/dev/full', 'w');
    const outcomes = [await stage.start({ stdout }).outcome];
    closeSync(stdout);
    stage.restore();
    return { outcomes, isUnread: true, mustFail: true };
  },
});

export const PIPES: readonly Fault[] = COMMAND_NAMES.flatMap((command) =>
  OPTIONS.flatMap((option) => [closed(command, option), full(command, option)]),
);
