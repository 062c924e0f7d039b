/** The backups that were found, or why none was. */
import type { backups as tree } from '../flows/branches/backups.ts';
import { type BranchWords, bullet, each, numbered, plain, quiet } from './wording.ts';

export const backups = {
  'find-backups': {
    title: 'Looking for backups',
    question: 'Looking for backups on this computer.',
    text: ['Only their names and dates are read. Nothing is changed.'],
    answers: {},
    help: [],
  },
  backup: {
    title: 'Backup',
    question: 'Which backup shall we look into?',
    text: [
      'Found: {backupCount}. By your dates, {likelyCount} of them may hold the photo.',
      plain('Found: {backupCount}. By your dates none holds the photo. Dates can be off.', {
        lacks: 'likelyCount',
      }),
      'The likeliest comes first. Looking into a backup changes nothing.',
      { ...each('problems'), tone: 'warn', mark: 'warn' },
    ],
    answers: {
      'other-folder': 'Look for backups in another folder',
      none: 'None of these',
      'dont-know': 'Choose for me: the likeliest one',
    },
    help: [
      'A good backup was made after the photo was taken and before it was deleted.',
      'One from the weeks after the deletion is good too.',
      'The photo was then in Recently Deleted, and its file was still there.',
      'With iCloud Photos on, a backup often holds a part of the photos only.',
      'Looking does no harm, so a “may be” is worth it as well.',
      'Times are shown on this computer’s clock.',
    ],
  },
  'no-access': {
    title: 'No access to the backups',
    question: [
      { say: 'Will you let this terminal read the backups?', when: { computer: ['macos'] } },
      { say: 'Can you give this account access to the backups?' },
    ],
    text: [
      plain('macOS keeps programs away from the backups until you allow it.', {
        computer: ['macos'],
      }),
      numbered('Open {ui.fullDisk}.', { computer: ['macos'] }),
      numbered('Switch on the terminal program that shows this text.', { computer: ['macos'] }),
      numbered('Quit the terminal, open it again and start backroll again.', {
        computer: ['macos'],
      }),
      quiet('This is up to you. You can take it back afterwards.', { computer: ['macos'] }),
      plain('Windows does not let this account open the folder with the backups.', {
        computer: ['windows'],
      }),
      bullet('They may belong to another account. Sign in there and start backroll again.', {
        computer: ['windows'],
      }),
      bullet('Close iTunes and Apple Devices, then look again.', { computer: ['windows'] }),
      plain('This account may not read the folder with the backups.', { computer: ['linux'] }),
      bullet('Ask its owner to let you read it, or to copy the backup for you.', {
        computer: ['linux'],
      }),
      each('problems'),
    ],
    answers: {
      retry: 'It is allowed now: look again',
      'other-folder': 'Look in another folder',
      'go-on': 'Go on without these backups',
      'dont-know': 'I’m not sure: go on without them',
    },
    help: [
      plain('Is the terminal not in the list? Add it with the plus button.', {
        computer: ['macos'],
      }),
      plain('Before macOS 13: {ui.fullDiskOlder}, then Full Disk Access.', {
        computer: ['macos'],
      }),
      plain('With this, the terminal may read mail and messages too. So take it back later.', {
        computer: ['macos'],
      }),
      plain('Do not change who owns the folder. Reading is all that is needed.', {
        computer: ['windows', 'linux'],
      }),
      'You can also copy a backup folder to another place and look there.',
      'Nothing was changed so far.',
    ],
  },
  'no-backups': {
    title: 'No backup found',
    question: 'No backup was found. Could there be one somewhere else?',
    text: [
      bullet('Each user account of a computer keeps its own backups.', {
        computer: ['macos', 'windows'],
      }),
      bullet('Other computers that the phone was ever connected to may have one.'),
      bullet('An older disk or Time Machine may hold an older one.', { computer: ['macos'] }),
      bullet('An external disk or an old computer may hold an older one.', {
        computer: ['windows'],
      }),
      bullet('Linux makes none by itself. Attach a disk with a backup from a Mac or PC.', {
        computer: ['linux'],
      }),
      each('problems'),
    ],
    answers: {
      'other-folder': 'Look in a folder or on a disk that I name',
      retry: 'Look once more',
      'go-on': 'No: go on without one',
      'dont-know': 'I’m not sure: go on',
    },
    help: [
      'A backup is a folder with a long name and very many files.',
      'On a Mac it is in: Library/Application Support/MobileSync/Backup',
      'On Windows it is in your own folder: Apple\\MobileSync\\Backup',
      'With iTunes from Apple’s site: AppData\\Roaming\\Apple Computer\\MobileSync\\Backup',
      'To use one from another computer, copy the whole folder. Never move it.',
      'Ask the owner before you look in another person’s account.',
    ],
  },
  folder: {
    title: 'Folder to look in',
    question: 'Which folder shall we look in?',
    text: [
      'Type its path, or drag the folder into this window.',
      'It may be one backup, or a folder that holds several.',
      quiet('Only names and dates are read there.'),
    ],
    answers: { 'dont-know': 'I don’t know: back to what was found' },
    help: [
      plain('Backups of Finder and iTunes: ~/Library/Application Support/MobileSync/Backup', {
        computer: ['macos'],
      }),
      plain('External disks are in /Volumes.', { computer: ['macos'] }),
      plain('Backups are often in: %USERPROFILE%\\Apple\\MobileSync\\Backup', {
        computer: ['windows'],
      }),
      plain('Or in: %AppData%\\Apple Computer\\MobileSync\\Backup', { computer: ['windows'] }),
      plain('Attached disks are often in /media or /run/media.', { computer: ['linux'] }),
      'A folder out of Time Machine works too, once it is copied to another place.',
    ],
  },
  rescan: {
    title: 'Looking again',
    question: 'Looking for backups once more.',
    text: ['Only names and dates are read, as before. What is new will be in the list.'],
    answers: {},
    help: [],
  },
} as const satisfies BranchWords<typeof tree>;
