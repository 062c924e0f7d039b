/** Destinations that vanish, change or never were one. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { isReadOnly, mountDisk, remount, unmount } from '../disks.ts';
import { type Caused, evenly, type Fault, type Need, ONCE } from '../fault.ts';
import type { Stage } from '../stage.ts';

/** An account that owns nothing. */
const NOBODY = 65_534;

interface Vanishing {
  name: string;
  needs: readonly Need[];
  prepare?: (stage: Stage) => void;
  /** Happens while the program stands still. @returns where it went */
  happens: (stage: Stage) => string[];
  undo?: (stage: Stage) => void;
}

const moved = (stage: Stage) => `${stage.to}-moved`;

/** The folder is put aside, and a link of its name leads to another place. */
function swap(folder: string, to: string): string {
  const aside = `${folder}-aside`;
  renameSync(folder, aside);
  symlinkSync(to, folder);
  return aside;
}

const VANISHING: readonly Vanishing[] = [
  {
    name: 'removed',
    needs: [],
    happens: (stage) => {
      // What is still being written may come into a folder that is just being emptied.
      rmSync(stage.to, { recursive: true, force: true, maxRetries: 10 });
      return [];
    },
  },
  {
    name: 'renamed away',
    needs: [],
    happens: (stage) => {
      renameSync(stage.to, moved(stage));
      return [moved(stage)];
    },
  },
  {
    name: 'unmounted',
    needs: ['mount'],
    prepare: (stage) => {
      mountDisk(stage.to, 'size=64m');
      stage.onEnd(() => unmount(stage.to));
    },
    happens: (stage) => {
      unmount(stage.to);
      return [];
    },
  },
  {
    name: 'swapped for a link to another folder',
    needs: [],
    prepare: (stage) => {
      mkdirSync(join(stage.folder, 'other'));
    },
    happens: (stage) => [swap(stage.to, join(stage.folder, 'other'))],
    undo: (stage) => rmSync(stage.to),
  },
  {
    name: 'its parent swapped for a link to another folder',
    needs: [],
    prepare: (stage) => {
      stage.to = join(stage.folder, 'parent', 'to');
      mkdirSync(join(stage.folder, 'other', 'to'), { recursive: true });
    },
    happens: (stage) => [join(swap(dirname(stage.to), join(stage.folder, 'other')), 'to')],
    undo: (stage) => rmSync(dirname(stage.to)),
  },
  {
    name: 'swapped for a link to the backup',
    needs: [],
    prepare: (stage) => void stage.copySource(),
    happens: (stage) => [swap(stage.to, stage.source)],
    undo: (stage) => rmSync(stage.to),
  },
];

const vanishing = (
  command: CommandName,
  { name, needs, prepare, happens, undo }: Vanishing,
): Fault => ({
  name: `destination ${name}: ${command}`,
  command,
  needs,
  codes: [73],
  leaves: 'unfinished',
  // Not the very last step, behind which nobody looks any more.
  points: evenly(12).map((at) => at * 0.97),
  cause: async (stage, at) => {
    prepare?.(stage);
    // There from the start, so that it can vanish at any step.
    mkdirSync(stage.to, { recursive: true });
    const running = stage.startWith('to', at, { what: 'wait' });
    const elsewhere = (await running.standsStill()) === null ? [] : happens(stage);
    running.goOn('end');
    const outcomes = [await running.outcome];
    undo?.(stage);
    return { outcomes, elsewhere };
  },
});

const readOnly = (command: CommandName): Fault => ({
  name: `destination turns read-only: ${command}`,
  command,
  needs: ['mount'],
  codes: [73],
  leaves: 'unfinished',
  points: evenly(10),
  cause: async (stage, at) => {
    const disk = join(stage.folder, 'disk');
    mountDisk(disk, 'size=64m');
    stage.onEnd(() => unmount(disk));
    stage.to = join(disk, 'to');
    const running = stage.startWith('to', at, { what: 'wait' });
    // The system refuses while a file is open for writing.
    while ((await running.standsStill()) !== null) {
      if (isReadOnly(disk)) break;
      running.goOn('next-step');
    }
    running.goOn('end');
    const outcomes = [await running.outcome];
    remount(disk, 'rw');
    return { outcomes };
  },
});

interface Never {
  name: string;
  needs: readonly Need[];
  /** Makes the destination what it cannot be. @returns how to undo that */
  make: (stage: Stage) => () => void;
  uid?: number;
}

const NEVER: readonly Never[] = [
  {
    name: 'is a file',
    needs: [],
    make: (stage) => {
      writeFileSync(stage.to, 'mine');
      return () => rmSync(stage.to);
    },
  },
  {
    name: 'lies below a file',
    needs: [],
    make: (stage) => {
      const file = stage.to;
      writeFileSync(file, 'mine');
      stage.to = join(file, 'to');
      return () => rmSync(file);
    },
  },
  {
    name: 'lies inside the backup',
    needs: [],
    make: (stage) => {
      const { to } = stage;
      stage.to = join(stage.copySource(), 'to');
      return () => {
        stage.to = to;
      };
    },
  },
  {
    name: 'is a link to the backup',
    needs: [],
    make: (stage) => {
      symlinkSync(stage.copySource(), stage.to);
      return () => rmSync(stage.to);
    },
  },
  {
    name: 'is a link to nowhere',
    needs: [],
    make: (stage) => {
      symlinkSync(join(stage.folder, 'nowhere', 'at', 'all'), stage.to);
      return () => rmSync(stage.to);
    },
  },
  {
    name: 'may not be written to',
    needs: ['other-user'],
    uid: NOBODY,
    make: (stage) => {
      stage.copySource();
      mkdirSync(stage.to);
      for (const folder of [stage.home, join(stage.home, 'tmp')]) chownSync(folder, NOBODY, NOBODY);
      chmodSync(stage.to, 0o555);
      return () => chmodSync(stage.to, 0o755);
    },
  },
];

const never = (command: CommandName, { name, needs, make, uid }: Never): Fault => ({
  name: `destination ${name}: ${command}`,
  command,
  needs,
  codes: [73],
  leaves: 'nothing',
  points: ONCE,
  cause: async (stage): Promise<Caused> => {
    const undo = make(stage);
    const outcome = await stage.start(uid === undefined ? {} : { uid }).outcome;
    undo();
    return { outcomes: [outcome], mustFail: true };
  },
});

export const DESTINATIONS: readonly Fault[] = COMMAND_NAMES.flatMap((command) => [
  ...VANISHING.map((one) => vanishing(command, one)),
  readOnly(command),
  ...NEVER.map((one) => never(command, one)),
]);
