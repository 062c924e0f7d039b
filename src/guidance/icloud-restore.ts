/** The last way: erasing a phone and restoring an iCloud backup. */
import type { icloudRestore as tree } from '../flows/branches/icloud-restore.ts';
import { type BranchWords, bullet, numbered, plain, quiet, warning } from './wording.ts';

export const icloudRestore = {
  'icloud-backup': {
    title: 'iCloud backup',
    question: 'Is an iCloud backup of the phone listed?',
    text: [
      numbered('On the phone, open what may read {ui.icloudBackups}.'),
      numbered('Tap the phone’s name. Read the date and the size.'),
      plain('On a Mac it may be at {ui.icloudBackupsMac}.', { computer: ['macos'] }),
      warning('Only look. Tap nothing that says delete or turn off.'),
    ],
    answers: {
      listed: 'Yes, one with a date is listed',
      none: 'No, none is listed',
      'dont-know': 'I can’t look, or I’m not sure',
    },
    help: [
      'Often only the newest date is shown. About three are kept in all.',
      'One without size and date was never finished, and cannot be used.',
      'After 180 days without a new one, Apple may remove it.',
      'Until we are done, do not charge the phone overnight on Wi-Fi.',
    ],
  },
  'icloud-date': {
    title: 'Date of the iCloud backup',
    question: 'From when is the iCloud backup?',
    text: [
      'Read the date in the list, and type it with the year first.',
      bullet('A day: 2026-05-03'),
      bullet('A month: 2026-05'),
      quiet('It must be from after the photo was taken, and before it was gone.'),
    ],
    answers: { 'dont-know': 'I don’t know' },
    help: [
      'This tells whether the backup can hold the photo at all.',
      'If the list says “today” or “yesterday”, type that day.',
      'Without a date we do not erase anything: it would be a blind try.',
    ],
  },
  'icloud-date-wrong': {
    title: 'That date does not fit',
    question: 'With that date the backup can’t hold the photo. Is the date right?',
    text: [
      'You said: {icloudDate}.',
      'That is before the photo was taken, or after it was gone for good.',
      'Nothing has been changed.',
    ],
    answers: {
      retype: 'Let me type the date again',
      right: 'It is right: leave this way',
      'dont-know': 'I’m not sure: leave this way',
    },
    help: [
      'Look at the list once more. The year is often misread.',
      'If the photo was taken on another day, go back and change that date.',
    ],
  },
  'icloud-restore': {
    title: 'Restore from iCloud',
    question: 'Shall we look at erasing a phone to restore this iCloud backup?',
    text: [
      'It is the last way. Nobody can look into an iCloud backup beforehand.',
      warning('The phone is erased first. Afterwards it is as it was in the backup.'),
      plain('Everything since {icloudDate} is lost from that phone: {icloudDaysLost}.', {}),
      plain('Everything newer than the backup is lost from that phone.', { lacks: 'icloudDate' }),
      'It may not bring the photo back at all.',
      quiet('Nothing is erased yet. Many checks come first, and you can stop at each.'),
    ],
    answers: {
      yes: 'Yes, show me what that needs',
      no: 'No, I would rather not',
      'dont-know': 'I’m not sure: no',
    },
    help: [
      'There is no way to fetch only the photos out of an iCloud backup.',
      'With iCloud Photos on at that time, the backup holds no photos at all.',
      'A spare phone can be used instead of yours. We ask that next.',
    ],
  },
  'icloud-spare': {
    title: 'Spare phone for iCloud',
    question: 'Is there a spare iPhone that may be erased for this?',
    text: [
      'Then your everyday phone stays as it is. We advise it strongly.',
      bullet('It uses the same Apple Account, and its owner agrees.'),
      bullet('Its iOS is the same as the backup’s, or newer.'),
      bullet('iCloud Photos stays off on it, and it makes no backup.'),
    ],
    answers: {
      yes: 'Yes, I use a spare phone',
      no: 'No, it has to be my own phone',
      'dont-know': 'I’m not sure: my own phone',
    },
    help: [
      'Restoring does not use the backup up. It stays in iCloud.',
      'If the spare phone is off, look for the photo on it first, offline.',
      'Afterwards you copy the photo off it and erase it again.',
    ],
  },
  'erase-checklist': {
    title: 'Before erasing',
    question: 'Is every line of this true?',
    text: ['Tick each line once you have seen it for yourself. Nothing is erased yet.'],
    answers: {
      'dates-fit': [
        { say: 'I saw the iCloud backup of {icloudDate} in the list' },
        { say: 'I saw the iCloud backup and its date in the list' },
      ],
      'icloud-photos-off': 'iCloud Photos was off when it was made',
      'computer-backup': 'A fresh, encrypted computer backup exists; password tested',
      'apple-account': 'The owner knows the Apple Account password, types it alone',
      'second-factor': 'Codes reach another device, or a number not on this phone',
      esim: 'An eSIM will be kept; the phone company can be reached',
      'other-apps': 'Code apps, WhatsApp, Signal and the Watch are provided for',
      'recovery-key': 'Recovery key or contact at hand, if data is protected so',
      'not-managed': 'No work or school manages the phone',
      'power-and-wifi': 'Mains power and Wi-Fi for many hours',
      'said-back': 'The owner has said aloud what will be lost',
      'not-all': 'Not all of it: erase nothing',
      'dont-know': 'I’m not sure: erase nothing',
    },
    help: [
      'Backup password: open the fresh backup with it once, here or in its program.',
      'Apple Account: the phone asks for it after erasing, and stays locked without it.',
      'Codes: after erasing, this phone shows none until it is set up again.',
      'eSIM: choose to keep it when the phone asks. Without it no text messages come.',
      'Code apps: move them to another device. Back up WhatsApp and Signal their own way.',
      'Advanced Data Protection needs the recovery key or the recovery contact.',
      'Nobody else types any of these secrets, and nobody needs to hear them.',
    ],
  },
  'erase-not-ready': {
    title: 'Not ready to erase',
    question: 'What is still missing before the phone is erased?',
    text: [
      'Nothing has happened, and nothing is lost by waiting.',
      bullet('Stolen Device Protection can ask for an hour of waiting, at home.'),
      bullet('Without the Apple Account’s password an erased phone stays locked.'),
    ],
    answers: {
      'ready-now': 'It is settled now: back to the list',
      delay: 'We wait, and go on later',
      account: 'The account’s password or second device is missing',
      leave: 'It can’t be settled: do not erase',
      'dont-know': 'I’m not sure: do not erase',
    },
    help: [
      'Only its owner types the password, and never on somebody else’s computer.',
      'Until then, do not charge the phone overnight on Wi-Fi.',
    ],
  },
  'confirm-erase': {
    title: 'Go-ahead for erasing',
    question: 'Do you want to erase the phone and restore it from iCloud?',
    text: [
      // What is lost comes first: in a small window, only that is in view beside the phrase.
      warning('All since {icloudDate} is lost: {icloudDaysLost}.'),
      warning('Everything on that phone is erased.'),
      plain('It comes back as of {icloudDate}.', {}),
      plain('Nobody knows whether the photo is in that backup.', {}),
      plain('Your way back is the computer backup of {fresh}.', {}),
      plain('There is no fresh computer backup, so there is no way back.', { lacks: 'fresh' }),
      warning('Use the spare phone, not your own.', { is: { spare: ['yes'] } }),
    ],
    answers: { no: 'No, erase nothing', 'dont-know': 'I’m not sure: erase nothing' },
    help: [
      'backroll erases nothing by itself. The owner does it on the phone.',
      'Nobody else presses Erase for the owner.',
      'Saying no is fine. You keep all that you have now.',
    ],
  },
  erase: {
    title: 'Erase and restore',
    question: 'How far is the phone?',
    text: [
      plain('Take the spare phone.', { is: { spare: ['yes'] } }),
      numbered('Open {ui.reset}.'),
      numbered('Tap “{ui.erase}”. Say no if it offers a new backup first.'),
      numbered('Once it says hello: language, Wi-Fi, set up by hand.'),
      numbered('At apps and data, choose “{ui.fromIcloud}”.'),
      numbered('The owner signs in, then chooses the backup by date and size.'),
      numbered('Keep it on Wi-Fi and mains power until it says finished.'),
      warning('Leave iCloud Photos off, whatever the setup suggests.'),
    ],
    answers: {
      finished: 'It says that restoring is finished',
      running: 'It is still restoring',
      'not-begun': 'I have not begun, and would rather not',
      failed: 'It stopped, or it looks different',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Before you tap Erase you can still stop. In the setup you can go back.',
      'On iOS 14 and earlier, the way may read Settings > General > Reset.',
      'The phone may want an iOS update during the setup. That is normal here.',
      'More backups may show when you tap a button such as “Show All Backups”.',
      'Pictures and apps keep arriving, for hours or days. Leaving Wi-Fi pauses it.',
      'Do not stop the restore in the settings: what has not arrived may be lost.',
    ],
  },
  'check-icloud': {
    title: 'After the iCloud restore',
    question: 'Has the photo come back with the iCloud backup?',
    text: [
      'Wait until the phone says that restoring is finished. Grey pictures still load.',
      'Then look under the day it was taken, and in Recently Deleted.',
      'If it is there, copy it off the phone before you do anything else.',
    ],
    answers: {
      yes: 'Yes, it is there, and I have copied it off',
      'not-yet': 'It is still loading',
      no: 'No, it isn’t there',
      'dont-know': 'I’m not sure yet',
    },
    help: [
      'Settings > your name > iCloud may show how far the restore is.',
      'A photo in Recently Deleted keeps its old date there, so recover it at once.',
      'If it isn’t there, the computer backup brings the phone back to before.',
      'Turn Find My on again when you have finished.',
    ],
  },
} as const satisfies BranchWords<typeof tree>;
