/** The device that was off, and the other places, one by one. */
import type { elsewhere as tree } from '../flows/branches/elsewhere.ts';
import { PLACE_LABELS, PLACE_TEXT } from './places.ts';
import { type BranchWords, numbered, plain, quiet, warning } from './wording.ts';

export const elsewhere = {
  'offline-device': {
    title: 'A device that was off',
    question: 'Has another device been off or offline since the photo was deleted?',
    text: [
      'Think of an old iPhone, an iPad or a Mac with the same account.',
      'It may still show the photo, since it has not heard of the deletion.',
      warning('Do not switch it on yet. Online, it may remove the photo too.'),
    ],
    answers: { yes: 'Yes, there is one', no: 'No', 'dont-know': 'I’m not sure' },
    help: [
      'This matters most when iCloud Photos is on: a deletion then reaches every device.',
      'One on which Photos says that syncing is paused may still show it too.',
      'A device that is online now has probably heard of it already.',
      'Next we say how to switch it on without letting it go online.',
    ],
  },
  'keep-offline': {
    title: 'The device, kept offline',
    question: 'Is the photo on that device?',
    text: [
      numbered('Switch your router off. Leave the other phones’ hotspots off too.'),
      numbered('If the device takes a SIM card, take the card out.'),
      numbered('Switch it on. On an iPhone or iPad, turn on Airplane Mode at once.'),
      numbered('Open Photos and look for the picture.'),
      numbered('If it is there, copy it off by cable first. Leave Wi-Fi off.'),
      warning('Keep the device offline until the copy opens on another device.'),
    ],
    answers: {
      found: 'Yes, and I have copied it off',
      'not-there': 'It isn’t there',
      'dont-know': 'I’m not sure, or I can’t try it',
    },
    help: [
      'No cable? AirDrop works with the router off. It needs Wi-Fi and Bluetooth on.',
      'A hotspot is a phone that shares its internet. Switch that off, too.',
      'With a cable, say no if a computer wants to sync or back up that device.',
      'This screen stays open while the router is off. backroll needs no internet.',
      'If the device went online by accident, look at once. It may take a while to hear of it.',
    ],
  },
  places: {
    title: 'Other places',
    question: 'Where else could this picture be?',
    text: ['Tick every place that you use. We then look at them one by one.'],
    answers: {
      ...PLACE_LABELS,
      none: 'None of these',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'Many pictures exist twice, and a second copy is the quickest way back.',
      'Looking there changes nothing on your phone.',
      'After this we look into the backups on this computer.',
    ],
  },
  place: {
    title: [{ say: 'Looking in {place}' }],
    question: [{ say: 'Did you find the picture in {place}?' }],
    text: [...PLACE_TEXT, quiet('Place {placeNumber}.')],
    answers: {
      found: 'Yes, I have it',
      'not-found': 'No, it isn’t there',
      'dont-know': 'I’m not sure, or I can’t look now',
    },
    help: [
      'If you find it, save it to a second place straight away.',
      'Sign in to services yourself, at an address that you typed.',
      'Never tell anyone a password or a code while you look.',
      plain('The label on your screen may differ. Look for a bin or for “deleted”.', {}),
    ],
  },
} as const satisfies BranchWords<typeof tree>;
