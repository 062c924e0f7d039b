/** A fresh backup made with an installed program, such as idevicebackup2 of libimobiledevice. */
import type { computerRestore as tree } from '../flows/branches/computer-restore.ts';
import type { ToolSaying } from '../flows/error-codes.ts';
import { type BranchWords, numbered, plain, quiet, type Say, warning } from './wording.ts';

/** The steps of this part of the branch. */
export type ToolSteps = Pick<typeof tree, 'backup-tool' | 'making-backup' | 'backup-tool-failed'>;

interface Problem {
  what: string;
  next: string;
}

/** What the program meant, and what to do first. */
export const TOOL_PROBLEMS: Readonly<Record<ToolSaying, Problem>> = {
  'no-device': {
    what: 'No phone was found at this computer.',
    next: 'Unlock it, and plug it straight into the computer.',
  },
  'no-connection-service': {
    what: 'The service that connects phones does not run on this computer.',
    next: 'Plug the phone in once more. On Linux it is called usbmuxd, on Windows it comes with iTunes.',
  },
  'several-devices': {
    what: 'More than one phone or tablet is plugged in.',
    next: 'Leave only the phone that is to be backed up.',
  },
  'trust-pending': {
    what: 'The phone does not trust this computer yet.',
    next: 'Unlock the phone, tap Trust, and type the passcode there.',
  },
  'trust-refused': {
    what: 'The phone was told not to trust this computer.',
    next: 'Unplug it, plug it in again, and tap Trust this time.',
  },
  locked: {
    what: 'The phone is locked, or it waited in vain for its passcode.',
    next: 'Unlock it, keep it awake, and type the passcode there when it asks.',
  },
  'no-reply': {
    what: 'The phone sent nothing. It may have been waiting for its passcode.',
    next: 'Start again, and type the passcode on the phone at once.',
  },
  'disk-full': {
    what: 'The disk of this computer has too little room for the backup.',
    next: 'Another disk or another computer is the sure way. Remove no old backup.',
  },
  'folder-refused': {
    what: 'The folder for the backup could not be written.',
    next: 'See whether its disk is locked, or make the backup another way.',
  },
  'setup-unfinished': {
    what: 'The phone is still being set up.',
    next: 'Finish that first.',
  },
  'ended-on-phone': {
    what: 'The backup was ended on the phone.',
    next: 'If that was not meant, start it again.',
  },
  'connection-lost': {
    what: 'The connection to the phone was lost, or never came about.',
    next: 'Keep both awake, plug straight into the computer, and try again.',
  },
  'version-exchange': {
    what: 'The phone’s backup service did not answer as it should.',
    next: 'Unplug for ten seconds, then try once more. Only once.',
  },
  'phone-stuck': {
    what: 'The phone is still busy with an earlier try.',
    next: 'Switch the phone off and on again, then try once more.',
  },
  unfinished: {
    what: 'The program ended, and no finished backup lies in its folder.',
    next: 'One more try does no harm. Finder or iTunes is the other way.',
  },
  'not-started': {
    what: 'The program could not be started.',
    next: 'Make the backup another way.',
  },
  other: {
    what: 'The program stopped without a reason that we know.',
    next: 'One more try does no harm: both awake, straight into the computer.',
  },
};

const ADVICE: readonly Say[] = Object.entries(TOOL_PROBLEMS).flatMap(([said, { what, next }]) => {
  const when = { is: { toolSaid: [said] } };
  return [warning(what, when), plain(next, when)];
});

export const backupTool = {
  'backup-tool': {
    title: 'Backup with a program',
    question: 'Shall we make the fresh backup here, and watch it?',
    text: [
      plain('{tool}, on this computer, can make a full backup of the phone.', {}),
      'It goes into a new folder. No backup is replaced.',
      numbered('Connect the phone by cable, and no other phone or tablet.'),
      numbered('Unlock it, and tap Trust if it asks.'),
      numbered('When it asks for the passcode, its owner types it on the phone.'),
      'If this phone encrypts its backups, this one has that same password.',
      'If it does not, this one is open to whoever has the disk.',
      quiet('It can take an hour or more. Going back ends it, and nothing is lost.'),
    ],
    answers: {
      start: 'The phone is connected: start',
      'by-hand': 'I make it another way',
      leave: 'I would rather not restore',
      'dont-know': 'I’m not sure: show the other ways',
    },
    help: [
      'The program is part of libimobiledevice, and somebody installed it here before.',
      'We ask for no passcode and no password, and we hand none on.',
      'Without its password an encrypted backup opens for nobody, so look for it first.',
      'We go by the folder: a backup counts once it is seen there, finished.',
    ],
  },
  'making-backup': {
    title: 'Making the fresh backup',
    question: 'The fresh backup is being made.',
    text: [
      'If the phone asks for its passcode, its owner types it on the phone.',
      'Keep the phone connected and awake. It can take an hour or more.',
      quiet('Going back ends it. What has come by then is not a backup.'),
    ],
    answers: {},
    help: [],
  },
  'backup-tool-failed': {
    title: 'No backup was made',
    question: 'No fresh backup was made. What shall we do?',
    text: [
      ...ADVICE,
      plain('The backup broke off here, by a fault of ours.', { lacks: 'toolSaid' }),
      plain('What was begun lies in {toolFolder}. Nobody can restore from it.', {}),
      'No backup was replaced, and nothing on the phone has changed.',
    ],
    answers: {
      retry: 'Try again',
      'by-hand': 'I make it another way',
      cant: 'I can’t make one',
      leave: 'I would rather not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'Each try goes into a new folder, so trying again spoils nothing.',
      'Another way is Finder, iTunes or Apple Devices, here or on another computer.',
      'A phone that is still being set up cannot be backed up. Finish its setup first.',
    ],
  },
} as const satisfies BranchWords<ToolSteps>;
