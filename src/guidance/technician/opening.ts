/** For the technician: a backup's password, and opening the backup with it. */
import type { extraction as tree } from '../../flows/branches/extraction.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

type OpeningSteps = Pick<
  typeof tree,
  'password' | 'password-unknown' | 'opening' | 'wrong-password' | 'cant-open'
>;

export const opening = {
  password: {
    do: ['Pause any shared screen.', 'Be silent until the owner has typed it.'],
    why: 'An encrypted backup opens with its own password, and with nothing else.',
    check: ['The screen says that the backup is being opened.'],
    ifNot: [
      'Nothing shows while typing: that is meant to be so.',
      'Choose “{answer.dont_know}”: places to look for it come next.',
    ],
    never: ['Never ask for it, not even for its length or its first letter.'],
  },
  'password-unknown': {
    do: [
      'Name one place at a time, and wait.',
      plain('Let the owner search Keychain unseen.', { computer: ['macos'] }),
    ],
    why: 'The password itself is the key, and there is no second one.',
    check: ['They have something to try, or have been through all places.'],
    ifNot: [
      'Choose “{answer.other_backup}”: an older one may have no password.',
      'Choose “{answer.skip}”: keep the backup, as the password may turn up.',
    ],
    never: [
      'Never suggest Reset All Settings: it opens no old backup.',
      'Never name anyone who sells the breaking of passwords.',
      'Never let guesses be spoken. The owner types them.',
    ],
  },
  opening: {
    do: ['Wait. With very many photos it can take a minute.'],
    why: 'Before pictures can show, the list of files has to be read.',
    check: ['A list of photos appears, or a question about a password.'],
    ifNot: ['It cannot be read: the next screen says why.'],
  },
  'wrong-password': {
    do: ['Give them time.', 'Remind them of passwords from years ago.'],
    why: 'A backup keeps the password it was made with, however often others changed.',
    check: ['The next try opens the list.'],
    ifNot: ['Choose “{answer.forgotten}”: places to look for it come next.'],
    never: ['Never guess together aloud.'],
  },
  'cant-open': {
    do: ['Read the message aloud, and note it word for word.'],
    why: 'The reason tells whether a copy from elsewhere can help.',
    check: ['A second try, or another backup, shows photos.'],
    ifNot: [
      'The same again: choose “{answer.other_backup}”.',
      plain('Time Machine may have it from a better day. Copy that to a new folder.', {
        computer: ['macos'],
      }),
      'Choose “{answer.skip}” when no other is left.',
    ],
    never: ['Never repair, rename or delete anything inside a backup.'],
  },
} as const satisfies BranchLayers<OpeningSteps>;
