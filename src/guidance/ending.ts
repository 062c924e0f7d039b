/** The endings with the photo, and the one that waits. What is next, and how to be safe next time. */
import type { ending as tree } from '../flows/branches/ending.ts';
import { AFTERWARDS, NEXT_TIME } from './afterwards.ts';
import { endingWithout } from './ending-without.ts';
import { type BranchWords, bullet, good, plain, warning } from './wording.ts';

const KEPT = 'The backup stays as it was. Keep it.';

export const ending = {
  'recovered-bin': {
    title: 'Back from Recently Deleted',
    question: 'The photo is back in your library.',
    text: [
      good('It came back from Recently Deleted on the phone.'),
      'You find it under the day it was taken.',
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-cloud-bin': {
    title: 'Back from a service’s bin',
    question: 'The photo is back, out of an online bin.',
    text: [
      plain('It was in {placeFound}.', {}),
      plain('It came back from Recently Deleted on iCloud.com.', { lacks: 'placeFound' }),
      'Save it to a second place now.',
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-other-device': {
    title: 'Found in another place',
    question: 'The picture is found in another place.',
    text: [
      plain('It was in {placeFound}.', {}),
      plain('It was on a device that had been offline.', { lacks: 'placeFound' }),
      'Open the copy and look at it closely.',
      warning('Only then let a device that was offline go online again.'),
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-shared': {
    title: 'Back from somebody’s copy',
    question: 'The picture is back, from a shared copy.',
    text: [
      plain('It was in {placeFound}.', {}),
      'A shared copy can be smaller than the original.',
      'Perhaps the sender still has the original. Asking is worth it.',
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-extract': {
    title: 'Saved out of a backup',
    question: 'The photo is saved out of the backup.',
    text: [
      plain('Saved: {files}, in {folder}', {}),
      plain('Open {sheet} there to see them all.', {}),
      plain('Proved exact, byte for byte: {proved}.', {}),
      plain('Whole, but with nothing to compare them with: {unproved}. Open those.', {}),
      plain('It is where the other program saved it.', { lacks: 'folder' }),
      'Open it once, and put a second copy onto another disk.',
      'To have it on the phone, send it there by AirDrop or mail.',
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-extract-thumb': {
    title: 'A small copy is saved',
    question: 'A small copy of the photo is saved.',
    text: [
      plain('Saved: {files}, in {folder}', {}),
      plain('Open {sheet} there to see them all.', {}),
      'This backup held only a small copy of it.',
      'A larger one may be in another backup, or with someone who got it.',
      KEPT,
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-restore': {
    title: 'Back by a restore',
    question: 'The photo is back on the phone.',
    text: [
      bullet('Make sure that a copy of it is off the phone.'),
      'The phone is now as it was then. Decide before you use it: keep that, or go back.',
      bullet('To go back, restore the fresh backup. The photo’s copy stays off the phone.'),
      bullet('Keep both backups until you miss nothing.'),
      bullet('On the spare phone, erase all once the copy opens elsewhere.', {
        is: { spare: ['yes'] },
      }),
      bullet('Turn Find My on again.'),
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'recovered-spare': {
    title: 'Back on the spare phone',
    question: 'The photo is on the spare phone.',
    text: [
      bullet('Copy it off now, by cable or AirDrop, and open the copy.'),
      bullet('Leave iCloud Photos off on the spare phone.'),
      bullet('Then erase the spare phone. Your own phone was not touched.'),
      bullet('Turn Find My on again where you turned it off.'),
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'found-not-deleted': {
    title: 'It was not deleted',
    question: 'The photo was there all the time.',
    text: [
      good('It was never deleted, only out of sight. That happens to many people.'),
      'Tap the heart on it, and it is easy to find again.',
      ...AFTERWARDS,
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'pending-restore': {
    title: 'Waiting for the restore',
    question: 'The phone is still restoring, so we wait.',
    text: [
      bullet('Keep the phone on Wi-Fi and mains power. It can take hours, even days.'),
      bullet('Leave iCloud Photos off meanwhile.'),
      bullet('Grey pictures are still loading. Judge nothing before it says finished.'),
      bullet('Keep all backups where they are.'),
      'When it has finished, look for the photo under the day it was taken.',
      'Turn Find My on again when the restore has finished.',
    ],
    answers: {},
    help: [],
  },
  'pending-delay': {
    title: 'Waiting until it can go on',
    question: 'We wait until the last point is settled.',
    text: [
      bullet('With Stolen Device Protection, start the change at home and wait the hour.'),
      bullet('Keep all backups where they are, and make no new one in iCloud.'),
      bullet('Do not charge the phone overnight on Wi-Fi meanwhile.'),
      'Look again when the hour is over, or tomorrow. Nothing is lost until then.',
      'Answer the same questions then, and the list will be complete.',
    ],
    answers: {},
    help: [],
  },
  ...endingWithout,
} as const satisfies BranchWords<typeof tree>;
