/** Whose phone it is, and what is to be left alone. */
import type { start as tree } from '../flows/branches/start.ts';
import { type BranchWords, bullet, quiet, warning } from './wording.ts';

export const start = {
  identity: {
    title: 'Who is asking',
    question: 'How do you know who you are speaking with?',
    text: [
      'For your safety I ring you back, on the number that we already have.',
      'Nobody here ever asks for a password, a passcode or a code.',
    ],
    answers: {
      'called-back': 'I rang them back on a number that we already had',
      'other-channel': 'They confirmed it another way, by mail or in a ticket',
      'in-person': 'They stand before me',
      'not-yet': 'I have not checked yet',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Strangers ask for other people’s photos, and they sound convincing.',
      'What you choose here is kept with the case, with its time.',
    ],
  },
  'whose-phone': {
    title: 'Whose phone',
    question: 'Whose iPhone is the photo missing from?',
    text: [
      'We will look for the photo together, in the safest places first.',
      'Backups are only read. Nothing of yours is changed without your word.',
      'Meanwhile this computer is searched for backups. Only names and dates are read.',
      quiet('Nothing is sent anywhere. You can go back, or stop, at any time.'),
    ],
    answers: {
      mine: 'Mine',
      'with-owner': 'Someone else’s, and the owner is here and agrees',
      inherited: 'It belonged to someone who has died, and I look after it',
      work: 'It belongs to my work or my school',
      'not-mine': 'Someone else’s, and they do not know about this',
      called: 'Someone called me unasked and told me to do this',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Photos are private, so we only help the owner, or someone the owner asked.',
      'A phone from work or school follows its own rules. Its administrator can help best.',
      'Nobody here asks for your passcode, your Apple Account (Apple ID) password or a code.',
      'Apple never asks for them either. Whoever asks for them on the phone is not to be trusted.',
      'Did somebody call you unasked and offer to get photos back? Then hang up.',
      'The places come in an order: the harmless ones first, a restore of the phone last.',
    ],
  },
  'owner-agrees': {
    title: 'The owner agrees',
    question: 'Does the owner agree that you look for the photo?',
    text: ['Please ask first. A call or a message is enough.', 'Without a yes we stop here.'],
    answers: {
      yes: 'Yes, the owner agrees',
      no: 'No, or I can’t ask',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Whoever owns the phone decides about its photos.',
      'It is best if the owner sits at this computer and types everything that is secret.',
    ],
  },
  freeze: {
    title: 'Leave these alone',
    question: 'Can you leave these things alone until we are done?',
    text: [
      warning('A sync, an update or a new backup can cost the photo’s last copy.'),
      bullet('Do not empty Recently Deleted.'),
      bullet('Do not plug the phone into a computer yet, and do not sync it.'),
      bullet('Do not update the phone.'),
      bullet('Make no new backup, neither on a computer nor in iCloud.'),
      bullet('Do not charge the phone overnight on Wi-Fi. By day, from the wall, is fine.'),
      bullet('Leave iCloud Photos as it is, and stay signed in to iCloud.'),
      bullet('Leave phones, tablets and computers off that are off now.'),
    ],
    answers: {
      ready: 'Yes, I will leave them alone',
      'already-happened': 'Some of it has already happened',
      'dont-know': 'I’m not sure',
    },
    help: [
      'If some of it has happened already, go on. Often enough is left.',
      'A new backup can replace the old one that still holds the photo.',
      'A cable can start a sync or a backup by itself. We will say when it is safe.',
      'A phone that charges overnight on Wi-Fi makes an iCloud backup. Only about three are kept.',
      'To charge it overnight, switch Wi-Fi off on the phone first.',
      'Leave the iCloud Backup switch alone: turning it off may offer to remove backups.',
      'A device that was off may still show the photo. Online, it may remove it.',
    ],
  },
} as const satisfies BranchWords<typeof tree>;
