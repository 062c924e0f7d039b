/**
 * The backups of a case, judged: which may hold the photo, which must be protected, which could be restored.
 */
import { answerTo, backups, type Case, latest } from './case.ts';
import { DAY, parseSpan, type Span } from './dates.ts';
import type { BackupIdentity, FindFinding, FoundBackup } from './effects.ts';
import { type ICloudThen, type Judgement, judge, type Times } from './timeline.ts';

export interface Candidate extends Judgement {
  backup: FoundBackup;
}

function span(known: Case, step: string): Span | null {
  const said = answerTo(known, step);
  return typeof said === 'string' ? parseSpan(said) : null;
}

/** What the person said about when. */
export function times(known: Case): Times {
  const deleted = span(known, 'deleted');
  return {
    taken: span(known, 'taken'),
    deleted,
    emptied: span(known, 'emptied-when') ?? emptied(known, deleted),
  };
}

/** Emptied by hand, nobody knows when: any time since the photo was deleted. */
function emptied(known: Case, deleted: Span | null): Span | null {
  const byHand =
    answerTo(known, 'bin-emptied') === 'yes' || answerTo(known, 'recently-deleted') === 'emptied';
  if (!byHand) return null;
  return { from: deleted?.from ?? Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
}

/** Whether iCloud Photos was on at a moment, by what the person said. It may have been switched on later. */
export function icloudAt(known: Case, madeAt: number | null): ICloudThen {
  const said = answerTo(known, 'icloud-photos');
  if (said === 'off') return 'off';
  if (said !== 'on') return 'unknown';
  const since = span(known, 'icloud-photos-since');
  if (since && madeAt !== null && madeAt < since.from) return 'off';
  return 'on';
}

/** When a backup was made, in milliseconds UTC, or `null`. */
export function madeAt(backup: FoundBackup): number | null {
  const at = backup.lastBackup === null ? Number.NaN : Date.parse(backup.lastBackup);
  return Number.isNaN(at) ? null : at;
}

/** Do two descriptions mean the same content, wherever it lies? */
export function sameContent(one: BackupIdentity, other: BackupIdentity): boolean {
  const samePlace = one.path === other.path || (one.udid !== null && one.udid === other.udid);
  return samePlace && one.lastBackup === other.lastBackup;
}

/** Did the person look at this backup's photos, or at what came out of it, and say that it is not there? */
function lookedInVain(known: Case, backup: FoundBackup): boolean {
  const looks = known.learnt.filter(({ finding }) => finding.effect === 'find');
  return looks.some(({ after, finding }, index) => {
    if (finding.effect !== 'find' || !sameContent(finding.backup, backup)) return false;
    return known.trail
      .slice(after, looks[index + 1]?.after)
      .some(
        ({ step, answer }) =>
          (step === 'photos' && answer === 'none') || (step === 'is-it-there' && answer === 'no'),
      );
  });
}

/** What a search outside the photo library of this backup showed, or `null` before there was one. */
export function searchedApps(known: Case, backup: FoundBackup, deep: boolean) {
  return latest(
    known,
    'elsewhere',
    (finding) => (finding.deep || !deep) && sameContent(finding.backup, backup),
  );
}

/** What opening this backup showed, or `null` before it was tried. */
export function lookedInto(known: Case, backup: FoundBackup) {
  return latest(known, 'find', (finding) => sameContent(finding.backup, backup));
}

/** The verdict over one backup. What was seen inside beats any date. */
export function verdictOn(known: Case, backup: FoundBackup, when: Times = times(known)): Judgement {
  const at = madeAt(backup);
  const inside = lookedInto(known, backup);
  if (lookedInVain(known, backup) || inside?.outcome === 'empty') {
    return { verdict: 'no', reason: 'looked-inside' };
  }
  const seen = inside?.icloudPhotos ?? 'unknown';
  const judged = judge(at, when, seen === 'unknown' ? icloudAt(known, at) : seen);
  // Photos of those days that are gone since. They need not be the one that is looked for, so a "no" stays.
  const gone = inside?.outcome === 'photos' && (inside.matchingTrashed > 0 || isMissed(inside));
  return gone && judged.verdict === 'maybe' ? { verdict: 'yes', reason: 'seen-inside' } : judged;
}

function isMissed({ newer }: FindFinding): boolean {
  return newer !== null && newer.missing > 0;
}

/** Was iCloud Photos on when it was made, by what was said or by what was seen inside? Either is enough. */
export function madeWithICloudPhotos(known: Case, backup: FoundBackup): boolean {
  return (
    icloudAt(known, madeAt(backup)) === 'on' || lookedInto(known, backup)?.icloudPhotos === 'on'
  );
}

const RANK = { yes: 0, maybe: 1, no: 2 } as const;

/** All backups with their verdicts: the likeliest first, of equals the newest first; what failed to open last. */
export function candidates(known: Case): Candidate[] {
  const when = times(known);
  return backups(known)
    .map((backup) => ({ backup, ...verdictOn(known, backup, when) }))
    .sort(
      (a, b) =>
        Number(openable(b)) - Number(openable(a)) ||
        Number(triedInVain(known, a.backup)) - Number(triedInVain(known, b.backup)) ||
        RANK[a.verdict] - RANK[b.verdict] ||
        (madeAt(b.backup) ?? 0) - (madeAt(a.backup) ?? 0),
    );
}

/** Has opening it failed already? Another one is likelier to help then. */
function triedInVain(known: Case, backup: FoundBackup): boolean {
  const inside = lookedInto(known, backup);
  return inside !== null && inside.outcome !== 'photos';
}

/** Can its photos be listed at all? */
export function openable({ backup }: Candidate): boolean {
  return backup.state === 'finished' || backup.state === 'interrupted';
}

/** The backup that was chosen to look into, where it is now; "don't know" takes the likeliest. */
export function chosen(known: Case): FoundBackup | null {
  return picked(known, 'backup', candidates);
}

/** The backup that was chosen to be restored, where it is now; "don't know" takes the first of the list. */
export function chosenToRestore(known: Case): FoundBackup | null {
  return picked(known, 'restore-backup', restorable);
}

/**
 * What was chosen, by the list as it stood then, found again in the list of now. A path is not enough: archiving
 * renames a backup's folder, and a fresh backup puts other content under the same path.
 */
function picked(
  known: Case,
  step: string,
  listOf: (known: Case) => Candidate[],
): FoundBackup | null {
  const at = known.trail.findLastIndex((entry) => entry.step === step);
  const answer = known.trail[at]?.answer;
  if (answer === undefined) return null;
  const then = listOf({
    ...known,
    trail: known.trail.slice(0, at),
    learnt: known.learnt.filter(({ after }) => after <= at),
  });
  const choice = answer === 'dont-know' ? then[0] : then.find((one) => one.backup.path === answer);
  if (!choice) return null;
  const same = backups(known).filter((one) => sameContent(one, choice.backup));
  return same.find(({ path }) => path === choice.backup.path) ?? same[0] ?? null;
}

/** The likeliest backup that may hold the photo and was never opened, or `null`. */
export function untried(known: Case): FoundBackup | null {
  const left = candidates(known).find(
    (one) =>
      openable(one) &&
      one.verdict !== 'no' &&
      lookedInto(known, one.backup) === null &&
      !passwordUnknown(known, one.backup),
  );
  return left?.backup ?? null;
}

/**
 * The backups that a full restore could bring the photo back from. Not: unfinished ones, ones that can't hold
 * it, ones made while iCloud Photos was on (the phone would rejoin the library where it is deleted), and ones
 * whose password nobody knows.
 */
export function restorable(known: Case): Candidate[] {
  return candidates(known).filter(
    ({ backup, verdict }) =>
      backup.state === 'finished' &&
      verdict !== 'no' &&
      !madeWithICloudPhotos(known, backup) &&
      !passwordUnknown(known, backup),
  );
}

function passwordUnknown(known: Case, backup: FoundBackup): boolean {
  if (backup.encrypted !== true) return false;
  return (
    lookedInto(known, backup)?.outcome === 'wrong-password' ||
    answerTo(known, 'password') === 'dont-know'
  );
}

/** Backups that may hold the photo, that a fresh backup would overwrite, and of which there is no copy yet. */
export function unprotected(known: Case): FoundBackup[] {
  return candidates(known)
    .filter(({ verdict }) => verdict !== 'no')
    .map(({ backup }) => backup)
    .filter((backup) => backup.live && !backup.archived && !hasCopy(known, backup));
}

function hasCopy(known: Case, backup: FoundBackup): boolean {
  const copied = known.learnt.some(
    ({ finding }) =>
      finding.effect === 'protect' &&
      finding.copies.some((copy) => sameContent(copy.backup, backup)),
  );
  return copied || backups(known).some((other) => other.archived && sameContent(other, backup));
}

/**
 * A finished backup that was made on this computer after the case began, and a day ago at most: of the phone whose
 * backup is to be restored if there is one, else of any phone. It lies where this computer's programs keep theirs, or
 * where an installed program was told to put it.
 */
export function freshBackup(known: Case): FoundBackup | null {
  // In a case that is gone on with weeks later, one of the first day is no way back to the phone as it is.
  const began = Math.max(Date.parse(known.startedAt), Date.parse(known.today) - DAY);
  const fresh = backups(known).filter(
    (backup) =>
      (backup.live || wasMadeHere(known, backup)) &&
      backup.state === 'finished' &&
      (madeAt(backup) ?? 0) > began,
  );
  return fresh.find((backup) => isOfTheSamePhone(known, backup)) ?? fresh[0] ?? null;
}

/** Was it seen to be finished after an installed program had been asked for it? */
function wasMadeHere(known: Case, { path }: FoundBackup): boolean {
  return latest(known, 'backup', (made) => made.path === path) !== null;
}

/** Is a backup of the phone whose backup is to be restored? Nobody can tell when another phone is to take it. */
export function isOfTheSamePhone(known: Case, backup: FoundBackup): boolean {
  const udid = chosenToRestore(known)?.udid ?? null;
  return udid !== null && udid === backup.udid;
}
