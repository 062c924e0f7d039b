/** For the technician: the backup of the phone as it is now, the way back. */
import type { FreshSteps } from '../fresh-backup.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

const APPLE = { computer: ['macos', 'windows'] } as const;
const LINUX = { computer: ['linux'] } as const;
const onError = (...codes: string[]) => ({ is: { error: codes } });

export const freshBackup = {
  'fresh-backup': {
    do: [
      plain('Automatic syncing goes off before the cable goes in.', {
        ...APPLE,
        program: ['itunes', 'unknown'],
      }),
      plain('A sync that begins by itself is to be stopped at once.', {
        ...APPLE,
        program: ['finder', 'apple-devices'],
      }),
      plain('Have each button read aloud before the click.', APPLE),
      plain('First find the Mac or the Windows computer.', LINUX),
    ],
    why: 'If the restore disappoints, this is the way back to today’s phone.',
    check: [
      'The program shows today’s date for it.',
      'The owner has its password in writing, and tried it.',
    ],
    ifNot: [
      'The phone wants its passcode before anyone began: have that cancelled.',
      'Choose “{answer.error}”: each message has its own advice.',
      plain('Choose “{answer.cant}”: a warning comes next, and words to type.', {
        is: { route: ['computer'] },
      }),
      plain('Choose “{answer.cant}”: the iCloud way then ends.', { is: { route: ['icloud'] } }),
      'Too risky here: another computer or another user account replaces nothing.',
    ],
    never: [
      'Never read hidden settings such as DeviceBackupsDisabled to a caller.',
      'Never ask for the passcode, or for the new backup password.',
      'Never accept an update that the program offers.',
    ],
  },
  'watching-fresh': {
    do: ['Ask the caller to start it now.', 'Then wait together, or agree to ring back.'],
    why: 'We see the backup arrive in its folder, and need not go by a message.',
    check: ['The next screen comes by itself.'],
    ifNot: [
      'Nothing begins: the phone may be waiting for its passcode.',
      'A message came: go back, and say that it stopped.',
    ],
    never: ['Never ask for the passcode. The owner types it on the phone.'],
  },
  'fresh-error': {
    do: [
      'Have the words and the number read aloud, and note both.',
      'Ask which screen showed them: the phone’s or the computer’s.',
    ],
    why: 'One number concerns the computer, another the phone, and some forbid a second try.',
    check: ['The number, or the words, stand in the list.'],
    ifNot: [
      'Not in the list: choose “{answer.other}”. A single new try is then offered.',
      'Choose “{answer.dont_know}”: the usual causes come next.',
    ],
    never: ['Never have old backups deleted to make the message go away.'],
  },
  'fresh-error-advice': {
    do: [
      'Read one cause, and settle it before the next.',
      plain('Name the computer’s disk, since people look at the phone’s room.', onError('105')),
      plain(
        'Ask about sleep and lock first, then a hub, then the cable.',
        onError('session-failed'),
      ),
      plain('Check that a second copy of the old backup exists.', onError('205', '4', 'corrupt')),
    ],
    why: 'A cause that was only guessed costs time, and a blind new try can do harm.',
    check: [
      'The next backup ends without a message.',
      plain('The real free room is known: 283 GB shown were once 23 in truth.', onError('105')),
      plain('A bad cable fails within seconds, not after minutes.', onError('session-failed')),
      plain('It was said while making a backup, not while restoring one.', onError('corrupt')),
      plain('205 only wraps another message: note the words that follow it.', onError('205')),
    ],
    ifNot: [
      'Trying again is not offered: it would not help. Use another computer or account.',
      'Choose “{answer.leave}” when that cannot be had. It loses nothing.',
    ],
    never: ['Never name a cause that the message does not name.'],
  },
  'check-fresh': {
    do: ['Wait for the look into the folder.'],
    why: 'A backup counts once it was seen there, finished and of today.',
    check: ['The list of checks comes next.'],
    ifNot: ['Not found: the next screen goes through the usual causes.'],
  },
  'confirm-fresh': {
    do: ['Read the name and the date aloud.', 'Have them compare it with the phone’s own name.'],
    why: 'A backup of some other phone is no way back for this one.',
    check: ['Name and day both fit.'],
    ifNot: ['Choose “{answer.no}”: first comes a backup of the right phone.'],
    never: ['Never take a name that merely looks alike for a yes.'],
  },
  'fresh-not-seen': {
    do: ['Go through these points one by one.', 'Ask for the date that the program shows.'],
    why: 'As long as nobody has seen it, there is no proven way back.',
    check: ['The program shows today’s date, and the next look finds it.'],
    ifNot: [
      'A message came: choose “{answer.error}”.',
      'It was made elsewhere: bring a copy to the folder that is searched here.',
      'Choose “{answer.leave}” when it cannot be had. It loses nothing.',
    ],
    never: [
      'Never go by “it said finished” alone.',
      'Never have an iCloud backup made in its place.',
    ],
  },
  'without-fresh': {
    do: [
      'Advise against it once more, calmly.',
      'Have the owner say what would be lost, in days.',
      'Note the time of the decision.',
    ],
    why: 'It is the one place where the way back can be given up, and only on purpose.',
    check: ['The owner types the words alone, and knows what they mean.'],
    ifNot: [
      'Any doubt: choose “{answer.no}”. It keeps the phone as it is.',
      'A friend’s computer turns up: go back, and make the backup there.',
    ],
    never: ['Never spell out or type the words for the owner.'],
  },
} as const satisfies BranchLayers<FreshSteps>;
