/** What the owner is asked before each action, where a technician helps. */
import type { extraction } from '../flows/branches/extraction.ts';
import type { protection } from '../flows/branches/protection.ts';
import type { BranchWords } from './wording.ts';

export const consentToExtract = {
  'consent-look': {
    title: 'The owner lets us look',
    question: 'May we open this backup and list its photos?',
    text: [
      'We read dates, names and sizes of the photos. The backup is not changed.',
      'Nothing leaves this computer.',
    ],
    answers: {
      yes: 'Yes, open it',
      no: 'No, not this one',
      'dont-know': 'I’m not sure',
    },
    help: [
      'A backup holds more than photos. Only its photos are listed.',
      'The owner can say no to each step, and yes to another.',
    ],
  },
  'consent-pictures': {
    title: 'The owner lets us see',
    question: 'May small pictures of the photos be shown on this screen?',
    text: [
      'With a yes, each photo is shown as we go through the list.',
      'Without it, the list shows only dates, names and sizes. That is often enough.',
    ],
    answers: {
      yes: 'Yes, show them',
      no: 'No, only dates and names',
      'dont-know': 'I’m not sure: only dates and names',
    },
    help: [
      'Some photos are nobody else’s business. The owner can also choose alone.',
      'The answer can be changed by going back to this question.',
    ],
  },
  'consent-save': {
    title: 'The owner lets us save',
    question: 'May the chosen photos be saved to that folder?',
    text: [
      'They are copied. The backup stays as it is.',
      'The folder should be on a disk of yours, not on one of the help desk.',
    ],
    answers: {
      yes: 'Yes, save them there',
      no: 'No, or to another folder',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Whoever can open the folder can see the photos.',
      'Nothing that lies there already is overwritten.',
    ],
  },
} as const satisfies BranchWords<
  Pick<typeof extraction, 'consent-look' | 'consent-pictures' | 'consent-save'>
>;

export const consentToCopy = {
  'consent-copy': {
    title: 'The owner lets us copy',
    question: 'May the backup be copied to that folder?',
    text: [
      'The copy holds everything that the backup holds: photos, messages, contacts.',
      'It should be on a disk of yours. Delete it when all is well again.',
    ],
    answers: {
      yes: 'Yes, copy it there',
      no: 'No, or to another folder',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Without a copy, nothing is offered that could overwrite the backup.',
      'An encrypted backup stays encrypted when it is copied.',
    ],
  },
} as const satisfies BranchWords<Pick<typeof protection, 'consent-copy'>>;
