/** What was tried or turned down, and why: for the endings and the report. */
import { answerTo, type Case, ruledOut } from '../flows/case.ts';
import type { RuledOut, RuledOutReason } from '../flows/effects.ts';

const WAYS: Readonly<Record<RuledOut['branch'], string>> = {
  extraction: 'Looking into a backup',
  'computer-restore': 'Restore from a computer',
  'icloud-restore': 'Restore from iCloud',
};

const REASONS: Readonly<Record<RuledOutReason, string>> = {
  'no-backup': 'no backup was found.',
  'no-access': 'this account could not read the backups.',
  declined: 'you chose not to.',
  'no-password': 'the password of the backup is not known.',
  unreadable: 'the backup could not be read.',
  'not-inside': 'the photo was not seen inside.',
  'wrong-time': 'no backup has a date that fits.',
  'icloud-photos': 'iCloud Photos was on then, so it is very unlikely to help.',
  'needs-other-computer': 'it needs a Mac or a Windows computer.',
  'not-protected': 'the old backup was not made safe first.',
  'not-ready': 'not every point of the list was true.',
  'nothing-written': 'the photo could not be saved from it.',
  'restore-without-it': 'it was done, and the photo did not come with it.',
  'restore-source-gone': 'the backup is no longer where it was.',
  'no-cloud-backup': 'no iCloud backup is listed.',
  'date-unknown': 'the date of the iCloud backup is not known.',
};

/** A way that was ruled out and why, in one line. */
export function ruledOutInWords({ branch, reason }: RuledOut): string {
  return `${WAYS[branch]}: ${REASONS[reason]}`;
}

/** The steps at which somebody looked in vain, by the answer that says so. */
const LOOKED: readonly { step: string; answer: string; say: string }[] = [
  { step: 'recently-deleted', answer: 'not-there', say: 'Recently Deleted, phone: not there.' },
  { step: 'recently-deleted', answer: 'emptied', say: 'Recently Deleted, phone: emptied.' },
  { step: 'icloud-bin', answer: 'not-there', say: 'Recently Deleted, iCloud.com: not there.' },
  { step: 'icloud-look', answer: 'not-there', say: 'Recently Deleted, iCloud.com: not there.' },
  {
    step: 'icloud-web-switch',
    answer: 'not-there',
    say: 'Recently Deleted, iCloud.com: not there.',
  },
  { step: 'keep-offline', answer: 'not-there', say: 'The device that was off: not there.' },
];

/** Everything that was looked at in vain or ruled out so far, each said once. */
export function triedInVain(known: Case): string[] {
  const looked = LOOKED.filter(({ step, answer }) => answerTo(known, step) === answer);
  const inVain = known.trail.filter(
    ({ step, answer }) => step === 'place' && answer === 'not-found',
  );
  const places =
    inVain.length === 0 ? [] : [`Other places: ${inVain.length} looked at, not there.`];
  const ways = ruledOut(known).map(ruledOutInWords);
  return [...new Set([...looked.map(({ say }) => say), ...places, ...ways])];
}
