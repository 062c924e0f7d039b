/** For the technician: the restore itself, its gates, and looking afterwards. */
import type { RestoringSteps } from '../restoring.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

const onError = (...codes: string[]) => ({ is: { error: codes } });

export const restoring = {
  'restore-checklist': {
    do: [
      'Read one line, wait until they have seen it, then tick it.',
      'Say why Find My matters: with it on, the restore is refused.',
      'Note that it goes on again afterwards.',
    ],
    why: 'Each of these points can stop a restore halfway.',
    check: [
      'Nothing was ticked from memory.',
      'With Stolen Device Protection they are at home, and the hour has passed.',
    ],
    ifNot: [
      'The Find My switch is grey: Screen Time may hold it.',
      'Choose “{answer.not_all}”: nothing happens, and the open line is named.',
    ],
    never: [
      'Never ask for Find My off unless the owner has chosen a restore.',
      'Never ask for it on a call that you began.',
      'Never watch while they turn it off, or hear the password.',
    ],
  },
  'restore-not-ready': {
    do: ['Ask which line is open, and note it.', 'Agree on a day and an hour to go on.'],
    why: 'A restore that stops halfway is far worse than one that waits.',
    check: ['The open line is settled, and was seen to be.'],
    ifNot: [
      'Not today: choose “{answer.delay}”. The case waits.',
      'Choose “{answer.leave}”: the iCloud backup is looked at next.',
    ],
    never: ['Never talk anyone out of a protection because it takes an hour.'],
  },
  'confirm-restore': {
    do: [
      'Read the date and the days lost aloud.',
      'Have the owner say back what will be lost.',
      'Note the time of the yes.',
    ],
    why: 'It is the last moment at which a no costs nothing.',
    check: [
      'The owner types the words alone.',
      'The right phone lies there: have its name read from its screen.',
    ],
    ifNot: [
      'Any doubt: choose “{answer.no}”. The backups stay for another day.',
      plain('No fresh backup stands behind it: advise a no.', { lacks: 'fresh' }),
    ],
    never: ['Never type the words for the owner.', 'Never ask again after a no.'],
  },
  restore: {
    do: [
      'Have every button read aloud before it is pressed.',
      'At “{ui.restoreIphone}”, say stop.',
      'Be silent while a password is typed.',
    ],
    why: 'Two buttons sound alike, and only one of them brings a backup back.',
    check: [
      plain('They read {made} aloud before the last click.', {}),
      'The program shows progress, and the phone starts again by itself.',
    ],
    ifNot: [
      'A message came: choose “{answer.failed}”. Note its words first.',
      'It takes hours: choose “{answer.running}”. The case waits.',
      'The date is not the agreed one: stop before the click, and go by the list.',
    ],
    never: [
      'Never press it for the owner.',
      'Never ask for the backup password, or for the passcode.',
      'Never accept an update first: it makes a backup as well.',
    ],
  },
  'restore-failed': {
    do: ['Have the words and the number read aloud.', 'Note both exactly.'],
    why: 'Some messages allow a second try, and others have to stop everything.',
    check: ['The number, or the words, stand in the list.'],
    ifNot: [
      'Not in the list: choose “{answer.other}”.',
      'Nobody remembers: choose “{answer.dont_know}”. Someone with experience takes over.',
    ],
    never: ['Never let anything be pressed before the message is understood.'],
  },
  'restore-error-advice': {
    do: [
      'Read one cause, and settle it before the next.',
      plain('Name the phone’s room, not the computer’s.', onError('105')),
      plain(
        'Ask about sleep and lock first, then a hub, then the cable.',
        onError('session-failed'),
      ),
      plain('Ask whether the other button was pressed.', onError('4013')),
      plain('Pass the case on now.', onError('14', '4013')),
    ],
    why: 'One wrong step here can turn a stopped restore into an empty phone.',
    check: [
      plain('The owner finds the password alone, and types it unseen.', onError('207')),
      plain('The Find My switch is off, and a reminder to turn it on is set.', onError('211')),
      plain('205 only wraps another message: note the words that follow it.', onError('205')),
      plain('Backups of many months may stop at the same file.', onError('102')),
      'The restore runs on, or nobody presses anything more.',
    ],
    ifNot: [
      plain(
        'The photo may still come out of a copy of this backup.',
        onError('102', '205', 'corrupt'),
      ),
      'Choose “{answer.leave}”: someone with experience takes over, with your notes.',
    ],
    never: [
      'Never suggest an update in the middle of this.',
      'Never have a backup removed, not even a broken one.',
    ],
  },
  'check-restore': {
    do: [
      'Wait for the word “finished” on the phone.',
      'Then have them look under its day, and in Recently Deleted.',
    ],
    why: 'Pictures keep arriving for hours, and one in Recently Deleted may leave soon.',
    check: [
      'A copy is off the phone, and the owner has opened it.',
      'Find My is on again, or a time for it is noted.',
    ],
    ifNot: [
      'Choose “{answer.not_yet}”: the case waits, and nothing is judged.',
      'Choose “{answer.no}”: the fresh backup can bring today’s phone back later.',
    ],
    never: ['Never have iCloud Photos switched on to see whether it helps.'],
  },
} as const satisfies BranchLayers<RestoringSteps>;
