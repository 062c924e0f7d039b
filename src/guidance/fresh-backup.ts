/** A backup of the phone as it is now: the way back, before anything is restored or erased. */
import type { computerRestore as tree } from '../flows/branches/computer-restore.ts';
import { BACKUP_ERROR_ADVICE, BACKUP_ERROR_NAMES } from './apple-errors.ts';
import { type BranchWords, bullet, numbered, plain, quiet, warning } from './wording.ts';

const FINDER = { program: ['finder'] } as const;
const ITUNES = { program: ['itunes'] } as const;
const DEVICES = { program: ['apple-devices'] } as const;
const WINDOWS = { computer: ['windows'], program: ['unknown'] } as const;
const LINUX = { computer: ['linux'] } as const;
const NOT_LINUX = { computer: ['macos', 'windows'] } as const;

/** The steps of this part of the branch. */
export type FreshSteps = Pick<
  typeof tree,
  | 'fresh-backup'
  | 'watching-fresh'
  | 'fresh-error'
  | 'fresh-error-advice'
  | 'check-fresh'
  | 'confirm-fresh'
  | 'fresh-not-seen'
  | 'without-fresh'
>;

export const freshBackup = {
  'fresh-backup': {
    title: 'Fresh backup',
    question: 'Is a fresh backup of the phone finished?',
    text: [
      plain('This one backup is allowed now: it is the way back to today. Plug it in.', NOT_LINUX),
      numbered('In iTunes, {ui.manageItunes}: prevent automatic syncing.', {
        computer: ['windows'],
        program: ['itunes', 'unknown'],
      }),
      numbered('Connect and unlock the phone, trust the computer, say no to a sync.', NOT_LINUX),
      numbered('Open Finder, click the iPhone at the side, then “General”.', FINDER),
      numbered('Choose “{ui.backUpFinder}”.', FINDER),
      numbered('Tick “{ui.encrypt}”, then click “{ui.backUpNow}”.', FINDER),
      numbered('Click the phone’s sign, then Summary. Choose “This computer”, encrypted.', ITUNES),
      numbered('Click “{ui.backUpNow}”.', ITUNES),
      numbered('In Apple Devices, click the phone, then “General”.', DEVICES),
      numbered(
        'Back up to this computer, encrypted. It may read “{ui.backUpNowDevices}”.',
        DEVICES,
      ),
      numbered('Open iTunes or Apple Devices, whichever you have, and click the phone.', WINDOWS),
      numbered(
        'Back up to this computer, encrypted. It may read “{ui.backUpNowDevices}”.',
        WINDOWS,
      ),
      numbered('If it asks for a new password, write it on paper before you go on.', NOT_LINUX),
      numbered('Wait until it says that the backup is finished.', NOT_LINUX),
      plain('Linux cannot make this backup. A Mac or a Windows computer can.', {
        ...LINUX,
        lacks: 'tool',
      }),
      plain('{tool} can make this backup here. Do not connect the phone yet.', LINUX),
      plain('A Mac or a Windows computer can make it as well.', {
        ...LINUX,
        is: { tool: ['idevicebackup2'] },
      }),
      plain('To go on here, bring a copy of it to the folder that is searched.', {
        ...LINUX,
        lacks: 'tool',
      }),
      warning('It replaces the old one here. Archive that, or use another computer.', {
        computer: ['macos', 'windows'],
        is: { route: ['computer'], replaced: ['yes'] },
      }),
      plain('If the spare phone holds anything you need, back it up as well.', {
        is: { spare: ['yes'] },
      }),
    ],
    answers: {
      watch: 'I start it now: watch for it',
      done: 'It is finished: check that it is there',
      'with-idevicebackup2': 'Make it here, with idevicebackup2',
      error: 'It stopped with a message',
      cant: 'I can’t make one',
      leave: 'I would rather not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'Choose a password that you keep. Write it down before you start.',
      'Without that password the fresh backup opens for nobody.',
      'Encrypted backups also keep saved passwords and health data.',
      plain('Untick a box that may read “{ui.noSyncFinder}”.', FINDER),
      plain('The full label in iTunes is “{ui.noSyncItunes}”.', {
        computer: ['windows'],
        program: ['itunes', 'unknown'],
      }),
      'The phone may ask for its passcode before it starts. Only its owner types it.',
      'Do not update the phone, even if the program offers it.',
      'Use a good cable straight into the computer, and keep the computer awake.',
      'Best of all is another computer or another user account: nothing is replaced there.',
    ],
  },
  'watching-fresh': {
    title: 'Watching for the fresh backup',
    question: 'Waiting for the fresh backup to run and to finish.',
    text: [
      'Start it now in the program. This screen goes on by itself.',
      'Keep the phone and the computer awake. It can take an hour or more.',
      quiet('Only its folder is watched. Going back is fine: the backup runs on.'),
    ],
    answers: {},
    help: [],
  },
  'fresh-error': {
    title: 'The backup stopped',
    question: 'What did the program say when the backup stopped?',
    text: ['Read the message aloud and choose it. The number is enough.'],
    answers: { ...BACKUP_ERROR_NAMES, 'dont-know': 'I don’t know any more' },
    help: [
      'Write the message down word for word, with its number.',
      'The old backup is protected, and nothing on the phone has changed.',
    ],
  },
  'fresh-error-advice': {
    title: 'The backup’s message',
    question: 'How shall we go on with the fresh backup?',
    text: [...BACKUP_ERROR_ADVICE, 'Nothing on the phone has changed so far.'],
    answers: {
      retry: 'Try again',
      cant: 'I can’t make one',
      leave: 'I would rather not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'If trying again is not in the list, it would not help, or could do harm.',
      'Best of all is another computer or another user account.',
    ],
  },
  'check-fresh': {
    title: 'Checking the fresh backup',
    question: 'Looking for the fresh backup.',
    text: ['Its date and its state are read. Nothing is changed.'],
    answers: {},
    help: [],
  },
  'confirm-fresh': {
    title: 'Whose fresh backup',
    question: 'Is this the fresh backup of the phone that would be replaced?',
    text: [
      bullet('{freshName}'),
      'It is finished. We cannot tell whether it is of the phone that will change.',
      'Compare its name and time: it must be of that very phone.',
    ],
    answers: { yes: 'Yes, of that phone', no: 'No, of another one', 'dont-know': 'I’m not sure' },
    help: [
      'A backup of another phone or tablet could not bring this phone back.',
      'Compare the name with the one on the phone: Settings > General > About.',
    ],
  },
  'fresh-not-seen': {
    title: 'Fresh backup not seen',
    question: 'No fresh, finished backup was found. What shall we do?',
    text: [
      bullet('Is it still running? Wait until the program says that it is finished.'),
      bullet('Was it made in another user account or on another computer?'),
      bullet('Did the phone ask for its passcode? Then it may be waiting.'),
      bullet('Is the computer’s disk full? The phone’s own room does not matter here.'),
      'Nothing on the phone has changed so far.',
    ],
    answers: {
      again: 'Make it again',
      retry: 'Look again',
      error: 'It stopped with a message',
      cant: 'I can’t make one',
      leave: 'I would rather not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'If it broke off: keep the phone awake, connect it directly, and try again.',
      'If it stops at once every time, unplug for ten seconds and try once more.',
      'If it says that the disk is full, it means the disk of the computer.',
      'A phone that is still being set up cannot be backed up. Finish its setup first.',
      'Remove no old backup to make room. Use another disk or another computer.',
    ],
  },
  'without-fresh': {
    title: 'Without a fresh backup',
    question: 'Do you want to go on without a fresh backup?',
    text: [
      warning('Everything on it since {lossDate} would be lost for good: {daysLost}.'),
      warning('Everything newer than the backup would be lost for good.', { lacks: 'lossDate' }),
      'Then there is no way back to the phone as it is today.',
      'We advise against it. A backup on another computer will do as well.',
      quiet('Nothing happens yet. Only the exact words take you further.'),
    ],
    answers: {
      again: 'Let me try the backup again',
      no: 'No, do not restore',
      'dont-know': 'I’m not sure: do not restore',
    },
    help: [
      'Ask a friend with a computer, or use another user account.',
      'On a spare phone that is empty, nothing of yours is lost.',
      'A new iCloud backup is no substitute: it can push out the one you need.',
    ],
  },
} as const satisfies BranchWords<FreshSteps>;
