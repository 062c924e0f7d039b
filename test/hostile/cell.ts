/** The one place where a trial may leave anything, with a watch on everything around it. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changesBetween, snapshotOf } from './snapshot.ts';

/** The folders of a trial. They lie deep, so that `../../..` still ends inside the cell. */
export interface Cell {
  folder: string;
  /** What the environment calls the temporary folder, empty before and after. */
  temporary: string;
  /** Named as the place for photos; not there yet. */
  photos: string;
  /** Named as the place for copies of backups; not there yet. */
  copies: string;
  /** A person's environment, with nothing of the caller's own. */
  env: Record<string, string>;
  /** The folder that the program is started in. */
  cwd: string;
  /** Empties the folders that may be written to. */
  clear(): void;
  remove(): void;
}

export function makeCell(): Cell {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backroll-trial-')));
  const given = join(folder, 'one', 'two', 'three', 'four', 'given');
  const temporary = join(folder, 'one', 'two', 'temporary');
  const home = join(folder, 'one', 'home');
  const cwd = join(home, 'desk', 'work');
  for (const path of [given, temporary, cwd]) mkdirSync(path, { recursive: true });
  const clear = () => {
    for (const parent of [given, temporary]) {
      for (const name of readdirSync(parent)) {
        rmSync(join(parent, name), { recursive: true, force: true });
      }
    }
  };
  return {
    folder,
    temporary,
    photos: join(given, 'photos'),
    copies: join(given, 'copies'),
    cwd,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      TMPDIR: temporary,
      TERM: 'dumb',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      // Where the tests keep it, or where Node does anyway: what was compiled before loads in a fifth of the time.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache'),
    },
    clear,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Looks at a cell and at other folders; the answer looks again, and says which promises about writing were broken. */
export function watchOver(cell: Cell, backups: string, others: readonly string[]): () => string[] {
  const before = [backups, ...others].map((folder) => ({ folder, seen: snapshotOf(folder) }));
  const inCell = snapshotOf(cell.folder);
  return () => {
    const broken: string[] = [];
    for (const { folder, seen } of before) {
      const what = folder === backups ? 'changed the backup' : 'wrote outside';
      const changes = changesBetween(seen, snapshotOf(folder));
      if (changes.length > 0) broken.push(`${what}: ${shown(changes)}`);
    }
    const left = readdirSync(cell.temporary);
    if (left.length > 0) broken.push(`left in temp: ${shown(left)}`);
    const allowed = [cell.photos, cell.copies, cell.temporary].map((path) =>
      path.slice(cell.folder.length + 1),
    );
    const outside = changesBetween(inCell, snapshotOf(cell.folder)).filter((path) => {
      const isParent = allowed.some((place) => place.startsWith(`${path}/`) || path === '.');
      const isAllowed = allowed.some((place) => path === place || path.startsWith(`${place}/`));
      return !isAllowed && !(isParent && inCell.has(path));
    });
    if (outside.length > 0) broken.push(`wrote outside: ${shown(outside)}`);
    return broken;
  };
}

function shown(paths: readonly string[]): string {
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  return `${paths
    .slice(0, 5)
    .map((path) => JSON.stringify(path))
    .join(', ')}${more}`;
}
