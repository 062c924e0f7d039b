/** For the technician: the endings with the photo, and those that wait. */
import type { ending as tree } from '../../flows/branches/ending.ts';
import { endingWithout } from './ending-without.ts';
import type { BranchLayers } from './layers.ts';

const NOTE = 'Put the outcome code and the time into the ticket, and no names.';
const PARTING = 'End any remote session, and have its program removed.';
const GONE_AGAIN = 'It goes missing again: begin anew, with Recently Deleted first.';
const NOTHING_KEPT = 'Never keep a picture, a backup or a name at the help desk.';

export const ending = {
  'recovered-bin': {
    do: [NOTE, PARTING],
    why: 'The mildest way has worked, so the case can close.',
    check: ['The owner sees it under its day.'],
    ifNot: [GONE_AGAIN],
    never: [NOTHING_KEPT],
  },
  'recovered-cloud-bin': {
    do: [NOTE, PARTING],
    why: 'A bin online gave it back, so the case can close.',
    check: ['A second copy is saved, and opens.', 'A web switch that was opened is closed again.'],
    ifNot: ['It does not open: fetch it once more from the same bin.'],
    never: [NOTHING_KEPT],
  },
  'recovered-other-device': {
    do: [NOTE, 'Ask whether the copy opens, before the router goes on.'],
    why: 'A second copy was found, and the phone was not needed.',
    check: ['The copy opens on another device.'],
    ifNot: ['It does not open: keep that device offline, and copy it off once more.'],
    never: ['Never have that device go online first.', NOTHING_KEPT],
  },
  'recovered-shared': {
    do: [NOTE, 'Suggest asking the sender for the original.'],
    why: 'Somebody else’s copy was found, so the case can close.',
    check: ['The owner has saved it in their own place.'],
    ifNot: ['Too small: a backup may hold the original. Begin anew, and go on to backups.'],
    never: [NOTHING_KEPT],
  },
  'recovered-extract': {
    do: [NOTE, PARTING],
    why: 'The photo came out of a backup, and no phone was changed.',
    check: ['The owner opened it, and has it in two places.'],
    ifNot: ['It does not open: go back to the list, and save it once more.'],
    never: [NOTHING_KEPT],
  },
  'recovered-extract-thumb': {
    do: [NOTE, 'Ask who else may have got the picture.'],
    why: 'A small copy is something, but a larger one may exist.',
    check: ['The owner opened it, and knows that it is small.'],
    ifNot: ['Not good enough: begin anew with another backup, or ask the people in it.'],
    never: [NOTHING_KEPT],
  },
  'recovered-restore': {
    do: [NOTE, PARTING, 'Set a reminder for Find My.'],
    why: 'The restore has worked, and some things have to be put back.',
    check: ['A copy off the phone opens.', 'Find My shows as on.'],
    ifNot: ['Something newer is missed: the fresh backup has it. Save the photo first.'],
    never: ['Never have a backup deleted soon after.', NOTHING_KEPT],
  },
  'recovered-spare': {
    do: [NOTE, 'Have the photo copied off before anything else.'],
    why: 'The spare phone has done its work, and the everyday one was left alone.',
    check: ['The copy opens on another device.', 'Then the owner erases the spare phone.'],
    ifNot: ['It cannot be copied off: leave the spare phone as it is, and try by cable.'],
    never: ['Never have iCloud Photos switched on there.', NOTHING_KEPT],
  },
  'found-not-deleted': {
    do: [NOTE, PARTING],
    why: 'Nothing was lost, so nothing has to be recovered.',
    check: ['The owner can find it again without help.'],
    ifNot: [GONE_AGAIN],
    never: [NOTHING_KEPT],
  },
  'pending-restore': {
    do: [NOTE, 'Agree on a day to look again, and write it down.'],
    why: 'Judging early would call pictures lost that are still on their way.',
    check: ['The caller knows what to leave alone until that day.'],
    ifNot: [
      'It stands still for a day: check Wi-Fi, power and the storage of the phone.',
      'A message appears: note its words, and pass the case on.',
    ],
    never: ['Never have it stopped in the settings to speed it up.'],
  },
  'pending-delay': {
    do: [NOTE, 'Agree on the hour to go on, and write it down.'],
    why: 'The delay protects the owner from thieves, so we keep to it.',
    check: ['They are at home when the hour begins, and know what to leave alone.'],
    ifNot: ['It asks for Face ID again after the hour: that is meant to be so.'],
    never: [
      'Never look for a way around the delay.',
      'Never ask for a password or a passcode to shorten it.',
    ],
  },
  ...endingWithout,
} as const satisfies BranchLayers<typeof tree>;
