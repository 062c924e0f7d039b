/** A backup's password, and opening the backup with it. */
import type { extraction as tree } from '../flows/branches/extraction.ts';
import { type BranchWords, bullet, plain, quiet, warning } from './wording.ts';

type OpeningSteps = Pick<
  typeof tree,
  'password' | 'password-unknown' | 'opening' | 'wrong-password' | 'cant-open'
>;

export const opening = {
  password: {
    title: 'Backup password',
    question: 'What is the password of this backup?',
    text: [
      'It was chosen when backups were first encrypted. Only it opens this one.',
      bullet('It need not be the phone’s passcode or the Apple Account password.'),
      bullet('Your Mac may remember it. Look in Keychain for “{ui.keychainEntry}”.', {
        computer: ['macos'],
      }),
      warning('Only the owner types it, here. Tell it to nobody, not even to a helper.'),
      quiet('It is not shown, not stored and not sent.'),
    ],
    answers: { 'dont-know': 'I don’t know it' },
    help: [
      'People found it to be an old password, a computer password or a passcode.',
      'Try those that you used when the backups began, perhaps years ago.',
      'Trying several times locks nothing.',
      'Each try takes some seconds, since the lock is made to be slow.',
      'A helper on the phone should look away and pause any shared screen.',
    ],
  },
  'password-unknown': {
    title: 'Password not known',
    question: 'Without its password this backup stays closed. What now?',
    text: [
      'Nobody can open it without the password, not even Apple.',
      'Keep the backup all the same. The password may come back to you.',
      bullet('Look in your password notes and in saved passwords.'),
      bullet('On a Mac, search Keychain. The entry may read “{ui.keychainEntry}”.', {
        computer: ['macos'],
      }),
      bullet('Try old passwords, also of the computer and of the account.'),
    ],
    answers: {
      'try-again': 'I have an idea: try it',
      'other-backup': 'Choose another backup',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'Resetting the phone’s settings does not open old backups.',
      'Who offers to break the password for money, or by phone, is best avoided.',
      'A program such as iMazing may have saved the password. Look in its settings.',
    ],
  },
  opening: {
    title: 'Opening the backup',
    question: 'Opening the backup and listing its photos.',
    text: ['It is only read.', quiet('An encrypted backup takes some seconds to unlock.')],
    answers: {},
    help: [],
  },
  'wrong-password': {
    title: 'Password does not fit',
    question: 'That password does not open this backup. Another try?',
    text: [
      'Check capital letters and the keyboard’s language, then try again.',
      'It may be an older password: the one from when backups were first encrypted.',
      quiet('You may try as often as you like. Nothing gets locked.'),
    ],
    answers: {
      'try-again': 'Try again',
      forgotten: 'I don’t know it',
      'dont-know': 'I’m not sure',
    },
    help: [
      'It may differ from the phone’s passcode and from the Apple Account password.',
      'Two backups can have two different passwords.',
    ],
  },
  'cant-open': {
    title: 'Backup can’t be opened',
    question: 'This backup can’t be opened. What shall we do?',
    text: [
      plain('{problem}', {}),
      plain('Something went wrong while it was read, and we do not know what.', {
        lacks: 'problem',
      }),
      'The backup is untouched. Please remove nothing from it.',
      plain('{problemNext}', {}),
    ],
    answers: {
      retry: 'Try once more',
      'other-backup': 'Choose another backup',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'A backup that stopped halfway often lacks its list of files.',
      'A copy from another disk, or from Time Machine, may be complete.',
      'Do not try to repair the folder by hand. Work on a copy at most.',
    ],
  },
} as const satisfies BranchWords<OpeningSteps>;
