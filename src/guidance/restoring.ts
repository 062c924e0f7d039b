/** The restore itself: its gates, the go-ahead, the taps, and looking afterwards. */
import type { computerRestore as tree } from '../flows/branches/computer-restore.ts';
import { RESTORE_ERROR_ADVICE, RESTORE_ERROR_NAMES } from './apple-errors.ts';
import { RESTORE_HELP, RESTORE_STEPS } from './restore-taps.ts';
import { type BranchWords, bullet, numbered, plain, warning } from './wording.ts';

const LINUX = { computer: ['linux'] } as const;

/** The steps of this part of the branch. */
export type RestoringSteps = Pick<
  typeof tree,
  | 'restore-checklist'
  | 'restore-not-ready'
  | 'confirm-restore'
  | 'restore'
  | 'restore-failed'
  | 'restore-error-advice'
  | 'check-restore'
>;

export const restoring = {
  'restore-checklist': {
    title: 'Before the restore',
    question: 'Is all of this true?',
    text: [
      plain('This computer cannot restore. Read “the computer” as the one that you use.', LINUX),
      'Tick each line once you have seen it for yourself. Nothing happens yet.',
    ],
    answers: {
      'find-my': 'Find My is off on that phone; its owner turned it off',
      'ios-version': [
        { say: 'It runs {backupIos} or newer' },
        { say: 'Its iOS is as new as the backup’s, or newer' },
      ],
      'backup-password': 'The backup has no password, or the owner knows it',
      space: 'The phone and the computer have enough free room',
      cable: 'Good cable, straight in; mains power; sleep is off',
      passcode: 'The phone is unlocked, and the owner knows its passcode',
      'not-managed': 'No work or school manages the phone',
      'right-button': 'I press “Restore Backup”, never “Restore iPhone”',
      'not-all': 'Not all of it yet',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Find My: with it on, a restore is refused. Turn it on again afterwards.',
      'If its switch is grey, Screen Time may be the reason.',
      'Only turn it off because you chose a restore, never because a caller asks.',
      'With Stolen Device Protection, do this at home. It may take an hour.',
      'iOS: an older phone refuses a newer backup. An update now would be risky.',
      'Password: test it before. We did that if the backup was opened here.',
      'A phone of work or school takes only backups of its own kind.',
      '“Restore iPhone” erases the phone and installs iOS anew. It brings nothing back.',
    ],
  },
  'confirm-restore': {
    title: 'Go-ahead for the restore',
    question: 'Do you want to put this backup onto the phone now?',
    text: [
      // What is lost comes first: in a small window, only that is in view beside the phrase.
      warning('Everything since {lossDate} is lost from that phone: {daysLost}.'),
      warning('Everything newer than the backup is lost from that phone.', { lacks: 'lossDate' }),
      '{backup}',
      'It replaces what is on the phone now.',
      plain('Your way back is the fresh backup of {fresh}.', {}),
      plain('There is no fresh backup, so there is no way back.', { lacks: 'fresh' }),
      warning('Use the spare phone, not your own.', { is: { spare: ['yes'] } }),
    ],
    answers: { no: 'No, do not restore', 'dont-know': 'I’m not sure: do not restore' },
    help: [
      'backroll does not restore by itself. You do it in Apple’s program, step by step.',
      'Say aloud what will be lost: messages, notes and pictures since that day.',
      'Saying no is fine. You keep all that you have now.',
    ],
  },
  restore: {
    title: 'The restore',
    question: 'Do these steps now. How did the restore go?',
    text: RESTORE_STEPS,
    answers: {
      finished: 'It is finished, and the phone has started',
      running: 'It is still running',
      'not-begun': 'I have not begun, and would rather not',
      failed: 'It stopped with a message',
      'dont-know': 'I’m not sure',
    },
    help: RESTORE_HELP,
  },
  'restore-not-ready': {
    title: 'Not ready to restore',
    question: 'What is still missing before the restore?',
    text: [
      'Nothing has happened, and nothing is lost by waiting.',
      bullet('Stolen Device Protection can ask for an hour of waiting, at home.'),
      bullet('Free room, a cable or a password can be found in the meantime.'),
    ],
    answers: {
      'ready-now': 'It is settled now: back to the list',
      delay: 'We wait, and go on later',
      leave: 'It can’t be settled: do not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'Waiting keeps everything as it is. Leave the backups where they are meanwhile.',
      'Never switch protections off because a caller asks for it.',
    ],
  },
  'restore-failed': {
    title: 'The restore stopped',
    question: 'What did the program say when the restore stopped?',
    text: [warning('Erase nothing and remove no backup.'), 'Read the message aloud and choose it.'],
    answers: { ...RESTORE_ERROR_NAMES, 'dont-know': 'I don’t know any more: get help' },
    help: [
      'Write the message down word for word, with its number.',
      'The backup is still there, and so is the fresh one if you made it.',
    ],
  },
  'restore-error-advice': {
    title: 'The restore’s message',
    question: 'How shall we go on with the restore?',
    text: [...RESTORE_ERROR_ADVICE, warning('Erase nothing and remove no backup.')],
    answers: {
      retry: 'Try the restore once more',
      leave: 'Leave it and get help',
      'dont-know': 'I’m not sure: leave it',
    },
    help: [
      'If trying again is not in the list, it would not help, or could do harm.',
      'The backup is still there, and so is the fresh one if you made it.',
    ],
  },
  'check-restore': {
    title: 'After the restore',
    question: 'Is the photo on the phone now?',
    text: [
      numbered('Wait until the phone says that restoring is finished.'),
      numbered('Look in Photos, under the day it was taken.'),
      numbered('Then look in Recently Deleted, and recover it at once if it is there.'),
      plain('On the spare phone, leave iCloud Photos off.', { is: { spare: ['yes'] } }),
      'Send it to yourself by mail, or copy it off by cable, before anything else.',
    ],
    answers: {
      yes: 'Yes, it is there, and I have copied it off',
      'not-yet': 'It is still loading',
      no: 'No, it isn’t there',
      'dont-know': 'I’m not sure yet',
    },
    help: [
      'Grey pictures are still loading. Keep the phone on Wi-Fi and mains power.',
      'A photo that was in Recently Deleted keeps its old date there, so be quick.',
      'If it isn’t there, the fresh backup can bring the phone back to today.',
      'Turn Find My on again when you have finished.',
    ],
  },
} as const satisfies BranchWords<RestoringSteps>;
