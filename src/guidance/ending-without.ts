/** The endings without the photo. */
import type { ending as tree } from '../flows/branches/ending.ts';
import { LAST_IDEAS, NEXT_TIME } from './afterwards.ts';
import { type BranchWords, bullet, each, plain, warning } from './wording.ts';

type Without = Omit<
  typeof tree,
  `recovered-${string}` | `pending-${string}` | 'found-not-deleted' | 'not-found'
>;

export const endingWithout = {
  'not-found-no-backup': {
    title: 'No backup was found',
    question: 'We could not find the photo, and found no backup.',
    text: ['We are sorry. What we ruled out:', each('ruledOut'), ...LAST_IDEAS, ...NEXT_TIME],
    answers: {},
    help: [],
  },
  'not-found-window': {
    title: 'The photo was not found',
    question: 'We could not find the photo in the places we could search.',
    text: ['What we ruled out:', each('ruledOut'), ...LAST_IDEAS, ...NEXT_TIME],
    answers: {},
    help: [],
  },
  'blocked-password': {
    title: 'A password is missing',
    question: 'A backup may hold the photo, but its password is not known.',
    text: [
      'What we looked at:',
      each('ruledOut'),
      each('locked'),
      warning('It is not copied yet. Do not plug that phone in until it is.', {
        is: { unsafe: ['yes'] },
      }),
      'Keep that backup. If the password comes back to you, start again.',
      'Look in old notes, in saved passwords and, on a Mac, in Keychain.',
      warning('If someone calls you and offers to open it, hang up.'),
      ...NEXT_TIME,
    ],
    answers: {},
    help: [],
  },
  'blocked-icloud-photos': {
    title: 'iCloud Photos was on',
    question: 'A restore is very unlikely to help, since iCloud Photos was on.',
    text: [
      each('ruledOut'),
      'The phone would fetch the same library, in which it is deleted. Leave it as it is.',
      ...LAST_IDEAS,
      ...NEXT_TIME.slice(0, 1),
    ],
    answers: {},
    help: [],
  },
  'blocked-account': {
    title: 'The account comes first',
    question: 'Without the Apple Account, erasing would lock the phone.',
    text: [
      'Its owner can ask Apple for the account back, at iforgot.apple.com.',
      'That takes days, sometimes weeks. Keep the phone and its number as they are.',
      warning('Nobody who calls you can do it for you. Tell nobody a password or a code.'),
      'What we ruled out:',
      each('ruledOut'),
      'When the account works again, start again. Nothing was changed.',
    ],
    answers: {},
    help: [],
  },
  'blocked-mdm': {
    title: 'A phone of work or school',
    question: 'Please ask the administrator of this phone.',
    text: [
      'Work and school have rules and backups of their own for their phones.',
      'Ask soon: photos stay in Recently Deleted for 30 days, some for up to 40.',
      'Until then, erase and update nothing, and leave Recently Deleted as it is.',
      'Nothing was changed.',
    ],
    answers: {},
    help: [],
  },
  'declined-risk': {
    title: 'Stopped before a risk',
    question: 'We stopped before the next risk, as you decided.',
    text: [
      plain('That is a good decision. The phone is as it was.', { lacks: 'restored' }),
      plain('That is a good decision.', { is: { restored: ['yes'] } }),
      'Looked at, or turned down:',
      each('ruledOut'),
      'Keep your backups. You can start backroll again at any time.',
      ...LAST_IDEAS,
    ],
    answers: {},
    help: [],
  },
  escalated: {
    title: 'Someone else should help',
    question: 'From here, someone with experience should help.',
    text: [
      warning('Erase nothing, update nothing and remove no backup until then.'),
      'The phone may have changed. Leave it as it is, also if its screen looks strange.',
      plain('The fresh backup of {fresh} is the way back.', {}),
      plain('Not looked into yet: {untried}. To do that, start backroll again.', {}),
      bullet('Write down the exact message and its number.'),
      bullet('Ask Apple Support or your help desk, and show them the answers above.'),
      bullet('The fresh backup and the old one are both needed. Keep them.'),
      'Tell nobody a password or a code, not even those who help.',
    ],
    answers: {},
    help: [],
  },
  'stopped-not-owner': {
    title: 'The owner has to agree',
    question: 'We stop here, since the owner has to agree first.',
    text: [
      'Photos belong to the person who owns the phone.',
      'Ask them, and start again together. Nothing was changed.',
      'They should hurry a little: Recently Deleted keeps photos for 30 days, some up to 40.',
    ],
    answers: {},
    help: [],
  },
  'stopped-scam': {
    title: 'Please hang up',
    question: 'We stop here, to keep you safe.',
    text: [
      warning('Nobody honest calls unasked about your phone or your photos.'),
      bullet('Hang up. Tell them no password, passcode or code.'),
      bullet('Did they get into this computer? Disconnect it from the network.'),
      bullet('Did you tell a password? Change it, on another device.'),
      bullet('Did you pay? Call your bank at once.'),
      'Nothing was changed. To look for photos on your own, start again.',
    ],
    answers: {},
    help: [],
  },
  stopped: {
    title: 'Stopped',
    question: 'You stopped here.',
    text: [
      'Your answers stand above this. Copy them if someone is to help you.',
      each('ruledOut'),
      plain('Saved so far: {files}, in {folder}', {}),
      'Until you go on, leave Recently Deleted and all backups as they are.',
    ],
    answers: {},
    help: [],
  },
} as const satisfies BranchWords<Without>;
