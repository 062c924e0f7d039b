/** Looking into a backup, choosing photos and saving them. */

import type { extraction as tree } from '../flows/branches/extraction.ts';
import { consentToExtract } from './consent.ts';
import { opening } from './opening.ts';
import { PROGRAM_CAUTIONS, PROGRAM_CAUTIONS_HELP } from './third-party.ts';
import { type BranchWords, bullet, plain, quiet } from './wording.ts';

const ICLOUD_ON = { is: { inside: ['on'] } };

export const extraction = {
  how: {
    title: 'How to look inside',
    question: 'How shall we look into this backup?',
    text: [
      '{backup}',
      'backroll only reads it. You choose pictures, and they are saved where you say.',
      plain('iCloud Photos may have been on then. Some photos may be missing or small.', {
        is: { icloud: ['on'] },
      }),
    ],
    answers: {
      here: 'Here, with backroll',
      'other-program': 'With another program, one with windows',
      skip: 'Not at all: go on to the next way',
      'dont-know': 'I’m not sure: here',
    },
    help: [
      'Your phone is not needed for this. Leave it unplugged.',
      'Next you may be asked for the backup’s own password, if it has one.',
      'Then you see the photos, first those that fit your dates.',
      'With iCloud Photos on, looking does no harm, but it is less likely to help.',
      'It is likelier if the phone was set to keep originals.',
    ],
  },
  ...opening,
  'nothing-inside': {
    title: 'No photos inside',
    question: 'We saw no photos in this backup. Where shall we look next?',
    text: [
      '{backup}',
      'That is normal when iCloud Photos was on: the photos were then in iCloud.',
      'Another backup may still hold them.',
    ],
    answers: {
      'other-apps': 'In messages and other apps of this backup',
      'other-backup': 'In another backup',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'An older backup, from before iCloud Photos was switched on, is the best one.',
      'Backups of older phones count too.',
    ],
  },
  photos: {
    title: 'Photos',
    question: 'Which photos shall we save?',
    text: [
      'Fit your dates: {matching} of {total} in this backup.',
      plain('No longer in the backup of {newerMade}: {missing} of these.', {}),
      plain('Dates can be off, so look through the list all the same.', {
        is: { matching: ['0'] },
      }),
      plain('In Recently Deleted at that time: {trashed} of these.', {}),
      plain('iCloud Photos was on: some may be small copies, some may be missing.', ICLOUD_ON),
      'Saving copies them. The backup stays as it is.',
    ],
    answers: { none: 'It isn’t among them', 'dont-know': 'I’m not sure: all that fit my dates' },
    help: [
      'Each line says what the backup holds: the original, a smaller copy or a thumbnail.',
      'Take more rather than fewer. You can throw the rest away later.',
      'The date is the one at the place where the picture was taken.',
      'A helper need not see the pictures. The owner chooses alone, if that is better.',
    ],
  },
  ...consentToExtract,
  destination: {
    title: 'Folder for the photos',
    question: 'Where shall the photos be saved?',
    text: [
      'Type the path of a folder, or drag one into this window.',
      'A new folder is made if there is none. Nothing there is overwritten.',
      quiet('Choose a disk of your own: these are private pictures.'),
    ],
    answers: { 'dont-know': 'Choose for me' },
    help: [
      'They are sorted by year and month, with their own names.',
      'A Live Photo comes with its short film. An edited photo comes with its original.',
      'Do not choose a folder inside the backup.',
    ],
  },
  writing: {
    title: 'Saving the photos',
    question: 'Saving the photos and checking each of them.',
    text: [
      'Each is compared with what the phone noted about it, where it noted that.',
      quiet('If one cannot be read, the others are saved all the same.'),
    ],
    answers: {},
    help: [],
  },
  'write-failed': {
    title: 'Photos not saved',
    question: 'The photos could not be saved. What shall we do?',
    text: [
      plain('{problem}', {}),
      plain('Something went wrong on the way, and we do not know what.', { lacks: 'problem' }),
      'The backup is untouched. What was saved already stays.',
    ],
    answers: {
      'other-folder': 'Save to another folder',
      retry: 'Try again',
      'choose-again': 'Choose other photos',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: another folder',
    },
    help: [
      'A new try goes on where it stopped. Nothing is saved twice.',
      'A photo may be listed while its file is missing in this backup.',
      'Another backup may hold that file.',
    ],
  },
  'look-in-another': {
    title: 'Another backup',
    question: 'Another backup may hold the photo. Shall we look there first?',
    text: [bullet('{untried}'), 'Looking is quick and changes nothing. The next ways are harder.'],
    answers: {
      yes: 'Yes, show me the backups',
      no: 'No, go on to the next way',
      'dont-know': 'I’m not sure: show me the backups',
    },
    help: [
      'The next ways put a whole backup back onto a phone. They can lose newer things.',
      'You can come back from the list of backups at any time.',
    ],
  },
  'is-it-there': {
    title: 'Is it there',
    question: 'Please open the folder. Is your photo there?',
    text: [
      'Saved: {files}, in {folder}',
      plain('Open {sheet} there to see them all.', {}),
      plain('Saved without a contact sheet: {files}.', { lacks: 'sheet' }),
      plain('Proved exact, byte for byte: {proved}.', {}),
      plain('Could not be saved: {failed}.', {}),
      plain('Only small copies could be saved from this backup.', { is: { small: ['yes'] } }),
      quiet('The pictures lie in folders by year and month.'),
      quiet('Not confirmed: {unproved}. They are often fine. Open them and look.'),
    ],
    answers: {
      yes: 'Yes, it is there',
      'choose-again': 'Not yet: choose other photos',
      no: 'No, it isn’t there',
      'dont-know': 'I’m not sure: show me the list again',
    },
    help: [
      'Pictures that end in .HEIC open on a Mac and on recent Windows.',
      'On older Windows, a free HEIF add-on from the Microsoft Store may be needed.',
    ],
  },
  'not-in-this-backup': {
    title: 'Not in this backup',
    question: 'It isn’t in this backup. Where shall we look next?',
    text: [
      '{backup}',
      'Another backup may have it, even one of an older phone.',
      'A copy may also be in this backup’s messages, chats or notes.',
    ],
    answers: {
      'other-apps': 'In messages and other apps of this backup',
      'other-backup': 'In another backup',
      'look-again': 'In this one again: choose other photos',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'A picture sent by Messages or WhatsApp can be in a backup a second time.',
      'We look in Messages, WhatsApp, Notes, Files and iCloud Drive.',
      'Going on loses nothing. The backup stays where it is.',
    ],
  },
  'searching-apps': {
    title: 'Looking in other apps',
    question: 'Looking for pictures in the other apps of this backup.',
    text: ['Messages, chats, notes and files are looked through. Nothing is changed.'],
    answers: {},
    help: [],
  },
  'app-pictures': {
    title: 'Pictures of other apps',
    question: 'Which of these pictures shall we save?',
    text: [
      'Found in other apps: {appPictures}. Fit your dates: {appMatching}.',
      'Pictures that were sent are often smaller, and bear the date of the message.',
      'Saving copies them. The backup stays as it is.',
    ],
    answers: { none: 'It isn’t among them', 'dont-know': 'I’m not sure: all that fit my dates' },
    help: [
      'Each line says which app it comes from.',
      'A helper need not see the pictures. The owner chooses alone, if that is better.',
    ],
  },
  'nothing-in-apps': {
    title: 'Not in other apps',
    question: 'It isn’t in the other apps we know. Where shall we look next?',
    text: [
      '{backup}',
      plain('Every app’s files can be looked through, whatever their names. It takes longer.', {
        lacks: 'searchedDeep',
      }),
      'Another backup may still hold it.',
    ],
    answers: {
      deep: 'In every file of every app',
      'other-backup': 'In another backup',
      skip: 'Go on to the next way',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'Chats that are backed up in their own way may not be in this backup.',
      'Going on loses nothing. The backup stays where it is.',
    ],
  },
  'other-program': {
    title: 'Another program',
    question: 'Did the other program find the photo?',
    text: PROGRAM_CAUTIONS,
    answers: {
      found: 'Yes, and it is saved',
      'not-found': 'No, it isn’t in the backup',
      declined: 'I would rather not: back',
      'dont-know': 'I’m not sure: back',
    },
    help: PROGRAM_CAUTIONS_HELP,
  },
} as const satisfies BranchWords<typeof tree>;
