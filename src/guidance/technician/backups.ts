/** For the technician: which backups there are, and what stands in the way of seeing them. */
import type { backups as tree } from '../../flows/branches/backups.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

const MAC = { computer: ['macos'] } as const;

export const backups = {
  'find-backups': {
    do: ['Wait. Nothing needs to be pressed.'],
    why: 'The list can be made without the phone, so nothing can be overwritten.',
    check: ['The next screen comes by itself.'],
    ifNot: ['Minutes go by: a slow disk may be waking up. Go back one step, then on again.'],
    never: ['Never have the phone plugged in to find its backup.'],
  },
  backup: {
    do: ['Read the dates aloud, from the top.', 'Ask which phone each one is of.'],
    why: 'The date decides whether the photo can be inside, whatever the phone’s name.',
    check: [
      'Its date lies after the day taken, and before the photo was gone.',
      'Of several, one that is finished and has a known password is best.',
    ],
    ifNot: [
      'Choose “{answer.other_folder}” for another disk, or for a copy from another account.',
      plain('The right one was replaced: Time Machine may have it. Copy it to a new folder.', MAC),
      'Choose “{answer.none}”: looking inside is left out, and the restores come next.',
    ],
    never: ['Never have a backup’s folder opened, renamed or tidied by hand.'],
  },
  'no-access': {
    do: [
      plain('Say that it is voluntary, and note the time of the yes.', MAC),
      plain('Then read the path, word by word.', MAC),
      plain('Ask who else uses this computer.', { computer: ['windows'] }),
      plain('Ask to whom that folder belongs.', { computer: ['linux'] }),
    ],
    why: 'Without leave to read, we cannot even see the dates.',
    check: [
      plain('After the new start, the list shows names and dates.', MAC),
      plain('Note that the permission is to be taken back at the end.', MAC),
      plain('The next look shows names and dates.', { computer: ['windows', 'linux'] }),
    ],
    ifNot: [
      'Choose “{answer.other_folder}” when a copy of the folder lies elsewhere.',
      'Choose “{answer.go_on}”: looking inside is left out, and the restores come next.',
    ],
    never: [
      'Never ask for the computer’s own password. Its owner types it unseen.',
      'Never look in another person’s account without that person’s yes.',
    ],
  },
  'no-backups': {
    do: [
      'Ask about every computer that the phone was ever plugged into.',
      'Ask about other user accounts as well.',
    ],
    why: 'Backups belong to one account on one computer, so one look is rarely all.',
    check: ['Each computer they named was looked at, or is crossed out.'],
    ifNot: [
      plain('Time Machine may hold the folder as it was weeks ago.', MAC),
      'Choose “{answer.other_folder}” for a disk, or for a copied folder.',
      'Choose “{answer.go_on}”: the iCloud backup comes next.',
    ],
    never: ['Never have a backup made now for want of one. It would not hold the photo.'],
  },
  folder: {
    do: ['Let the caller drag the folder into the window.', 'Spell a path only if that fails.'],
    why: 'backroll looks in the usual places by itself, and elsewhere only when told.',
    check: ['The list shows names and dates from there.'],
    ifNot: [
      'Nothing found: try the folder one level higher.',
      'Not at hand: choose “{answer.dont_know}”.',
    ],
    never: ['Never have a backup moved or renamed. A copy of it will do.'],
  },
  rescan: {
    do: ['Wait until the list is there.'],
    why: 'Something may have changed since the last look.',
    check: ['A new name or a new date shows.'],
    ifNot: ['The list is the same: think of another folder, account or computer.'],
  },
} as const satisfies BranchLayers<typeof tree>;
