/** When the photo was taken and deleted, and iCloud Photos. */
import type { dates as tree } from '../flows/branches/dates.ts';
import { type BranchWords, bullet, numbered, plain, quiet, warning } from './wording.ts';

const FORMS = [
  bullet('A day: 2026-05-03'),
  bullet('A month or a year: 2026-05 or 2026'),
  bullet('From one to another: 2026-05-01..2026-05-20'),
] as const;

export const dates = {
  taken: {
    title: 'Taken',
    question: 'When was the photo taken?',
    text: [
      'The date tells which backups can hold it. A rough date is enough.',
      ...FORMS,
      quiet('A wide range is better than a wrong day.'),
    ],
    answers: { 'dont-know': 'I don’t know' },
    help: [
      'If you got the picture from someone, give the day on which you saved it.',
      'A message that you sent with it shows a date. So does the event itself.',
      'For several photos, give a range that covers them all.',
      'One end may stay open: 2026-05.. means May 2026 or later.',
    ],
  },
  deleted: {
    title: 'Deleted',
    question: 'When was it deleted?',
    text: [
      'Think of when you last saw it, and when you first missed it.',
      ...FORMS,
      quiet('A backup from before that day may hold the photo, and some from soon after.'),
    ],
    answers: { 'dont-know': 'I don’t know' },
    help: [
      'Perhaps you cleared up storage that day, or changed to a new phone.',
      'Pictures deleted together show the same days left in Recently Deleted.',
      'One that shows 10 days left was deleted about 20 days ago.',
      'One end may stay open: 2026-05.. means May 2026 or later.',
    ],
  },
  'bin-emptied': {
    title: 'Emptied by hand',
    question: 'Did anyone empty Recently Deleted by hand since then?',
    text: [
      'Recently Deleted keeps photos for 30 days, some for up to 40.',
      'Emptying it removes the photos sooner. That tells which backups are worth a look.',
    ],
    answers: {
      yes: 'Yes, or I removed this photo there too',
      no: 'No',
      'dont-know': 'I don’t know',
    },
    help: [
      'A backup made while the photo lay in Recently Deleted still holds its file.',
      'So we want to know until when it lay there.',
      'To look once more in Recently Deleted, go back.',
    ],
  },
  'emptied-when': {
    title: 'Emptied',
    question: 'When was Recently Deleted emptied?',
    text: ['A backup made before that day may still hold the photo.', ...FORMS],
    answers: { 'dont-know': 'I don’t know' },
    help: [
      'Often it was the day on which storage was full.',
      'If you removed only this photo there, give the day you did that.',
      'If you don’t know, we reckon with 30 to 40 days.',
    ],
  },
  'icloud-photos': {
    title: 'iCloud Photos',
    question: 'Is iCloud Photos switched on?',
    text: [
      numbered('On the phone, open {ui.icloudPhotos}.'),
      numbered('See whether “{ui.icloudPhotosOlder}” or “{ui.syncThis}” is on.', {
        ios: ['unknown', 'upto17'],
      }),
      numbered('See whether “{ui.syncThis}” is on.', { ios: ['ios18', 'ios26'] }),
      warning('Only look. Leave the switch as it is.'),
      'No phone at hand? If icloud.com shows your photos, it is on somewhere.',
      quiet('When it is on, backups often hold fewer photos.'),
    ],
    answers: { on: 'It is on', off: 'It is off', 'dont-know': 'I can’t tell' },
    help: [
      'With it on, the photos live in iCloud, and a deletion reaches every device.',
      'An iCloud backup then holds no photos. A computer backup may hold a part.',
      'The same page shows “Optimise” (Optimize) iPhone Storage or “Keep Originals”.',
      'With Optimise, the phone may hold small copies only.',
      plain('On a Mac the switch may be at {ui.icloudPhotosMac}.', { computer: ['macos'] }),
      plain('The iCloud program for Windows may show it under “Photos”.', {
        computer: ['windows'],
      }),
      'Switching it on or off now brings nothing back, and can make things harder.',
    ],
  },
  'icloud-look': {
    title: 'iCloud.com after all',
    question: 'iCloud Photos is on, so please look on iCloud.com. Is the photo back?',
    text: [
      numbered('Open a browser, type “icloud.com” yourself, sign in and open Photos.'),
      numbered('Look for the album that may read “{ui.webBin}”, at the side.'),
      numbered('If it is there, mark it and click the button that may read “{ui.recover}”.'),
      warning('Only its owner types the password and the code. Tell them to nobody.'),
    ],
    answers: {
      back: 'Yes, it was there and is back',
      'not-there': 'It isn’t there',
      'cant-look': 'I can’t look there',
      'dont-know': 'I’m not sure',
    },
    help: [
      'It is the same album as on the phone. Looking there changes nothing.',
      'The phone may need some minutes on Wi-Fi until it shows the photo.',
    ],
  },
  'icloud-photos-since': {
    title: 'iCloud Photos since',
    question: 'Since when has iCloud Photos been on?',
    text: ['It tells which backups can hold the photos themselves.', ...FORMS],
    answers: { 'dont-know': 'I don’t know, or always' },
    help: [
      'Perhaps since a new phone, or since you bought more iCloud storage.',
      'Mails from Apple about iCloud storage can tell the month.',
    ],
  },
} as const satisfies BranchWords<typeof tree>;
