/** For the technician: asking the owner before each action. */
import type { extraction } from '../../flows/branches/extraction.ts';
import type { protection } from '../../flows/branches/protection.ts';
import type { BranchLayers } from './layers.ts';

export const consentToExtract = {
  'consent-look': {
    do: ['Read it as it stands, and wait for the owner’s own yes.'],
    why: 'A backup is somebody’s whole phone, and only its owner opens it.',
    check: ['You heard a yes to this backup. Its time is noted with the case.'],
    ifNot: ['Choose “{answer.no}”: the ways that need no look inside stay open.'],
    never: ['Never take a yes to one backup for a yes to the others.'],
  },
  'consent-pictures': {
    do: ['Say who can see this screen, you included.', 'Ask again if somebody joins.'],
    why: 'A name and a date mostly do, and a picture cannot be unseen.',
    check: ['The owner has said which of the two they want.'],
    ifNot: ['A doubt counts as a no. Choose “{answer.no}”.'],
    never: ['Never press for a yes because it is quicker.'],
  },
  'consent-save': {
    do: ['Read the folder aloud from the screen above.'],
    why: 'What is recovered belongs to the owner, and goes nowhere else.',
    check: ['The owner knows the folder, and has said yes to it.'],
    ifNot: ['Another folder: choose “{answer.no}”, and name it again.'],
    never: ['Never save to a disk of the help desk.'],
  },
} as const satisfies BranchLayers<
  Pick<typeof extraction, 'consent-look' | 'consent-pictures' | 'consent-save'>
>;

export const consentToCopy = {
  'consent-copy': {
    do: ['Say what the copy holds, and where it goes.'],
    why: 'A copy of a backup is as private as the phone itself.',
    check: ['The owner knows the disk, and has said yes to it.'],
    ifNot: ['Another disk, or none: choose “{answer.no}”.'],
    never: ['Never keep a copy at the help desk.'],
  },
} as const satisfies BranchLayers<Pick<typeof protection, 'consent-copy'>>;
