/** What lies in a backup folder in place of a file: links, pipes, sockets, devices, and files without end. */
import { execFileSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Attack, Promised } from './attack.ts';
import { blob, LIBRARY, SETTINGS, TARGET } from './good-backup.ts';

/** Where it is planted, and what still holds there. */
const SPOTS: { name: string; path: string; promised: Promised }[] = [
  { name: 'Info.plist', path: 'Info.plist', promised: 'keeps every photo' },
  { name: 'Manifest.plist', path: 'Manifest.plist', promised: 'keeps every photo' },
  { name: 'Status.plist', path: 'Status.plist', promised: 'keeps every photo' },
  { name: 'Manifest.db', path: 'Manifest.db', promised: { refused: ['damaged'] } },
  { name: 'the log of Manifest.db', path: 'Manifest.db-wal', promised: 'keeps every photo' },
  { name: 'the photo library', path: blob(LIBRARY), promised: 'keeps every photo' },
  { name: 'a setting', path: blob(SETTINGS.retention), promised: 'keeps every photo' },
  { name: 'a photo', path: blob(TARGET), promised: 'keeps the good photos' },
  { name: 'the folder of a photo', path: dirname(blob(TARGET)), promised: 'keeps the good photos' },
];

interface Thing {
  /** One of several of its kind: tried in every place only where there is time. */
  rare?: true;
  make: (path: string) => void;
  is: (found: import('node:fs').Stats) => boolean;
}
const link = (target: string, rare: { rare?: true } = {}): Thing => ({
  ...rare,
  make: (path) => symlinkSync(target, path),
  is: (found) => found.isSymbolicLink(),
});

const THINGS: Record<string, Thing> = {
  'a link to a file of the computer': link('/etc/passwd'),
  'a link to the root of the disk': link('/', { rare: true }),
  'a link upwards': link('..'),
  'a link to itself': link('loop'),
  'a link to nowhere': link('/nowhere/at/all', { rare: true }),
  'a link to a device without end': link('/dev/zero', { rare: true }),
  'a link to a secret of this process': link('/proc/self/environ', { rare: true }),
  'a pipe': {
    make: (path) => execFileSync('mkfifo', [path]),
    is: (found) => found.isFIFO(),
  },
  'a folder': { make: (path) => mkdirSync(path), is: (found) => found.isDirectory() },
};

function replaced(folder: string, path: string, thing: Thing): void {
  const at = join(folder, path);
  rmSync(at, { recursive: true, force: true });
  thing.make(at);
}

const instead: Attack[] = SPOTS.flatMap(({ name, path, promised }) =>
  Object.entries(THINGS).map(([what, thing]) => ({
    name: `${what} in place of ${name}`,
    plant: (folder) => replaced(folder, path, thing),
    isThere: (folder) => thing.is(lstatSync(join(folder, path))),
    promised,
    ...(thing.rare && path !== blob(TARGET) ? { long: true as const } : {}),
  })),
);

/** Holes: they take no room, and are read as zeros. */
const TERABYTE = 1024 ** 4;
const holes: Attack[] = [
  { path: 'Info.plist', promised: 'keeps every photo' as const },
  { path: 'Manifest.plist', promised: 'keeps every photo' as const },
  { path: 'Manifest.db', promised: { refused: ['damaged', 'disk-full'] as const } },
  { path: blob(LIBRARY), promised: 'keeps the good photos' as const },
].map(({ path, promised }) => ({
  name: `a hole of a terabyte behind ${path}`,
  plant: (folder) => truncateSync(join(folder, path), TERABYTE),
  isThere: (folder) => lstatSync(join(folder, path)).size === TERABYTE,
  promised,
}));

const others: Attack[] = [
  {
    name: 'photos that are one file with many names',
    plant(folder) {
      const photo = join(folder, blob(TARGET));
      for (let n = 0; n < 100; n += 1) linkSync(photo, `${photo}-${n}`);
    },
    isThere: (folder) => lstatSync(join(folder, blob(TARGET))).nlink === 101,
    promised: 'keeps every photo',
  },
  {
    name: '10,000 files beside the lists',
    plant(folder) {
      for (let n = 0; n < 10_000; n += 1) writeFileSync(join(folder, `stray-${n}`), '');
    },
    isThere: (folder) => lstatSync(join(folder, 'stray-9999')).isFile(),
    promised: 'keeps every photo',
    long: true,
  },
  {
    name: 'folders in each other, 300 deep',
    plant: (folder) => {
      mkdirSync(join(folder, ...Array<string>(300).fill('d')), { recursive: true });
    },
    isThere: (folder) => lstatSync(join(folder, ...Array<string>(300).fill('d'))).isDirectory(),
    promised: 'keeps every photo',
  },
  {
    name: 'names that are no text',
    plant(folder) {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x1b])]),
        '',
      );
    },
    isThere: (folder) =>
      lstatSync(
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x1b])]),
      ).isFile(),
    promised: 'keeps every photo',
  },
];

export const placeAttacks: readonly Attack[] = [...instead, ...holes, ...others];
