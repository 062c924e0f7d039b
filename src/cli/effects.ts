/** The one place where the machine's effects meet the engine, the disk and the clock. */
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fromPromise } from 'xstate';
import { filterPhotos } from '../backup/photos/filter.ts';
import { BackupError, type BackupSummary, type ErrorCode, type Photo } from '../backup/types.ts';
import { chosen, times, unprotected } from '../flows/candidates.ts';
import { answerTo, type Case } from '../flows/case.ts';
import { DAY } from '../flows/dates.ts';
import type {
  ExtractFinding,
  FindFinding,
  FoundBackup,
  ProtectFinding,
  ScanFinding,
} from '../flows/effects.ts';
import { type Recovery, recovery } from '../flows/recovery.ts';
import { intervalOf } from './filters.ts';
import { type OpenBackup, openBackupOf, type Session } from './session.ts';

/** The machine with its real effects. */
export function withEffects(session: Session): Recovery {
  const effect = <Finding>(work: (known: Case, signal: AbortSignal) => Promise<Finding>) =>
    fromPromise<Finding, Case>(({ input, signal }) => {
      const done = work(input, signal);
      done.catch((error: unknown) => {
        const ours = !(error instanceof BackupError) && !signal.aborted;
        if (ours) session.faults.push(error);
      });
      return session.busy(done);
    });
  return recovery.provide({
    actors: {
      scan: effect((known, signal) => scan(session, known, signal)),
      find: effect((known, signal) => find(session, known, signal)),
      extract: effect((known, signal) => extract(session, known, signal)),
      protect: effect((known, signal) => protect(session, known, signal)),
    },
  });
}

/** Passes on how far a job is, until it ends. */
function watch(session: Session, signal: AbortSignal) {
  return {
    signal,
    onProgress: (progress: Session['progress']) => {
      if (signal.aborted) return;
      session.progress = progress;
      session.onProgress();
    },
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof BackupError) return error.code;
  throw error;
}

/** The folders that the person named while they were looking for backups. */
function namedFolders({ trail }: Case): string[] {
  return trail.flatMap(({ step, answer }) =>
    step === 'folder' && typeof answer === 'string' && answer !== 'dont-know' ? [answer] : [],
  );
}

async function scan(session: Session, known: Case, signal: AbortSignal): Promise<ScanFinding> {
  const named = namedFolders(known);
  const roots = [...session.roots, ...named];
  const found = await session.engine.run('scan', { roots }, watch(session, signal));
  const live = await Promise.all(session.roots.map((root) => realpath(root).catch(() => root)));
  const isLive = ({ path }: BackupSummary) =>
    live.some((root) => path === root || path.startsWith(root + sep));
  const backups: FoundBackup[] = found.backups.map((one) => ({ ...one, live: isLive(one) }));
  const lastNamed = named.slice(-1);
  const problems = [...found.problems, ...(await withoutBackups(lastNamed, found.backups))];
  const noAccess = problems.some(({ code }) => code === 'no-access');
  const outcome = backups.length > 0 ? 'some' : noAccess ? 'no-access' : 'none';
  return { effect: 'scan', outcome, backups, problems };
}

/** The folder that was just named, if nothing was found in it: silence would leave the person guessing. */
async function withoutBackups(named: readonly string[], backups: readonly BackupSummary[]) {
  const real = await Promise.all(named.map((folder) => realpath(folder).catch(() => folder)));
  return real
    .filter(
      (folder) => !backups.some(({ path }) => path === folder || path.startsWith(folder + sep)),
    )
    .map((path) => ({ path, code: 'no-backup' as const, message: 'No backup was found there.' }));
}

async function find(session: Session, known: Case, signal: AbortSignal): Promise<FindFinding> {
  const backup = chosen(known);
  if (!backup) throw new Error('no backup was chosen');
  const { path, udid, lastBackup } = backup;
  const base = {
    effect: 'find' as const,
    backup: { path, udid, lastBackup },
    code: null,
    counts: null,
    matching: 0,
    matchingTrashed: 0,
    icloudPhotos: 'unknown' as const,
  };
  try {
    await closeOpen(session, path);
    const { handle, catalogue } = await openAndList(session, path, signal);
    const matching = matchingPhotos(known, catalogue.photos);
    const ids = new Set(matching.map(({ id }) => id));
    session.opened.set(path, { path, handle, catalogue, matching: ids });
    return {
      ...base,
      outcome: catalogue.counts.total === 0 ? 'empty' : 'photos',
      counts: catalogue.counts,
      matching: matching.length,
      matchingTrashed: matching.filter(({ trashed }) => trashed).length,
      icloudPhotos: catalogue.icloudPhotos.state,
    };
  } catch (error) {
    const code = codeOf(error);
    const asked = code === 'password-needed' || code === 'wrong-password';
    return { ...base, code, outcome: asked ? code : 'unreadable' };
  } finally {
    session.password = null;
  }
}

async function closeOpen({ opened, engine }: Session, path: string): Promise<void> {
  const open = opened.get(path);
  opened.delete(path);
  if (open) await engine.run('close', { handle: open.handle });
}

async function openAndList(session: Session, path: string, signal: AbortSignal) {
  const { engine, password } = session;
  const opened = await engine.run(
    'open',
    { path, ...(password === null ? {} : { password }) },
    watch(session, signal),
  );
  const { handle } = opened;
  try {
    const catalogue = await engine.run('photos', { handle }, watch(session, signal));
    return { handle, catalogue };
  } catch (error) {
    await engine.run('close', { handle });
    throw error;
  }
}

/** What fits the dates the person gave: by when it was taken, else by when it was deleted. A day of slack. */
function matchingPhotos(known: Case, photos: Photo[]): Photo[] {
  const { taken, deleted } = times(known);
  const slack = ({ from, to }: { from: number; to: number }) =>
    intervalOf({ from: from - DAY, to: to + DAY });
  if (taken) return filterPhotos(photos, { taken: slack(taken) });
  return deleted ? filterPhotos(photos, { trashed: true, deleted: slack(deleted) }) : [];
}

/** The photos to write: those chosen, or all that fit the dates when the choice was left to us. */
function chosenPhotos(known: Case, open: OpenBackup): string[] {
  const answer = answerTo(known, 'photos');
  return Array.isArray(answer) ? answer : [...open.matching];
}

async function extract(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<ExtractFinding> {
  const open = openBackupOf(session, known);
  if (!open) throw new Error('no backup is open');
  const typed = answerTo(known, 'destination');
  const folder = typeof typed === 'string' && typed !== 'dont-know' ? typed : session.photosTo;
  const ids = chosenPhotos(known, open);
  const base = { effect: 'extract' as const, path: open.path, folder };
  try {
    const done = await session.engine.run(
      'extract',
      { handle: open.handle, ids, options: { to: folder } },
      watch(session, signal),
    );
    const files = [...done.wrote, ...done.unchanged];
    return {
      ...base,
      outcome: files.length > 0 ? 'wrote' : 'nothing',
      files: files.length,
      proved: files.filter(({ check }) => check === 'fingerprint').length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      failed: done.failed.length,
      onlySmall:
        files.length > 0 && files.every(({ role }) => role === 'reduced' || role === 'thumbnail'),
    };
  } catch (error) {
    const code = codeOf(error);
    const known = code === 'disk-full' || code === 'output-unwritable' ? code : 'failed';
    return { ...base, outcome: known, files: 0, proved: 0, bytes: 0, failed: 0, onlySmall: false };
  }
}

async function protect(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<ProtectFinding> {
  const typed = answerTo(known, 'copy-to');
  const to = typeof typed === 'string' ? typed : session.copiesTo;
  const copies: ProtectFinding['copies'] = [];
  try {
    for (const { path, udid, lastBackup } of unprotected(known)) {
      const made = await session.engine.run('protect', { path, to }, watch(session, signal));
      copies.push({ backup: { path, udid, lastBackup }, copy: made.path });
    }
    return { effect: 'protect', outcome: 'done', copies, code: null };
  } catch (error) {
    const code = codeOf(error);
    const outcome = code === 'disk-full' || code === 'output-unwritable' ? code : 'failed';
    return { effect: 'protect', outcome, copies, code };
  }
}
