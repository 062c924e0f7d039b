/** For the technician: the device that was off, and the other places. */
import type { elsewhere as tree } from '../../flows/branches/elsewhere.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

export const elsewhere = {
  'offline-device': {
    do: ['Ask about each iPhone, iPad and Mac, also those in drawers.'],
    why: 'It comes before all other devices, because waking one can cost the photo.',
    check: ['They name a device, and it is off at this moment.'],
    ifNot: [
      'Already awake: router off at once, and then look.',
      'Choose “{answer.no}”: other places come next.',
    ],
    never: ['Never have it woken before the router is off.'],
  },
  'keep-offline': {
    do: [
      'First agree on a call-back: the call may end with the router.',
      'Then read one step, and wait.',
    ],
    why: 'Without a network the device cannot hear that the photo was deleted.',
    check: [
      'They see the aeroplane sign before they open Photos.',
      'The copy opens on a second device while the first is still offline.',
    ],
    ifNot: [
      'It got online: look straight away, as the deletion may take minutes to arrive.',
      'Choose “{answer.not_there}”: other places come next. It stays off.',
    ],
    never: ['Never let a computer sync or back up that device.'],
  },
  places: {
    do: ['Read the list slowly.', 'Ask with whom it was shared, and tick what they use.'],
    why: 'A second copy somewhere is found without touching the phone.',
    check: ['Every service they named is ticked.'],
    ifNot: [
      'A service that is missing here counts as “{answer.other_service}”.',
      'Choose “{answer.none}”: the backups on the computer come next.',
    ],
  },
  place: {
    do: [
      'Let the caller look in {place}, one tap at a time.',
      plain('Ask first who added the picture.', { is: { placeId: ['shared-library'] } }),
      plain('Ask for other accounts, too.', { is: { placeId: ['google-photos', 'onedrive'] } }),
      plain('Ask whether the device is off now.', { is: { placeId: ['computer', 'old-phone'] } }),
    ],
    why: 'Time runs out in most of these places, and saving a copy there does no harm.',
    check: ['They have saved it to a second place, and opened it there.'],
    ifNot: [
      plain('A photo that was not backed up there may stay for 30 days only.', {
        is: { placeId: ['google-photos'] },
      }),
      plain('Sources differ on whether it keeps iPhone backups, so look. It may.', {
        is: { placeId: ['time-machine'] },
      }),
      plain('A Mac with Optimise on may hold small copies only.', {
        is: { placeId: ['computer', 'time-machine'] },
      }),
      'Choose “{answer.not_found}”: the next place follows, or the backups.',
      'No time now: choose “{answer.dont_know}”, and note it for later.',
    ],
    never: [
      'Never let them sign in on your computer, or read a code to you.',
      'Never have anything deleted on the way.',
    ],
  },
} as const satisfies BranchLayers<typeof tree>;
