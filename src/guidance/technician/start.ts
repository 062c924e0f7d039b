/** For the technician: whose phone it is, and what is to be left alone. */
import type { start as tree } from '../../flows/branches/start.ts';
import type { BranchLayers } from './layers.ts';

export const start = {
  identity: {
    do: [
      'Ring the caller back, on a number that you already have.',
      'Write their own words down: press n, and begin with a quotation mark.',
    ],
    why: 'Whoever asks for somebody’s photos must be that somebody.',
    check: ['You reached them in a way that you already knew.'],
    ifNot: ['Choose “{answer.not_yet}”. The case ends, and can begin anew.'],
    never: [
      'Never ask for a password, a code or a date of birth to prove it.',
      'Never go by the number that the phone shows.',
    ],
  },
  'whose-phone': {
    do: [
      'Ring the caller back, on a number that you already have.',
      'Ask who owns the phone, and whether work or school manages it.',
    ],
    why: 'Photos are private, and only their owner decides who looks for them.',
    check: [
      'The owner says yes in their own words.',
      'Note the time of that yes. Ask again before each larger step.',
    ],
    ifNot: [
      'Managed by work or school: choose “{answer.work}”. Its administrator takes over.',
      'The owner knows nothing of it: choose “{answer.not_mine}”. The case ends.',
      'A stranger rang them first: choose “{answer.called}”. We then say what to do.',
    ],
    never: [
      'Never ask for a passcode, a password, a code or a recovery key, at any step.',
      'Never begin a remote session yourself. The owner starts it, shows one window and ends it.',
    ],
  },
  'owner-agrees': {
    do: ['Wait while the caller asks.', 'Where you can, hear the answer from the owner.'],
    why: 'A yes that somebody else gives for the owner does not count.',
    check: ['You heard or read the owner’s own yes, and noted when.'],
    ifNot: ['No yes, or a doubtful one: choose “{answer.no}”. The case ends, and can begin anew.'],
    never: ['Never go on because the owner will be asked later.'],
  },
  freeze: {
    do: [
      'Read one line, wait for a yes, then read the next.',
      'Ask where the phone will be charged tonight.',
    ],
    why: 'About three nights on a charger and Wi-Fi can push out the iCloud backup that is needed.',
    check: [
      'The caller says back what to leave alone.',
      'No cable is in, and Wi-Fi stays off wherever it charges tonight.',
    ],
    ifNot: [
      'Choose “{answer.already_happened}”, and note what happened and when.',
      'A sync or an update since the loss: look twice at the dates of the backups.',
    ],
    never: [
      'Never have a new iCloud backup made as a safety copy: it can push out the old one.',
      'Never have iCloud Photos switched on or off, or the account signed out.',
    ],
  },
} as const satisfies BranchLayers<typeof tree>;
