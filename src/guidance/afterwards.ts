/** What is said at the end of many cases. */
import { bullet, plain, quiet, type Say } from './wording.ts';

/** What may be done again once the photo is safe. */
export const AFTERWARDS: readonly Say[] = [
  'You can now use, charge and update the phone as always.',
];

export const NEXT_TIME: readonly Say[] = [
  'For next time: now and then, make a backup on a computer and keep a copy of it.',
  quiet('iCloud Photos is no backup: what is deleted on one device goes on all.'),
];

/** What is left to try when nothing here brought the photo back. */
export const LAST_IDEAS: readonly Say[] = [
  plain('The fresh backup of {fresh} can bring the phone back to that day.', {
    is: { restored: ['yes'] },
  }),
  'What you can still try:',
  bullet('Ask people who may have got the picture, or who were there too.'),
  bullet('Look for old computers, old phones and disks, and start again with them.'),
  plain('Programs that promise to scan the phone cannot rebuild it. Save your money.', {}),
];
