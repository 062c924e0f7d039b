/** For the technician: choosing photos out of a backup, saving them, and "is it there?". */
import type { extraction as tree } from '../../flows/branches/extraction.ts';
import { plain } from '../wording.ts';
import { appPictures } from './app-pictures.ts';
import { consentToExtract } from './consent.ts';
import type { BranchLayers } from './layers.ts';
import { opening } from './opening.ts';

export const extraction = {
  how: {
    do: [
      'Say that single pictures come out, and that the phone is not needed.',
      'Note the time of the yes.',
    ],
    why: 'It brings one photo back without changing any phone.',
    check: ['The caller agrees, and the phone is unplugged.'],
    ifNot: [
      'They want windows to click in: choose “{answer.other_program}”. Cautions come first.',
      'Choose “{answer.skip}”: the restores come next, and those can lose data.',
    ],
    never: [
      'Never suggest a program that scans the phone itself.',
      'Never copy the backup to your own computer.',
    ],
  },
  ...opening,
  ...consentToExtract,
  'nothing-inside': {
    do: ['Ask for an older phone, an older computer, or the time before iCloud Photos.'],
    why: 'A backup without photos is no dead end while others have not been opened.',
    check: ['They know which of these answers they want, and why.'],
    ifNot: [
      'An older backup is known: choose “{answer.other_backup}”.',
      'It was sent to somebody: choose “{answer.other_apps}”, while that is offered.',
      'Choose “{answer.skip}” when neither is left.',
    ],
  },
  photos: {
    do: [
      'Have the shared screen ended, or turn away.',
      'Let the owner mark too many rather than too few.',
    ],
    why: 'Only its owner knows which picture it is.',
    check: [
      'The owner has marked at least one line.',
      'A line says original, smaller copy or thumbnail. The original is the best.',
    ],
    ifNot: [
      'Not near the top: go on down the list, as dates can be off.',
      'Choose “{answer.none}”: other apps and other backups come next.',
    ],
    never: [
      'Never look through the pictures. “Is it there?” is the only question.',
      'Never be there for intimate pictures, or those of minors. The owner goes on alone.',
    ],
  },
  destination: {
    do: ['Let the owner name a folder, best on an encrypted disk.'],
    why: 'What is recovered belongs to the owner, and goes nowhere else.',
    check: ['The path on the screen is one that the owner knows.'],
    ifNot: ['No idea: choose “{answer.dont_know}”. The next screen says where it is.'],
    never: ['Never have them saved at the help desk, in a ticket or in a mail.'],
  },
  writing: {
    do: ['Wait, and have the window left open.'],
    why: 'A file counts as saved only after it was checked.',
    check: ['The next screen counts what was saved, and what was proved.'],
    ifNot: ['It stops: the next screen says why, and offers another folder.'],
  },
  'write-failed': {
    do: ['Read the reason aloud, and say which disk is meant.'],
    why: 'Most often the disk is the matter, and the photo is still in the backup.',
    check: ['The next try ends with a count.'],
    ifNot: [
      plain('The disk looks free: Time Machine may hold that room. Take another one.', {
        computer: ['macos'],
      }),
      'Choose “{answer.other_folder}” for another disk.',
      'Files are missing in the backup: choose “{answer.choose_again}”, or another backup later.',
    ],
    never: ['Never make room by removing a backup.'],
  },
  'look-in-another': {
    do: ['Read the name and the date aloud.'],
    why: 'Its date fits, and nobody has opened it so far.',
    check: ['The caller knows that date, and decides.'],
    ifNot: ['Choose “{answer.no}”: the restores come next, with all their checks.'],
  },
  'is-it-there': {
    do: ['Let the owner open the folder unseen.', 'Ask for yes or no, and for nothing else.'],
    why: 'Counts can prove files, but only the owner knows the photo.',
    check: [
      'The owner opened it, and says yes.',
      'Compare the counts: what was saved, proved and not saved.',
    ],
    ifNot: [
      plain('It ends in .HEIC and will not open: Windows may need an add-on for that.', {
        computer: ['windows'],
      }),
      'Only a thumbnail: another backup may have more.',
      'Choose “{answer.choose_again}”: the list comes back.',
      'Choose “{answer.no}”: other apps and other backups come next.',
    ],
    never: ['Never ask to see the picture, or to have it sent.'],
  },
  'not-in-this-backup': {
    do: ['Ask whether the owner saw all of the list.', 'Ask whether it was ever sent.'],
    why: 'Milder ways than a restore are still open.',
    check: ['Every backup with a fitting date was opened, or turned down.'],
    ifNot: [
      'The list was cut short: choose “{answer.look_again}”.',
      'It was sent: choose “{answer.other_apps}”, while that is offered.',
      'Choose “{answer.skip}” once all of this is done.',
    ],
  },
  ...appPictures,
  'other-program': {
    do: ['Read the cautions first.', 'Let the owner type the maker’s address alone.'],
    why: 'A fake program could take all that a backup holds.',
    check: [
      'It works without internet, and shows the picture before any payment.',
      'Compare what came out with what it had listed. Some leave pictures behind.',
    ],
    ifNot: [
      'They would rather not: choose “{answer.declined}”.',
      'It shows nothing: choose “{answer.not_found}”.',
    ],
    never: [
      'Never install it for them, and never pay for them.',
      'Never go on when it wants an account password, or a profile on the phone.',
      'Never let it write to a backup, not even to a damaged one.',
    ],
  },
} as const satisfies BranchLayers<typeof tree>;
