/** Putting a whole backup onto a phone: whether, with what, and which one. */
import type { computerRestore as tree } from '../flows/branches/computer-restore.ts';
import { backupTool } from './backup-tool.ts';
import { freshBackup } from './fresh-backup.ts';
import { restoring } from './restoring.ts';
import { type BranchWords, bullet, numbered, plain, quiet, warning } from './wording.ts';

const LINUX = { computer: ['linux'] } as const;

export const computerRestore = {
  'computer-restore': {
    title: 'Restore from a computer',
    question: 'Shall we look at restoring a whole backup onto a phone?',
    text: [
      plain('This computer cannot restore a phone. A Mac or a Windows computer can.', LINUX),
      'A restore puts all of an old backup onto a phone, not the photo alone.',
      warning('What that phone got since then is lost from it.'),
      'It can also go onto a spare phone, so that yours stays as it is.',
      plain('One backup is not looked into yet. Looking is safer and changes nothing.', {
        is: { anyUntried: ['yes'] },
      }),
      quiet('Nothing happens yet. Several checks come first, and you can stop at each.'),
    ],
    answers: {
      'look-first': 'Look into the backup first',
      yes: 'Yes, show me what that needs',
      no: 'No, I would rather not',
      'dont-know': 'I’m not sure: no',
    },
    help: [
      'Only backups are offered that may hold the photo, with iCloud Photos off then.',
      'With iCloud Photos on, the phone would fetch the library in which it is deleted.',
      'First the old backup is protected, then a fresh one is made.',
      'The iOS of the phone stays as it is. Apps are downloaded again.',
      'Music and photos from a computer, Face ID and Apple Pay are set up again.',
    ],
  },
  'restore-program': {
    title: 'Program for the restore',
    question: 'Which program on this computer knows your iPhone?',
    text: [
      plain('On macOS 10.15 and later it is Finder, on older ones iTunes.', {
        computer: ['macos'],
      }),
      plain('On Windows it is Apple Devices or iTunes. Either will do.', {
        computer: ['windows'],
      }),
      plain('On Linux there is none. Think of the computer that you will use.', LINUX),
      quiet('Do not plug the phone in yet.'),
    ],
    answers: {
      finder: 'Finder (Mac)',
      itunes: 'iTunes (Windows or an older Mac)',
      'apple-devices': 'Apple Devices (Windows)',
      'dont-know': 'I don’t know',
    },
    help: [
      'If you are not sure, search the computer for both names.',
      'Apple Devices and iTunes both come from the Microsoft Store.',
      'The later steps are written for the program that you choose.',
    ],
  },
  'spare-phone': {
    title: 'Spare phone',
    question: 'Do you have a spare iPhone that may be overwritten?',
    text: [
      'It is the safest way: your everyday phone stays as it is.',
      bullet('Use it only if its owner agrees, and nothing on it is needed.'),
      bullet('Its iOS must be the backup’s or newer. See Settings > General > About.'),
      bullet('iCloud Photos stays off on it, and it makes no backup.'),
    ],
    answers: {
      yes: 'Yes, I use a spare phone',
      no: 'No, it has to be my own phone',
      'dont-know': 'I’m not sure: my own phone',
    },
    help: [
      'An old phone in a drawer will do, also a borrowed one.',
      'If it is off, keep it offline until you have looked for the photo on it.',
      'Afterwards you copy the photo off it and erase it again.',
    ],
  },
  'restore-backup': {
    title: 'Backup to restore',
    question: 'Which backup shall be restored?',
    text: [
      'The newest one that holds the photo loses least.',
      'Each line says how many days would be lost.',
      quiet('Nothing happens yet.'),
    ],
    answers: {
      none: 'None of these: do not restore',
      'dont-know': 'Choose for me: the one on top',
    },
    help: [
      'Not listed: unfinished ones, and those that cannot hold the photo by their date.',
      'Also not listed: those from a time when iCloud Photos was on.',
      'The phone’s iOS must be as new as the backup’s, or newer.',
    ],
  },
  ...freshBackup,
  ...backupTool,
  'restore-source-gone': {
    title: 'The old backup is gone',
    question: 'The backup to restore is no longer where it was. What now?',
    text: [
      'Most likely the fresh backup took its place. A copy you made is not affected.',
      numbered('Archive the fresh backup in the same list, so that its place is free.'),
      numbered('Copy the safe copy into the Backup folder, under its own name.'),
      numbered('Then look again here.'),
      'Is there no “{ui.archive}”? Do both on another computer instead.',
      'Is it on another disk? Connect that disk, then look again.',
      'Nothing on the phone has changed.',
    ],
    answers: {
      retry: 'Look again',
      'choose-again': 'Choose another backup',
      leave: 'Do not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'Copy, and never move. Never put it over the fresh backup: that is your way back.',
      'On a Mac the folder is Library/Application Support/MobileSync/Backup.',
      'On Windows it is Apple\\MobileSync\\Backup, in your own folder.',
      'If this is new to you, ask someone with experience to do it with you.',
    ],
  },
  ...restoring,
} as const satisfies BranchWords<typeof tree>;
