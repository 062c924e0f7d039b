/** Making a backup safe before a new one can replace it. */

import type { protection as tree } from '../flows/branches/protection.ts';
import { consentToCopy } from './consent.ts';
import { type BranchWords, bullet, each, numbered, plain, quiet, warning } from './wording.ts';

const LATER = {
  label: 'Not now',
  hint: 'Looking inside stays possible. A restore is not offered.',
};

export const protection = {
  protect: {
    title: 'Protect the backup',
    question: 'How shall we protect the backup before anything else?',
    text: [
      'The next backup of a phone replaces the one before. At risk here:',
      each('unprotected'),
      warning('So do not plug the phone in until it is safe.'),
      plain('Without a safe copy we do not go on with the restore.', {
        is: { route: ['computer', 'icloud'] },
      }),
      bullet('backroll can copy it and check every file. The backup itself stays untouched.'),
      bullet('Or in Finder’s “{ui.manageFinder}”, if it shows with no phone: “{ui.archive}”.', {
        program: ['finder'],
      }),
      bullet('Or in iTunes: {ui.manageItunes}, right-click it, “{ui.archive}”.', {
        computer: ['windows'],
        program: ['itunes', 'unknown'],
      }),
      bullet('Or in iTunes: {ui.manageItunesMac}, right-click it, “{ui.archive}”.', {
        computer: ['macos'],
        program: ['itunes'],
      }),
      bullet('Apple Devices may have no “{ui.archiveDevices}”. If you do not see it, copy.', {
        computer: ['windows'],
        program: ['apple-devices', 'unknown'],
      }),
    ],
    answers: {
      copy: 'Copy it to a place that I choose',
      archived: 'I have archived it: check that',
      later: LATER,
      'dont-know': 'I’m not sure: not now',
    },
    help: [
      'Computers keep one backup for each phone. A new one takes the place of the old.',
      'An archived one is left alone. Its row then shows a date and a time.',
      'If a restore may follow, archiving is better: the backup stays in the list.',
      'Finder may show its list only with a phone connected. Then copy it here instead.',
      'The copy is only made, never moved. Nothing is renamed or removed.',
      'For a restore the backup must lie in its own place under its own name.',
      'Without a copy we can still look into the backup, since that changes nothing.',
    ],
  },
  'copy-to': {
    title: 'Place for the copy',
    question: 'Where shall the copy be put?',
    text: [
      'Type the path of a folder, or drag one in here. A different disk is best.',
      'It needs room for the whole backup.',
      'The copy holds private data, so choose a disk of your own.',
      quiet('The backup stays where it is. It is copied, never moved.'),
    ],
    answers: { 'dont-know': 'Back to the other ways' },
    help: [
      'A folder that does not exist yet is made.',
      'The copy goes into a folder of its own. Nothing there is overwritten.',
      'Avoid folders that are sent to a cloud by themselves.',
    ],
  },
  ...consentToCopy,
  copying: {
    title: 'Copying the backup',
    question: 'Copying the backup and checking every file.',
    text: [
      'The backup itself is only read.',
      quiet('Keep the computer awake and the disk connected. A large one takes a while.'),
    ],
    answers: {},
    help: [],
  },
  'copy-failed': {
    title: 'The copy was not finished',
    question: 'The copy could not be finished. What shall we do?',
    text: [
      plain('{problem}', {}),
      plain('The copying stopped early, and we do not know why.', { lacks: 'problem' }),
      'The backup itself is untouched.',
      warning('It is not safe yet, so keep the phone unplugged.'),
    ],
    answers: {
      'other-folder': 'Choose another place',
      archived: 'I have archived it instead: check that',
      later: LATER,
      'dont-know': 'I’m not sure: not now',
    },
    help: [
      'A disk formatted for older Windows may refuse files that are very large.',
      'On a Mac, part of the free room may be held by Time Machine. Use another disk.',
      'What was copied before the stop is no complete backup. Do not rely on it.',
    ],
  },
  'check-archive': {
    title: 'Checking the archive',
    question: 'Looking whether the backup is archived now.',
    text: ['Only names and dates are read.'],
    answers: {},
    help: [],
  },
  'archive-not-seen': {
    title: 'Archive not seen',
    question: 'The archived backup is not in the list yet. What shall we do?',
    text: [
      'These would still be replaced by the next backup:',
      each('unprotected'),
      numbered('Open the list again and look at the row of this backup.', {
        computer: ['macos', 'windows'],
      }),
      numbered('An archived one shows its date and its time.', { computer: ['macos', 'windows'] }),
      plain('Apple’s programs do not run on this computer, so a copy is the way.', {
        computer: ['linux'],
      }),
      warning('Keep the phone unplugged until it is safe.'),
    ],
    answers: {
      retry: 'Look again',
      copy: 'Copy it instead',
      later: LATER,
      'dont-know': 'I’m not sure: not now',
    },
    help: [
      'Close the window with the list once, so that the change is saved.',
      'Archive in the program that made the backup, in the same user account.',
      'A copy by backroll does the same job and is checked file by file.',
    ],
  },
} as const satisfies BranchWords<typeof tree>;
