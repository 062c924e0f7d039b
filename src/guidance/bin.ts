/** Recently Deleted: where it is, how to recover, where a recovered photo goes. */
import type { bin as tree } from '../flows/branches/bin.ts';
import { icloudBin } from './icloud-bin.ts';
import { type BranchWords, bullet, numbered, plain, warning } from './wording.ts';

/** How likely the album still has it, by the days since it was deleted, once these are known. */
export const ODDS = [
  plain('By your dates it should still be in Recently Deleted.', { is: { odds: ['should'] } }),
  plain('By your dates it may still be in Recently Deleted, so look now.', {
    is: { odds: ['may'] },
  }),
  plain('By your dates it is normally gone from Recently Deleted. One look takes a minute.', {
    is: { odds: ['gone'] },
  }),
] as const;

const NEWER = ['ios18', 'ios26', 'unknown'] as const;

export const bin = {
  phone: {
    title: 'The phone',
    question: 'Does the iPhone still work?',
    text: ['The quickest look is on the phone itself. It changes nothing.'],
    answers: {
      works: 'It works, and I can unlock it',
      broken: 'It is broken, or I can’t unlock it',
      lost: 'It is lost, sold or erased',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Without the phone we look on iCloud.com, on other devices and in backups.',
      'An iPad works the same way. Read “iPad” wherever we say “iPhone”.',
      'A broken phone may be repaired. Ask that nothing on it is erased.',
    ],
  },
  'search-first': {
    title: 'Not deleted at all',
    question: 'Is the photo perhaps still in the Photos app?',
    text: [
      'Some lost photos are only out of sight. Please look on the phone:',
      bullet('Search for a place, a person or a month.'),
      bullet('Look under the day it was taken, not only at the end.'),
      bullet('Take away any filter, so that all photos are shown.'),
      bullet('With a Shared Library, look in both views: Personal and Shared.'),
      bullet('Open the album that may read “{ui.hidden}”. It may want Face ID or the passcode.'),
    ],
    answers: {
      found: 'I found it',
      'not-found': 'It isn’t there',
      'dont-know': 'I’m not sure',
    },
    help: [
      'The Hidden album may be next to Recently Deleted. It may itself be switched off.',
      'A grey or blurred square may be a photo that has not loaded yet. Wait on Wi-Fi.',
      'A photo with a wrong date stands in another year. Search for what it shows.',
      'With two Apple Accounts, the photo may be in the other one. Do not sign out here.',
      'This only looks. Nothing is changed.',
    ],
  },
  'photos-layout': {
    title: 'The Photos app',
    question: 'What do you see at the bottom of the Photos app?',
    text: ['Open Photos on the phone. This tells us where Recently Deleted is.'],
    answers: {
      tabs: { label: 'A row of words: Library, For You, Albums', hint: 'iOS 17 or earlier' },
      headings: { label: 'No row: photos on top, headings further down', hint: 'iOS 18' },
      'two-buttons': { label: 'Two buttons: Library and Collections', hint: 'iOS 26 or later' },
      'dont-know': 'Something else, or I’m not sure',
    },
    help: [
      'If a single photo fills the screen, go back until you see many small ones.',
      'The row of words belongs to iOS 17 and earlier. You need not know the number.',
      'On an iPad the albums may be in a list at the side.',
    ],
  },
  'recently-deleted': {
    title: 'Recently Deleted, phone',
    question: 'Is the photo in Recently Deleted on the phone?',
    text: [
      numbered('Tap “{ui.albums}” at the bottom.', { ios: ['upto17'] }),
      numbered('Scroll to the very end of the page and tap “{ui.bin}”.', { ios: ['upto17'] }),
      numbered('Scroll down, past your photos, to “{ui.utilities}”.', { ios: ['ios18'] }),
      numbered('Tap “{ui.bin}” there.', { ios: ['ios18'] }),
      numbered('Tap “{ui.collections}”, then scroll down to “{ui.utilities}”.', {
        ios: ['ios26'],
      }),
      numbered('Tap “{ui.bin}”. If the heading is folded, tap it first.', { ios: ['ios26'] }),
      bullet('Is there “{ui.albums}” at the bottom? Tap it, then scroll to the end.', {
        ios: ['unknown'],
      }),
      bullet('Is there “{ui.collections}”? Tap it, then find “{ui.utilities}”.', {
        ios: ['unknown'],
      }),
      bullet('Neither of them? Scroll down past your photos to “{ui.utilities}”.', {
        ios: ['unknown'],
      }),
      plain('Open “{ui.bin}” there. It has a bin as its sign.', { ios: ['unknown'] }),
      'It may want Face ID, Touch ID or the passcode. Only you type that.',
      plain('It keeps photos for 30 days, some for up to 40. Look in any case.', { lacks: 'odds' }),
      ...ODDS,
      warning('Only look for now. Remove nothing in there.'),
    ],
    answers: {
      there: 'It is there',
      'not-there': 'It isn’t there',
      emptied: 'The album was emptied by hand',
      'cant-open': 'I can’t find or open the album',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Each picture shows how many days it has left there.',
      'One with 10 days left was deleted about 20 days ago. That helps to find dates.',
      'Headings can be moved. Look for a button that may read “{ui.reorder}”.',
      'Some guides say “Albums” for every iPhone. That is true up to iOS 17 only.',
      'Pictures deleted in WhatsApp, Google Photos or another app are not in this album.',
      'Did someone else add it to a Shared Library? Then it is in that person’s album.',
      'Photos that a cleaning app removed are normally in this album too.',
      'Pictures copied to the phone from a computer never reach this album.',
      'What was deleted inside this album, Apple says, may not come back from there.',
    ],
  },
  recover: {
    title: 'Recover',
    question: 'Is the photo back in your library?',
    text: [
      numbered('Tap “{ui.select}”, then tap the photo.'),
      numbered('Tap “{ui.recover}”, then “{ui.recoverPhoto}”.', { ios: ['upto17'] }),
      numbered('Tap “{ui.recover}”. It may be behind “{ui.more}”, a button with three dots.', {
        ios: NEWER,
      }),
      numbered('Say yes when the phone asks once more.', { ios: NEWER }),
      warning('Read the button aloud before you tap it: Recover, not Delete.'),
      'The photo then goes back to the day it was taken, not to the end.',
    ],
    answers: {
      back: 'Yes, it is back',
      'not-visible': 'I recovered it, but I can’t see it',
      failed: 'It could not be recovered',
      'dont-know': 'I’m not sure',
    },
    help: [
      'You can also tap the photo once to open it. “Recover” may then be at the bottom.',
      'With iCloud Photos on, it should come back on your other devices as well.',
      'If it does not work, we look on iCloud.com next.',
    ],
  },
  'look-under-date': {
    title: 'Under its own date',
    question: 'Do you see it under the day it was taken?',
    text: [
      'A recovered photo normally goes back to the day it was taken.',
      'Open the library and scroll to that day, or search for the month.',
      'It may take a minute until the picture is sharp.',
    ],
    answers: {
      found: 'Yes, there it is',
      'not-found': 'It isn’t there',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Photos saved from a message may stand under the day they were made.',
      'If it is no longer in Recently Deleted, it should be somewhere in the library.',
    ],
  },
  ...icloudBin,
} as const satisfies BranchWords<typeof tree>;
