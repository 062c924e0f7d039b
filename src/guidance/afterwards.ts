/** What is said at the end of many cases. */
import { bullet, plain, quiet, type Say, warning } from './wording.ts';

/** What may be done again once the photo is safe. */
export const AFTERWARDS: readonly Say[] = [
  plain('You can now use, charge and update the phone as always.', { lacks: 'unsafe' }),
  warning('A backup here is not copied yet. Copy it before that phone is plugged in.', {
    is: { unsafe: ['yes'] },
  }),
  quiet('Are others missing too? Start again before you use the phone.'),
];

export const NEXT_TIME: readonly Say[] = [
  'To keep what you have: make a backup on a computer now and then, and copy it.',
  quiet('iCloud Photos is no backup: deleted on one device is deleted on all.'),
];

/** What is left to try when nothing here brought the photo back. */
export const LAST_IDEAS: readonly Say[] = [
  plain('The fresh backup of {fresh} can bring the phone back to that day.', {
    is: { restored: ['yes'] },
  }),
  'What you can still try:',
  bullet('Ask people who may have got the picture, or who were there too.'),
  bullet('Old computers and disks may hold backups. Leave an old phone off at first.'),
  'No program can bring the photo back by scanning the phone. Save your money.',
  warning('A backup here is not copied yet. Copy it before that phone is plugged in.', {
    is: { unsafe: ['yes'] },
  }),
];
