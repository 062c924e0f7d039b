/** Backups that vanish, cannot be read, or change while they are read. */
import {
  appendFileSync,
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { COMMAND_NAMES, type CommandName } from '../commands.ts';
import { forgetCaches, mountDisk, mountImage, unmount } from '../disks.ts';
import { evenly, type Fault, type Need } from '../fault.ts';
import type { Stage } from '../stage.ts';

const NOBODY = 65_534;
/** Contents lie in folders of two hexadecimal digits, each named by 40 of them. */
const BLOB_FOLDER = /^[0-9a-f]{2}$/;
const BLOB = /^[0-9a-f]{40}$/;

function blobFolders(source: string): string[] {
  const names = readdirSync(source).filter((name) => BLOB_FOLDER.test(name));
  return names.map((name) => join(source, name));
}

interface Failing {
  name: string;
  needs: readonly Need[];
  prepare?: (stage: Stage) => void;
  happens: (stage: Stage) => void;
}

const FAILING: readonly Failing[] = [
  {
    name: 'loses its contents',
    needs: [],
    happens: ({ source }) => {
      for (const folder of blobFolders(source)) rmSync(folder, { recursive: true });
    },
  },
  {
    name: 'loses every other content',
    needs: [],
    happens: ({ source }) => {
      const some = blobFolders(source).filter((_folder, index) => index % 2 === 0);
      for (const folder of some) rmSync(folder, { recursive: true });
    },
  },
  {
    name: 'has folders renamed',
    needs: [],
    happens: ({ source }) => {
      for (const folder of blobFolders(source)) renameSync(folder, `${folder}-away`);
    },
  },
  {
    name: 'is removed',
    needs: [],
    happens: ({ source }) => rmSync(source, { recursive: true }),
  },
  {
    name: 'is unmounted',
    needs: ['mount'],
    prepare: (stage) => {
      const disk = join(stage.folder, 'disk');
      mountDisk(disk, 'size=64m');
      stage.onEnd(() => unmount(disk));
      stage.copySource(disk);
    },
    happens: ({ source }) => unmount(dirname(source)),
  },
  {
    name: 'lies on a disk that breaks',
    needs: ['loop'],
    prepare: (stage) => {
      const image = join(stage.folder, 'image');
      const disk = join(stage.folder, 'disk');
      mountImage(image, disk, stage.original);
      stage.onEnd(() => unmount(disk));
      stage.source = join(disk, basename(stage.original));
    },
    // What lies beyond the end of its file, the system cannot read: an honest EIO.
    happens: (stage) => {
      truncateSync(join(stage.folder, 'image'), 1024 * 1024);
      forgetCaches();
    },
  },
];

const failing = (command: CommandName, { name, needs, prepare, happens }: Failing): Fault => ({
  name: `the backup ${name}: ${command}`,
  command,
  needs,
  codes: [1, 3, 10, 11],
  leaves: command === 'protect' ? 'unfinished' : 'nothing',
  // Once the backup was listed: what goes before that was never there for the run.
  points: evenly(16).map((at) => 0.5 + at / 2),
  cause: async (stage, at) => {
    if (prepare === undefined) stage.copySource();
    else prepare(stage);
    const running = stage.startWith('source', at, { what: 'wait' });
    if ((await running.standsStill()) !== null) happens(stage);
    running.goOn('end');
    const outcomes = [await running.outcome];
    stage.source = stage.original;
    return { outcomes, changed: 'all' };
  },
});

const unreadable = (command: CommandName, code: 'EIO' | 'EACCES'): Fault => ({
  name: `${code} while the backup is read: ${command}`,
  command,
  needs: [],
  codes: [1, 3, 10, 13],
  leaves: command === 'protect' ? 'unfinished' : 'nothing',
  points: evenly(30),
  cause: async (stage, at) => ({
    outcomes: [await stage.startWith('source', at, { what: 'fail', code }).outcome],
  }),
});

const denied = (command: CommandName): Fault => ({
  name: `some contents may not be read: ${command}`,
  command,
  needs: ['other-user'],
  codes: [3, 13],
  leaves: command === 'protect' ? 'unfinished' : 'nothing',
  points: [0, 0.5, 0.9],
  cause: async (stage, at) => {
    const source = stage.copySource();
    const folders = blobFolders(source);
    for (const folder of folders.slice(Math.floor(at * folders.length))) chmodSync(folder, 0);
    for (const folder of [stage.folder, stage.home, join(stage.home, 'tmp')]) {
      chownSync(folder, NOBODY, NOBODY);
    }
    chmodSync(dirname(source), 0o755);
    const outcomes = [await stage.start({ uid: NOBODY }).outcome];
    for (const folder of folders) chmodSync(folder, 0o755);
    rmSync(stage.home, { recursive: true });
    stage.renewHome();
    if (stage.command.gives === 'copy') rmSync(stage.to, { recursive: true, force: true });
    return { outcomes };
  },
});

const CHANGES: Readonly<Record<string, (path: string) => void>> = {
  grows: (path) => appendFileSync(path, 'and more'),
  shrinks: (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  changes: (path) => writeFileSync(path, readFileSync(path).fill(7)),
};

const changing = (command: CommandName, how: string, change: (path: string) => void): Fault => ({
  name: `a file ${how} while it is read: ${command}`,
  command,
  needs: [],
  codes: [3, 11],
  leaves: command === 'protect' ? 'unfinished' : 'nothing',
  points: evenly(12).map((at) => 0.5 + at / 2),
  cause: async (stage, at) => {
    const source = stage.copySource();
    const running = stage.startWith('source', at * 0.95, { what: 'wait' });
    const changed: string[] = [];
    for (;;) {
      const step = await running.standsStill();
      if (step === null) break;
      // Open already, and its length known: from here on the bytes must be those of one moment.
      if (step.call === 'read' && BLOB.test(basename(step.path))) {
        const kept = readFileSync(step.path);
        change(step.path);
        stage.onRestore(() => writeFileSync(step.path, kept));
        changed.push(step.path.slice(source.length + 1));
        break;
      }
      running.goOn('next-step');
    }
    running.goOn('end');
    const outcomes = [await running.outcome];
    stage.restore();
    return { outcomes, changed };
  },
});

export const SOURCES: readonly Fault[] = COMMAND_NAMES.flatMap((command) => [
  ...FAILING.map((one) => failing(command, one)),
  unreadable(command, 'EIO'),
  unreadable(command, 'EACCES'),
  denied(command),
  ...Object.entries(CHANGES).map(([how, change]) => changing(command, how, change)),
]);
