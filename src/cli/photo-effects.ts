/** The effects that look into a backup and write out of it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { photoOfPicture } from '../backup/elsewhere/as-photo.ts';
import { filterPhotos } from '../backup/photos/filter.ts';
import { newestFirst } from '../backup/photos/newest-first.ts';
import type { ExtractResult, Photo } from '../backup/types.ts';
import { chosen, madeAt, times } from '../flows/candidates.ts';
import { answerTo, backups, type Case } from '../flows/case.ts';
import { DAY } from '../flows/dates.ts';
import type {
  ElsewhereFinding,
  ExtractFinding,
  FindFinding,
  FoundBackup,
} from '../flows/effects.ts';
import { choseFromApps } from '../flows/gates.ts';
import { SHEET_PICTURE, writeContactSheet } from './contact-sheet.ts';
import { codeOf } from './engine-error.ts';
import { intervalOf } from './filters.ts';
import { expectLongLists } from './long-lists.ts';
import { photoRows } from './photo-list.ts';
import { type OpenBackup, openBackupOf, type Session, watch } from './session.ts';
import { writtenEntries } from './written-entries.ts';

export async function find(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<FindFinding> {
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
    newer: null,
  };
  expectLongLists();
  try {
    await closeBefore(session, path);
    const { handle, encrypted, catalogue } = await openAndList(
      session,
      path,
      session.password,
      signal,
    );
    const fitting = matchingPhotos(known, catalogue.photos);
    const matching = new Set(fitting.map(({ id }) => id));
    const newer = await missingFromNewer(session, known, backup, handle, signal).catch(
      (error: unknown) => {
        closeLater(session, handle);
        throw error;
      },
    );
    const open: OpenBackup = {
      path,
      handle,
      encrypted,
      catalogue,
      matching,
      missing: newer?.missing ?? new Set(),
      elsewhere: null,
    };
    session.opened.set(path, open);
    // A list of tens of thousands is made before it is shown, a turn each: no key waits for both.
    await nextTurn();
    photoRows(open, 'photos');
    await nextTurn();
    const missing = fitting.filter(({ id }) => newer?.missing.has(id)).length;
    return {
      ...base,
      outcome: catalogue.counts.total === 0 ? 'empty' : 'photos',
      counts: catalogue.counts,
      matching: fitting.length,
      matchingTrashed: fitting.filter(({ trashed }) => trashed).length,
      icloudPhotos: catalogue.icloudPhotos.state,
      newer: newer === null ? null : { lastBackup: newer.lastBackup, missing },
    };
  } catch (error) {
    const code = codeOf(error);
    const asked = code === 'password-needed' || code === 'wrong-password';
    return { ...base, code, outcome: asked ? code : 'unreadable' };
  } finally {
    session.password = null;
  }
}

/** Closes this backup, to be opened anew, and any other with keys: they are in memory for no longer than needed. */
async function closeBefore({ opened, engine }: Session, path: string): Promise<void> {
  for (const open of opened.values()) {
    if (open.path !== path && !open.encrypted) continue;
    opened.delete(open.path);
    await engine.run('close', { handle: open.handle });
  }
}

async function openAndList(
  session: Session,
  path: string,
  password: string | null,
  signal: AbortSignal,
) {
  const { engine } = session;
  const opened = await engine.run(
    'open',
    { path, ...(password === null ? {} : { password }) },
    watch(session, signal),
  );
  const { handle, summary } = opened;
  try {
    const catalogue = await engine.run('photos', { handle }, watch(session, signal));
    return { handle, encrypted: summary.encrypted === true, catalogue };
  } catch (error) {
    closeLater(session, handle);
    throw error;
  }
}

/** Nobody waits for it: on a disk that has gone, the job before it may never end. */
function closeLater({ engine }: Session, handle: number): void {
  engine.run('close', { handle }).catch(() => {});
}

/** The newest later backup of the same phone that opens without a password. */
function newerBackup(known: Case, backup: FoundBackup): FoundBackup | null {
  const made = madeAt(backup);
  if (made === null || backup.udid === null) return null;
  const later = backups(known).filter(
    (one) =>
      one.udid === backup.udid &&
      one.state === 'finished' &&
      one.encrypted === false &&
      (madeAt(one) ?? 0) > made,
  );
  return later.sort((a, b) => (madeAt(b) ?? 0) - (madeAt(a) ?? 0))[0] ?? null;
}

/** Ids of what a newer backup no longer has or has in Recently Deleted; `null` without one that can be read. */
async function missingFromNewer(
  session: Session,
  known: Case,
  backup: FoundBackup,
  older: number,
  signal: AbortSignal,
): Promise<{ lastBackup: string | null; missing: Set<string> } | null> {
  const newer = newerBackup(known, backup);
  if (newer === null) return null;
  try {
    const { handle } = await openAndList(session, newer.path, null, signal);
    const { engine } = session;
    try {
      const found = await engine.run('compare', { older, newer: handle }, watch(session, signal));
      const missing = new Set([...found.lost, ...found.trashed].map(({ id }) => id));
      return { lastBackup: newer.lastBackup, missing };
    } finally {
      closeLater(session, handle);
    }
  } catch (error) {
    // The newer backup only helps to sort; what it lacks is no reason not to show the older one.
    if (codeOf(error) === 'cancelled') throw error;
    return null;
  }
}

/** What fits the dates the person gave: by when it was taken, else by when it was deleted. A day of slack. */
function matchingPhotos(known: Case, photos: readonly Photo[]): Photo[] {
  const { taken, deleted } = times(known);
  const slack = ({ from, to }: { from: number; to: number }) =>
    intervalOf({ from: from - DAY, to: to + DAY });
  if (taken) return filterPhotos(photos, { taken: slack(taken) });
  return deleted ? filterPhotos(photos, { trashed: true, deleted: slack(deleted) }) : [];
}

export async function elsewhere(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<ElsewhereFinding> {
  const open = openBackupOf(session, known);
  const backup = chosen(known);
  if (!open || !backup) throw new Error('no backup is open');
  const { path, udid, lastBackup } = backup;
  const deep = known.trail.at(-1)?.answer === 'deep';
  const base = { effect: 'elsewhere' as const, backup: { path, udid, lastBackup }, deep };
  const { handle } = open;
  try {
    const lost = { handle, ids: [...open.matching] };
    const input = { handle, deep, lost };
    const found = await session.engine.run('elsewhere', input, watch(session, signal));
    const photos = found.pictures
      .map(photoOfPicture)
      .filter(({ files }) => files.length > 0)
      .sort(newestFirst);
    const copies = new Set(found.links.map(({ picture }) => photoOfPicture(picture).id));
    const fitting = new Set(matchingPhotos(known, photos).map(({ id }) => id));
    const matching = new Set(
      photos.map(({ id }) => id).filter((id) => fitting.has(id) || copies.has(id)),
    );
    open.elsewhere = { photos, matching };
    const outcome = photos.length > 0 ? 'pictures' : 'none';
    return { ...base, outcome, pictures: photos.length, matching: matching.size };
  } catch (error) {
    codeOf(error);
    return { ...base, outcome: 'failed', pictures: 0, matching: 0 };
  }
}

/** The photos to write: those chosen, or all that fit the dates when the choice was left to us. */
function chosenPhotos(known: Case, open: OpenBackup): string[] {
  const fromApps = choseFromApps(known);
  const answer = answerTo(known, fromApps ? 'app-pictures' : 'photos');
  if (Array.isArray(answer)) return answer;
  return [...(fromApps ? (open.elsewhere?.matching ?? []) : open.matching)];
}

export async function extract(
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
    const sheet = await contactSheet(session, known, open, { ids, folder, result: done }, signal);
    return {
      ...base,
      outcome: files.length > 0 ? 'wrote' : 'nothing',
      files: files.length,
      proved: files.filter(({ check }) => check === 'fingerprint').length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      failed: done.failed.length,
      onlySmall:
        files.length > 0 && files.every(({ role }) => role === 'reduced' || role === 'thumbnail'),
      sheet,
      written: await writtenEntries(folder, files),
    };
  } catch (error) {
    const code = codeOf(error);
    const outcome = code === 'disk-full' || code === 'output-unwritable' ? code : 'failed';
    const none = { files: 0, proved: 0, bytes: 0, failed: 0, onlySmall: false, sheet: null };
    return { ...base, outcome, ...none, written: [] };
  }
}

/** The page's path; `null` when it could not be written: the photos are there all the same. */
async function contactSheet(
  session: Session,
  known: Case,
  { handle, catalogue, elsewhere }: OpenBackup,
  { ids, folder, result }: { ids: string[]; folder: string; result: ExtractResult },
  signal: AbortSignal,
): Promise<string | null> {
  const backup = chosen(known);
  if (!backup) return null;
  const photos = filterPhotos([...catalogue.photos, ...(elsewhere?.photos ?? [])], { ids });
  const pictureOf = (id: string) => {
    const make = () =>
      session.engine.run('thumbnail', { handle, id, box: SHEET_PICTURE }, { signal });
    return session.pictures?.of(backup, id, make) ?? make();
  };
  try {
    const recovered = { backup, photos, result };
    return await writeContactSheet(recovered, folder, pictureOf, watch(session, signal));
  } catch (error) {
    if (codeOf(error) === 'cancelled') throw error;
    return null;
  }
}
