/** The restore itself: its gates, the go-ahead, the taps, and looking afterwards. */
import type { computerRestore as tree } from '../flows/branches/computer-restore.ts';
import { RESTORE_HELP, RESTORE_STEPS } from './restore-taps.ts';
import { type BranchWords, bullet, numbered, plain, warning } from './wording.ts';

const LINUX = { computer: ['linux'] } as const;

type RestoringSteps = Pick<
  typeof tree,
  'restore-checklist' | 'confirm-restore' | 'restore' | 'restore-failed' | 'check-restore'
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
        { say: 'Its iOS is {backupIos} or newer' },
        { say: 'Its iOS is as new as the backup’s, or newer' },
      ],
      'backup-password': 'The backup has no password, or the owner knows it',
      space: 'The phone and the computer have enough free room',
      cable: 'Good cable, straight in; mains power; sleep is off',
      passcode: 'The phone is unlocked, and the owner knows its passcode',
      'not-managed': 'No work or school manages the phone',
      'right-button': 'I press “Restore Backup”, never “Restore iPhone”',
      'not-all': 'Not all of it: do not restore',
      'dont-know': 'I’m not sure: do not restore',
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
      '{backup}',
      warning('It replaces what is on the phone now.'),
      plain('Everything since {lossDate} is lost from that phone: {daysLost}.', {}),
      plain('Everything newer than the backup is lost from that phone.', { lacks: 'lossDate' }),
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
    question: 'How did the restore go?',
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
  'restore-failed': {
    title: 'The restore stopped',
    question: 'The restore stopped. What shall we do?',
    text: [
      warning('Erase nothing and remove no backup.'),
      bullet('Disconnected, or asleep? Keep both awake, connect directly, try again.'),
      bullet('Not enough room on the phone? Make room on it, or use a larger one.'),
      bullet('Find My is on? Its owner turns it off, then try again.'),
      bullet('iOS too old, backup corrupt, or an error number? Leave it and get help.'),
      'The backup is still there, and so is the fresh one if you made it.',
    ],
    answers: {
      retry: 'Try the restore once more',
      leave: 'Leave it and get help',
      'dont-know': 'I’m not sure: leave it',
    },
    help: [
      'Write the message down word for word, with its number.',
      '211 means that Find My is on. 208 means that the phone is locked.',
      '207 means that the backup password does not fit.',
      '105 names a full disk: “to back up” the computer’s, “to restore” the phone’s.',
      '205, 4 or 102: do not try again. Looking into the backup may still work.',
      '4005, 4013, 4014 or 14: do not try again, and erase nothing. Get help.',
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
      'Copy it off the phone before you do anything else.',
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
