/** What backroll keeps for itself: its folder, the saved cases and the crash files. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mapConcurrently } from '../backup/concurrent.ts';
import { listCases } from '../cases/store.ts';
import { OWN, PLACE } from '../guidance/doctor-places.ts';
import type { DoctorInput } from './input.ts';
import { shellPath, shownPath } from './private-text.ts';
import { ok, problem, type Seen, warning } from './result.ts';
import { tryWriting } from './writing.ts';

/** Rights of anybody but the owner. */
const OTHERS = 0o077;
const AT_ONCE = 8;

export async function state({ stateFolder, home, platform }: DoctorInput): Promise<Seen[]> {
  const shown = shownPath(stateFolder, home);
  const tried = await tryWriting(stateFolder);
  if (!tried.can) {
    const at = shownPath(tried.at, home);
    if (tried.why === 'full') return [problem(PLACE.full(at), OWN.fullFix)];
    if (tried.why === 'not-a-folder') return [problem(PLACE.noFolder(at), OWN.noFolderFix)];
    return [problem(PLACE.refused(at), OWN.refusedFix(shellPath(at)))];
  }
  if (!tried.isThere) return [ok(PLACE.canBe(shown)), ok(OWN.empty)];
  const seen = [ok(PLACE.is(shown))];
  // Windows keeps such rights in another way.
  if (platform === 'win32') return seen;
  const open = await openToOthers(stateFolder);
  if (open === 0) return [...seen, ok(OWN.closed)];
  return [...seen, warning(OWN.open(open), OWN.openFix(shellPath(shown)))];
}

/** How many of its files and folders anybody else has any right to. */
async function openToOthers(folder: string): Promise<number> {
  const inside = await readdir(folder, { recursive: true }).catch(() => []);
  const paths = [folder, ...inside.map((name) => join(folder, name))];
  const open = await mapConcurrently(paths, AT_ONCE, async (path) => {
    const found = await lstat(path).catch(() => null);
    return found !== null && !found.isSymbolicLink() && (found.mode & OTHERS) !== 0;
  });
  return open.filter(Boolean).length;
}

export async function cases({ casesFolder }: DoctorInput): Promise<Seen[]> {
  const { cases: all, unreadable } = await listCases(casesFolder);
  const amount = (status: string) => all.filter((one) => one.status === status).length;
  const seen =
    all.length === 0
      ? ok(OWN.noCases)
      : ok(OWN.cases({ open: amount('open'), waiting: amount('waiting'), ended: amount('ended') }));
  if (unreadable.length === 0) return [seen];
  return [seen, warning(OWN.unreadable(unreadable.length), OWN.unreadableFix)];
}

const CRASH = /^crash-.*\.txt$/;

export async function crashes({ stateFolder, home }: DoctorInput): Promise<Seen[]> {
  const names = await readdir(stateFolder).catch(() => []);
  const files = await Promise.all(
    names.filter((name) => CRASH.test(name)).map((name) => lstat(join(stateFolder, name))),
  );
  if (files.length === 0) return [ok(OWN.noCrashes)];
  const newest = Math.max(...files.map(({ mtimeMs }) => mtimeMs));
  const folder = shownPath(stateFolder, home);
  return [warning(OWN.crashes(files.length, newest, folder), OWN.crashFix)];
}
