/** For the technician: when it was taken and deleted, and what iCloud Photos does. */
import type { dates as tree } from '../../flows/branches/dates.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

export const dates = {
  taken: {
    do: ['Ask for an event, a journey or a message from that day.', 'Type a range that holds it.'],
    why: 'A backup from before that day cannot have the photo.',
    check: ['The caller says: not earlier than this, and not later than that.'],
    ifNot: [
      'It came from somebody else: the day on which it was saved counts.',
      'Choose “{answer.dont_know}”: no backup is then left out for being too old.',
    ],
  },
  deleted: {
    do: ['Ask for two days: last seen, and first missed.', 'Type them as one range.'],
    why: 'The best backup lies between the day it was taken and this one.',
    check: ['On the first day of the range it was still there.'],
    ifNot: [
      'Its neighbours in Recently Deleted help: 30 minus the days shown is how long ago.',
      'Choose “{answer.dont_know}”: backups then count as “may be” at most.',
    ],
  },
  'bin-emptied': {
    do: ['Ask whether they cleared it themselves, or a cleaning app asked them to.'],
    why: 'As long as the photo lay there, each backup took its file along.',
    check: ['They remember it. A guess counts as not knowing.'],
    ifNot: [
      'Choose “{answer.dont_know}”: we then reckon with 30 to 40 days.',
      'Nobody has looked there yet: go back, and look first.',
    ],
  },
  'emptied-when': {
    do: ['Ask about a day of full storage, or of a big tidy-up.', 'Type a range.'],
    why: 'That day closes the time in which a backup can hold the file.',
    check: ['It is not earlier than the day of the deletion.'],
    ifNot: ['Choose “{answer.dont_know}”: it then counts as 30 to 40 days after the deletion.'],
  },
  'icloud-photos': {
    do: [
      'Give the path one word at a time.',
      'Ask what the switch shows.',
      'Note whether Optimise (Optimize) is ticked below it.',
    ],
    why: 'With it on, a restore hardly ever helps, while a look inside a backup still may.',
    check: [
      'They read it from the screen, not from memory.',
      'Where the library may say that syncing is paused, note it: other devices may be behind.',
    ],
    ifNot: [
      'Another wording: have them read the whole page aloud.',
      plain('A Mac may show the same switch at {ui.icloudPhotosMac}.', { computer: ['macos'] }),
      'Choose “{answer.dont_know}”: each backup is then judged with an “if”.',
    ],
    never: [
      'Never have that switch moved, in either direction.',
      'Never have the account signed out.',
    ],
  },
  'icloud-look': {
    do: [
      'Say kindly that many people do not know it is on.',
      'Let the caller type the address alone.',
    ],
    why: 'What was deleted with iCloud Photos on lies in the same album on the web.',
    check: ['They see their own pictures, and the album among the names at the side.'],
    ifNot: ['Choose “{answer.cant_look}”: the next question is since when it has been on.'],
    never: ['Never hear, read or type the password or the code.'],
  },
  'icloud-photos-since': {
    do: ['Ask about a new phone, more storage, or mails from Apple.'],
    why: 'An older backup may be complete, although it is on today.',
    check: ['A month or a year is enough.'],
    ifNot: [
      'Choose “{answer.dont_know}”: it then counts as always on.',
      'With that, both kinds of restore are closed. So try for a rough year.',
    ],
  },
} as const satisfies BranchLayers<typeof tree>;
