import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { foldedName } from '../filename.ts';
import { byCharacters } from '../order.ts';
import { writeError } from '../output.ts';
import { errnoOf, readWhole } from '../read-only.ts';
import { BackupError, type WrittenFile } from '../types.ts';
import { partialName, stalePartialsOf } from './partial.ts';
import { putInPlace, writePartial } from './write.ts';

/** SHA-256 sums in hex, by the path below the destination, with `/` between its parts. */
type Sums = Map<string, string>;

/** Of the list itself, and of those that take its place. */
const NAME = 'SHA256SUMS.txt';
const LINE = /^([0-9a-f]{64}) {2}([^\\\p{Cc}]+)$/u;
const MAX_BYTES = 100_000_000;
const MAX_TURNS = 1000;

/**
 * Lists what lies in the destination, as `sha256sum` does, in `SHA256SUMS.txt`: what this run wrote or
 * found, and what earlier runs listed and is still there. `sha256sum -c` and `shasum -a 256 -c` check it.
 * A file of that name that backroll would not have written just so is somebody else's: it stays, and the
 * next name is taken.
 * @param root real path of the destination.
 * @returns the list's path.
 * @throws BackupError `disk-full` or `output-unwritable`.
 */
export async function writeChecksums(root: string, files: readonly WrittenFile[]): Promise<string> {
  const names = await readdir(root).catch(() => []);
  const seen = new Map(
    files.map(({ path, sha256 }) => [relative(root, path).replaceAll(sep, '/'), sha256]),
  );
  // A run that was killed while it put a new list in the place of the old one left both of them.
  const left = stalePartialsOf(NAME, names).map((name) => join(root, name));
  const held: Sums = new Map();
  for (const path of left) hold(held, await textAt(path));
  for (let turn = 0, copy = 1; turn < MAX_TURNS; turn += 1) {
    const path = join(root, copy === 1 ? 'SHA256SUMS.txt' : `SHA256SUMS-${copy}.txt`);
    const there = await textAt(path);
    const earlier = there === null ? new Map() : parse(there);
    if (earlier === null) {
      copy += 1;
      continue;
    }
    const known = await stillThere(root, new Map([...held, ...earlier]));
    const text = render(new Map([...known, ...seen]));
    if (text === there || (await put(path, text, there, held))) {
      for (const old of left) await rm(old, { force: true }).catch(() => {});
      return path;
    }
    // Another run into the same folder was quicker: the next turn reads what it wrote.
  }
  throw new BackupError(
    'output-unwritable',
    'Every name for the list of checksums is taken.',
    root,
  );
}

/** @returns `null` where nothing is; a text that is no list for what is not a readable, plain file. */
async function textAt(path: string): Promise<string | null> {
  const there = await lstat(path).catch(() => null);
  if (there === null) return null;
  const content = there.isFile() ? await readWhole(path, MAX_BYTES).catch(() => '?') : '?';
  return content.toString();
}

/** @returns `null` for what `render` does not give. */
function parse(text: string): Sums | null {
  const sums: Sums = new Map();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || !isBelow(path)) return null;
    sums.set(path, sha256);
  }
  return text === render(sums) ? sums : null;
}

function isBelow(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The safe names that are written hold no character that this format would have to escape. */
function render(sums: Sums): string {
  return [...sums]
    .sort(([a], [b]) => byCharacters(a, b))
    .map(([path, sha256]) => `${sha256}  ${path}\n`)
    .join('');
}

async function stillThere(root: string, sums: Sums): Promise<Sums> {
  const folders = new Map<string, Set<string>>();
  for (const folder of new Set([...sums.keys()].map((path) => dirname(path)))) {
    const names = await readdir(join(root, folder)).catch(() => []);
    folders.set(folder, new Set(names.map(foldedName)));
  }
  const isThere = (path: string) =>
    folders.get(dirname(path))?.has(foldedName(path.slice(path.lastIndexOf('/') + 1)));
  return new Map([...sums].filter(([path]) => isThere(path)));
}

/**
 * Puts a list in the place of the one that was read, if that is still there. It is first taken away, which
 * only one of several runs can do: a plain rename over it would lose the lines of whoever was quicker.
 * @param there the text that was read; `null` when there was none.
 * @param held is given the lines of what was taken away.
 * @returns whether it was written.
 */
async function put(path: string, text: string, there: string | null, held: Sums): Promise<boolean> {
  const partial = join(dirname(path), partialName(NAME));
  const taken = join(dirname(path), partialName(NAME));
  const content = async function* () {
    yield Buffer.from(text);
  };
  await writePartial(partial, content(), null, {}, () => {});
  try {
    if (there === null) return await putInPlace(partial, path);
    if (!(await isTaken(path, taken, held))) return false;
    if ((await textAt(taken)) === there && (await putInPlace(partial, path))) return true;
    await putInPlace(taken, path);
    return false;
  } catch (error) {
    await putInPlace(taken, path).catch(() => {});
    throw writeError(error, path);
  } finally {
    for (const left of [partial, taken]) await rm(left, { force: true }).catch(() => {});
  }
}

/** Moves a list to a name of this run's own, and keeps its lines in mind. @returns whether it was there. */
async function isTaken(path: string, taken: string, held: Sums): Promise<boolean> {
  try {
    await rename(path, taken);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
  hold(held, await textAt(taken));
  return true;
}

/** Keeps the lines of a list in mind, if it is one. */
function hold(held: Sums, text: string | null): void {
  for (const [path, sha256] of parse(text ?? '') ?? []) held.set(path, sha256);
}

/** Is this what a stopped run has left of a list? Its lines are still wanted. */
export function isUnfinishedList(name: string): boolean {
  return stalePartialsOf(NAME, [name]).length > 0;
}
