/** For the technician: making a backup safe before a new one can replace it. */

import type { protection as tree } from '../../flows/branches/protection.ts';
import { plain } from '../wording.ts';
import { consentToCopy } from './consent.ts';
import type { BranchLayers } from './layers.ts';

const APPLE = { computer: ['macos', 'windows'] } as const;
const LINUX = { computer: ['linux'] } as const;
const MAC = { computer: ['macos'] } as const;

export const protection = {
  protect: {
    do: [
      plain('Offer the copy first: it needs no other program.', LINUX),
      plain('If a restore may follow, prefer archiving; else a copy.', APPLE),
      plain('Have the menu word read aloud before the click: Delete stands beside it.', APPLE),
    ],
    why: 'The next backup of that phone would take this one’s place, and the photo with it.',
    check: [
      plain('An archived row shows a time beside its date. Have both read aloud.', APPLE),
      'A copy counts once the screen says that every file was checked.',
    ],
    ifNot: [
      plain('The menu may have no Archive: choose “{answer.copy}”.', APPLE),
      plain('No second disk: a copy on this one helps as well.', LINUX),
      'Choose “{answer.later}”: we can still look inside, but not restore.',
    ],
    never: [
      'Never have Delete chosen in that list, not even for an old one.',
      'Never let the cable in before this is settled.',
    ],
  },
  'copy-to': {
    do: ['Ask for a disk of the owner’s.', 'Ask how much room on it is really free.'],
    why: 'A copy on another disk outlives whatever happens on this one.',
    check: [
      'The owner knows that disk, and keeps it.',
      plain('macOS may call room free that Time Machine holds: 283 GB shown were once 23.', MAC),
    ],
    ifNot: [
      plain('No disk: choose “{answer.dont_know}”, then archive instead.', APPLE),
      plain('No disk: choose “{answer.dont_know}”, and go on when there is one.', LINUX),
    ],
    never: ['Never take the copy onto a disk of the help desk.'],
  },
  copying: {
    do: ['Agree on a time to ring back.', 'Ask for mains power and no sleep.'],
    why: 'The copy is compared with the backup, so that it can be relied on.',
    check: ['The next screen comes by itself, without a message.'],
    ifNot: ['It stops: the next screen says why, and offers another place.'],
    never: ['Never have the phone plugged in meanwhile.'],
  },
  'copy-failed': {
    do: ['Read the reason aloud, and say which disk is meant.'],
    why: 'Half a copy is none, and the backup is still at risk.',
    check: ['The next try ends without a message.'],
    ifNot: [
      'Choose “{answer.other_folder}”: another disk is the sure way.',
      plain('No other disk: have it archived, then choose “{answer.archived}”.', APPLE),
      'Choose “{answer.later}” when neither can be had today.',
    ],
    never: ['Never make room by removing backups.'],
  },
  ...consentToCopy,
  'check-archive': {
    do: ['Wait for the look into the folder.'],
    why: 'What counts is what is found there, not what was clicked.',
    check: ['The case goes on by itself.'],
    ifNot: ['Not found: the next screen offers another look, or a copy.'],
  },
  'archive-not-seen': {
    do: [
      plain('Have that row read aloud: date and time.', APPLE),
      plain('Have the window with the list closed once.', APPLE),
      plain('Go straight to the copy.', LINUX),
    ],
    why: 'A click may have missed, and the next backup would then replace it.',
    check: [
      plain('The row shows a time as well, and the next look agrees.', APPLE),
      plain('The copy ends without a message.', LINUX),
    ],
    ifNot: [
      'Choose “{answer.copy}”: it works whatever the list shows.',
      'Choose “{answer.later}”: we look inside, and leave restores out.',
    ],
    never: ['Never trust a row that shows a date without a time.'],
  },
} as const satisfies BranchLayers<typeof tree>;
