/** One attack from planting to proof, in this process. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  type Backup,
  BackupError,
  extract,
  findElsewhere,
  makePictures,
  openBackup,
  readCatalogue,
  scan,
  verify,
} from '../../../src/backup/index.ts';
import { openListed } from '../../../src/backup/listed-database.ts';
import { readHistory } from '../../../src/backup/photos/history.ts';
import { safeText } from '../../../src/terminal/safe-text.ts';
import type { Attack } from './attack.ts';
import { GOOD, goodBytes, LIBRARY, PASSWORD, targetBytes, writeGoodBackup } from './good-backup.ts';

const AT_MOST_MS = 5000;
const VERIFIES_MS = 1000;
const AT_MOST_BYTES = 512 * 1024 * 1024;
/** More is not read again to see that it is unchanged: its times tell. */
const READ_AGAIN_BYTES = 1_000_000;
const NEVER_SHOWN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const NEVER_NAMED = /[<>:"\\|?*\p{Cc}\u202a-\u202e]|[. ]$/u;

/** One for all: its thread is to outlive every picture, and is replaced when it does not. */
const pictures = makePictures();

/**
 * Plants an attack in a good backup of its own and does with it all that can be done with a backup.
 * @returns every promise that was broken, in words; none when all is well.
 */
export async function attempt(attack: Attack): Promise<string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'backroll-attack-'));
  const folder = join(scratch, 'backup');
  try {
    await writeGoodBackup(folder, attack.on);
    await attack.plant(folder);
    if (!attack.isThere(folder)) return ['the attack itself is not there'];
    const before = standing(scratch);
    const memory = peakBytes();
    const started = performance.now();
    const broken = await tryAll(folder, join(scratch, 'out'), attack);
    const took = performance.now() - started;
    if (took > AT_MOST_MS && !attack.long) broken.push(`took ${Math.round(took)} ms`);
    const grown = peakBytes() - memory;
    if (grown > AT_MOST_BYTES) broken.push(`took ${Math.round(grown / 1e6)} MB`);
    rmSync(join(scratch, 'out'), { recursive: true, force: true });
    if (standing(scratch) !== before) broken.push('changed the backup, or wrote beside its folder');
    return broken;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function tryAll(folder: string, out: string, attack: Attack): Promise<string[]> {
  const broken: string[] = [];
  const attempted = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BackupError)) broken.push(`${what}: ${String(error)}`);
      else if (NEVER_SHOWN.test(error.message)) broken.push(`${what} told unsafe text`);
      return null;
    }
  };
  const { backups, problems } = await scan([folder]);
  for (const text of [...texts(backups), ...texts(problems)]) checkShown(text, broken);
  if (backups.length + problems.length === 0) broken.push('not found by a scan');
  const { promised } = attack;
  let backup: Backup;
  try {
    backup = await openBackup(folder, attack.on === 'encrypted' ? { password: PASSWORD } : {});
  } catch (error) {
    const isRefusal = error instanceof BackupError;
    if (!isRefusal) return [...broken, `opening: ${String(error)}`];
    const refused = typeof promised === 'object' && promised.refused.includes(error.code);
    return refused ? broken : [...broken, `refused as ${error.code}: ${error.message}`];
  }
  try {
    const catalogue = await attempted('listing', () => readCatalogue(backup));
    for (const text of texts(catalogue)) checkShown(text, broken);
    await attempted('elsewhere', () => findElsewhere(backup, { deep: true }));
    await attempted('history', () => history(backup));
    // Reading a hole of a terabyte takes hours, so it is stopped; it must obey in time.
    const signal = AbortSignal.timeout(VERIFIES_MS);
    await attempted('verifying', () => verify(backup, { signal }));
    const photos = catalogue?.photos ?? [];
    if (attack.looks) await attempted('looking', () => look(backup, photos));
    const jpegs = attack.looks ? { jpeg: true } : {};
    const result = await attempted('writing', () => extract(backup, photos, { to: out, ...jpegs }));
    for (const text of texts(result?.failed)) checkShown(text, broken);
    for (const path of written(out)) {
      if (NEVER_NAMED.test(path)) broken.push(`wrote the name ${JSON.stringify(path)}`);
    }
    const sums = new Set(result?.wrote.map(({ sha256 }) => sha256));
    if (typeof promised === 'string') {
      for (const path of GOOD) {
        const name = basename(path);
        if (!photos.some((photo) => photo.path === path)) broken.push(`${name} is not listed`);
        if (!sums.has(sha256(goodBytes.get(path)))) broken.push(`${name} is not written`);
      }
    }
    if (promised === 'keeps every photo' && !sums.has(sha256(targetBytes))) {
      broken.push('the attacked photo is not written');
    }
  } finally {
    backup.close();
  }
  return broken;
}

function sha256(bytes: Buffer = Buffer.alloc(0)): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function history(backup: Backup): Promise<void> {
  const copy = await openListed(backup, 'CameraRollDomain', LIBRARY);
  if (copy === null) return;
  try {
    await readHistory(copy.database);
  } finally {
    copy.close();
  }
}

async function look(backup: Backup, photos: Parameters<typeof extract>[1]): Promise<void> {
  for (const photo of photos) {
    await pictures.pixelsOf(backup, photo, { width: 64, height: 64 }, {});
    await pictures.jpegOf(backup, photo, { width: 64, height: 64 }, {});
  }
}

function checkShown(text: string, broken: string[]): void {
  if (NEVER_SHOWN.test(safeText(text))) broken.push(`shows ${JSON.stringify(text.slice(0, 80))}`);
}

/** Every text anywhere in a value. */
function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* texts(part);
  }
}

function written(out: string): string[] {
  try {
    return readdirSync(out, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** Every entry with its kind, size, times and rights, and the bytes of what is small. No link is followed. */
function standing(root: string): string {
  const seen: string[] = [];
  // Names as bytes: not every name is a text.
  const walk = (folder: Buffer) => {
    for (const name of readdirSync(folder, { encoding: 'buffer' }).sort(Buffer.compare)) {
      const path = Buffer.concat([folder, Buffer.from('/'), name]);
      const found = lstatSync(path);
      const { mtimeMs, size, mode, ino, nlink } = found;
      const content = found.isSymbolicLink()
        ? readlinkSync(path, 'buffer')
        : found.isFile() && size < READ_AGAIN_BYTES
          ? readFileSync(path)
          : Buffer.alloc(0);
      seen.push([path.toString('hex'), mtimeMs, size, mode, ino, nlink, sha256(content)].join('|'));
      if (found.isDirectory()) walk(path);
    }
  };
  walk(Buffer.from(root));
  return seen.join('\n');
}
