/**
 * The gates: every condition that a way can depend on, by name. Each is asked of the case as it stands once the
 * answer or finding at hand has been taken in.
 */

import {
  candidates,
  chosen,
  chosenToRestore,
  freshBackup,
  icloudAt,
  isOfTheSamePhone,
  lookedInto,
  madeWithICloudPhotos,
  restorable,
  searchedApps,
  times,
  unprotected,
  untried,
} from './candidates.ts';
import { answerTo, backups, type Case, latest, placesLeft, ruledOut } from './case.ts';
import { parseSpan } from './dates.ts';
import type { BackupTool } from './effects.ts';
import { ERROR_STEPS } from './error-codes.ts';
import { judge } from './timeline.ts';

const SHARED = ['messages', 'whatsapp', 'mail', 'shared-album', 'shared-library'];
const CLOUD = ['google-photos', 'dropbox', 'onedrive', 'other-service', 'files'];

/** The place that was looked at last. */
function lastPlace(known: Case): string | null {
  const at = known.trail.findLastIndex(({ step }) => step === 'places');
  const ticked = known.trail[at]?.answer;
  return Array.isArray(ticked)
    ? (ticked[ticked.length - placesLeft(known).length - 1] ?? null)
    : null;
}

/** Which of the two restores is under way, by the latest answer that begins one. */
export function route(known: Case): 'computer' | 'icloud' | null {
  const began = known.trail.findLast(
    ({ step, answer }) =>
      (step === 'restore-backup' && answer !== 'none') ||
      (step === 'icloud-restore' && answer === 'yes'),
  );
  if (!began) return null;
  return began.step === 'restore-backup' ? 'computer' : 'icloud';
}

/** The dates of the iCloud backup, as read from the person's own list. */
function icloudBackupDate(known: Case): { from: number; to: number } | null {
  const said = answerTo(known, 'icloud-date');
  return typeof said === 'string' ? parseSpan(said) : null;
}

function icloudBackupTooEarlyOrLate(known: Case): boolean {
  const date = icloudBackupDate(known);
  if (!date) return true;
  const [first, last] = [date.from, date.to - 1].map((at) =>
    judge(at, times(known), icloudAt(known, at)),
  );
  // Between a day too early and a day too late lie days that fit.
  return first?.verdict === 'no' && first.reason === last?.reason;
}

function wasRuledOut(
  known: Case,
  reasons: readonly string[],
  branches?: readonly string[],
): boolean {
  return ruledOut(known).some(
    ({ branch, reason }) => reasons.includes(reason) && (!branches || branches.includes(branch)),
  );
}

/** Has this backup's app data not been searched yet, or not as deeply? */
function appsLeft(known: Case, deep: boolean): boolean {
  const backup = chosen(known);
  return backup !== null && searchedApps(known, backup, deep) === null;
}

/** Were the pictures to write chosen from those of other apps? */
export function choseFromApps(known: Case): boolean {
  const chose = known.trail.findLast(({ step }) => step === 'photos' || step === 'app-pictures');
  return chose?.step === 'app-pictures';
}

/** Can what the program said last be tried again? A second accident of the same kind is none. */
function retryIsSafe(known: Case): boolean {
  const said = known.trail.findLast(({ step }) => Object.hasOwn(ERROR_STEPS, step));
  const retry = said && ERROR_STEPS[said.step]?.[String(said.answer)];
  const times = known.trail.filter(
    ({ step, answer }) => step === said?.step && answer === said.answer,
  ).length;
  return retry === 'yes' || (retry === 'once' && times === 1);
}

/** An installed program that can make a backup, as far as the latest look knows, or `null`. */
export function backupTool(known: Case): BackupTool | null {
  return latest(known, 'scan')?.tools[0] ?? null;
}

const RESTORES = ['computer-restore', 'icloud-restore'];

/**
 * Whether a technician still needs the owner's yes for something.
 * @param to what the yes is to: one to another backup or folder, that was answered before it, does not count
 */
function needsYes(known: Case, step: string, to?: string): boolean {
  const said = known.trail.findLastIndex((entry) => entry.step === step);
  const asked = known.trail.findLastIndex((entry) => entry.step === to);
  return known.technician && (known.trail[said]?.answer !== 'yes' || said < asked);
}

/** Whether pictures out of a backup may be on the screen: a technician needs the owner's yes. */
export function mayShowPictures(known: Case): boolean {
  return !needsYes(known, 'consent-pictures');
}

export const GATES = {
  technician: (known) => known.technician,
  asksToLook: (known) => needsYes(known, 'consent-look', 'backup'),
  asksForPictures: (known) => known.technician && answerTo(known, 'consent-pictures') === null,
  asksToSave: (known) => needsYes(known, 'consent-save', 'destination'),
  asksToCopy: (known) => needsYes(known, 'consent-copy', 'copy-to'),

  icloudUnsearched: (known) => answerTo(known, 'icloud-bin') === 'no-icloud',
  saidEmptied: (known) => answerTo(known, 'recently-deleted') === 'emptied',
  placesLeft: (known) => placesLeft(known).length > 0,
  placeShared: (known) => SHARED.includes(lastPlace(known) ?? ''),
  placeCloud: (known) => CLOUD.includes(lastPlace(known) ?? ''),

  scanKnown: (known) => latest(known, 'scan') !== null,
  anyBackup: (known) => backups(known).length > 0,
  noAccess: (known) => latest(known, 'scan')?.outcome === 'no-access',

  unprotected: (known) => unprotected(known).length > 0,
  restoring: (known) => route(known) !== null,
  icloudRoute: (known) => route(known) === 'icloud',

  encrypted: (known) => chosen(known)?.encrypted === true,
  likelyUntried: (known) => untried(known) !== null,
  anyMatching: (known) => {
    const backup = chosen(known);
    return backup !== null && (lookedInto(known, backup)?.matching ?? 0) > 0;
  },
  appsUnsearched: (known) => appsLeft(known, false),
  appsNotDeep: (known) => appsLeft(known, true),
  anyInApps: (known) => (latest(known, 'elsewhere')?.matching ?? 0) > 0,
  choseFromApps: choseFromApps,
  onlySmall: (known) => latest(known, 'extract')?.onlySmall === true,

  restorableHere: (known) => known.computer !== 'linux' && restorable(known).length > 0,
  restorableElsewhere: (known) => restorable(known).length > 0,
  restoreNeedsPassword: (known) =>
    wasRuledOut(known, ['no-password'], ['extraction']) && candidates(known).length > 0,
  icloudBlocksRestore: (known) =>
    candidates(known).some(
      ({ verdict, backup }) => verdict !== 'no' && madeWithICloudPhotos(known, backup),
    ),
  noBackup: (known) => backups(known).length === 0,

  restoreSourceThere: (known) => chosenToRestore(known) !== null,
  backupToolHere: (known) => backupTool(known) !== null,
  freshBackup: (known) => freshBackup(known) !== null,
  freshOfThisPhone: (known) => {
    const fresh = freshBackup(known);
    return fresh !== null && isOfTheSamePhone(known, fresh);
  },
  finderHere: (known) => known.computer !== 'windows',
  appleDevicesHere: (known) => known.computer !== 'macos',
  retryIsSafe: retryIsSafe,
  spare: (known) =>
    answerTo(known, route(known) === 'icloud' ? 'icloud-spare' : 'spare-phone') === 'yes',

  icloudPhotosAlwaysOn: (known) => icloudAt(known, null) === 'on' && !sinceKnown(known),
  icloudDateWrong: icloudBackupTooEarlyOrLate,
  icloudDateWithPhotosOn: (known) => icloudAt(known, icloudBackupDate(known)?.to ?? null) === 'on',

  endedByPassword: (known) => wasRuledOut(known, ['no-password']),
  endedByICloudPhotos: (known) => wasRuledOut(known, ['icloud-photos'], RESTORES),
  endedByChoice: (known) =>
    wasRuledOut(known, ['declined', 'not-ready', 'not-protected'], RESTORES),
} satisfies Record<string, (known: Case) => boolean>;

export type GateName = keyof typeof GATES;

function sinceKnown(known: Case): boolean {
  const said = answerTo(known, 'icloud-photos-since');
  return typeof said === 'string' && parseSpan(said) !== null;
}
