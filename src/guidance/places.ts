/** The places beside the phone where the same picture may be: for each, what to do there. */
import type { elsewhere as tree } from '../flows/branches/elsewhere.ts';
import { bullet, plain, type Say, warning } from './wording.ts';

export type PlaceId = (typeof tree)['places']['items'][number];

export interface Place {
  /** How the list of places names it. */
  label: string;
  /** Its name within a sentence. */
  name: string;
  text: readonly Say[];
}

export const PLACES = {
  messages: {
    label: 'Messages: I sent it or received it',
    name: 'Messages',
    text: [
      bullet('Open the conversation and tap the name on top. Look under Photos.'),
      bullet('From iOS 16, Messages has a Recently Deleted of its own, for 30 to 40 days.'),
      bullet('Ask the other person. Their copy does not go when yours does.'),
      warning('Delete nothing there: a deletion can reach all your devices.'),
    ],
  },
  whatsapp: {
    label: 'WhatsApp or another chat',
    name: 'WhatsApp or the other chat',
    text: [
      bullet('Open the chat, tap the name on top, and look at its photos.'),
      bullet('A chat may keep its own copy when Photos has lost it.'),
      bullet('Ask the other person to send it again, best as a document.'),
      'Pictures in chats are often smaller than the original.',
    ],
  },
  mail: {
    label: 'Mail, AirDrop, or posted somewhere',
    name: 'mail or with the people who got it',
    text: [
      bullet('Look in Sent, Drafts and the mail bin.'),
      bullet('Ask people who got it by AirDrop. It is in their photos.'),
      bullet('Look at what you posted: profiles, stories, printed photo books.'),
      'Posts are often smaller than the original. Save it all the same.',
    ],
  },
  'shared-album': {
    label: 'A Shared Album',
    name: 'the Shared Album',
    text: [
      bullet('Open the album in Photos. Everyone who joined it may still see the picture.'),
      bullet('Save it from there to your library.'),
      bullet('If it is gone from the album, ask who added it: they may have the original.'),
      'A picture removed from a Shared Album may not show in Recently Deleted.',
    ],
  },
  'shared-library': {
    label: 'An iCloud Shared Library',
    name: 'the Shared Library',
    text: [
      bullet('Everyone in the library may delete, but one person added this picture.'),
      bullet('Ask that person to look in Recently Deleted on their own phone.'),
      bullet('They tap Recover, and it should come back for everyone.'),
      'Was the whole library deleted? Members may have kept all of it.',
    ],
  },
  'google-photos': {
    label: 'Google Photos',
    name: 'Google Photos',
    text: [
      bullet('Open Google Photos and search. Then look in its bin.'),
      bullet('The bin keeps photos for 60 days if they were backed up there.'),
      bullet('Look in your other Google accounts too.'),
      warning('Do not tap “Free up space” there while we search.'),
    ],
  },
  dropbox: {
    label: 'Dropbox',
    name: 'Dropbox',
    text: [
      bullet('On dropbox.com, look in Camera Uploads.'),
      bullet('Then look in Deleted files. They stay for 30 days, in some plans longer.'),
      bullet('Type the address yourself, and sign in alone.'),
    ],
  },
  onedrive: {
    label: 'OneDrive',
    name: 'OneDrive',
    text: [
      bullet('On onedrive.com, look in Pictures and in Camera Roll.'),
      bullet('Then look in its recycle bin: 30 days at home, 93 at work.'),
      bullet('Type the address yourself, and sign in alone.'),
    ],
  },
  files: {
    label: 'Files or iCloud Drive',
    name: 'Files and iCloud Drive',
    text: [
      bullet('Open Files on the phone and search for the picture.'),
      bullet('Look in Recently Deleted in Files. It keeps things for 30 days.'),
      bullet('On icloud.com, data recovery brings back files, but not photos from Photos.'),
    ],
  },
  'other-service': {
    label: 'Amazon Photos, Instagram, Lightroom, a NAS …',
    name: 'the other service',
    text: [
      bullet('Search there first, then in its bin.'),
      bullet('Instagram keeps deleted posts for 30 days, stories for 24 hours.'),
      bullet('Amazon Photos may keep deleted photos for 30 days.'),
      bullet('A home storage box (NAS) often has a bin of its own.'),
    ],
  },
  computer: {
    label: 'A computer: Photos, Pictures, Downloads',
    name: 'the computer',
    text: [
      bullet('Search the Photos app, and its album Recently Deleted.', { computer: ['macos'] }),
      bullet('Search Pictures, Downloads and the Photos app.', { computer: ['windows'] }),
      bullet('Search Pictures, Downloads and your photo program.', { computer: ['linux'] }),
      bullet('Look for folders of older imports, and on external disks.'),
      bullet('Look in the bin of the computer.'),
      warning('Does that computer use iCloud Photos and is off? Take it offline first.'),
    ],
  },
  'camera-card': {
    label: 'A camera’s memory card',
    name: 'the memory card',
    text: [
      warning('Stop using the card now. New pictures overwrite old ones.'),
      bullet('Look at the card in the camera or in a card reader.'),
      bullet('If it was deleted there too, a photo shop may be able to read the card.'),
    ],
  },
  'time-machine': {
    label: 'Time Machine or another computer backup',
    name: 'the computer’s backup',
    text: [
      bullet('It may hold an older Photos library, or an older iPhone backup.'),
      plain('In Time Machine, go back to the day. Choose Restore, then keep both.', {
        computer: ['macos'],
      }),
      bullet('Do not drag a Photos library out by hand: it may arrive incomplete.', {
        computer: ['macos'],
      }),
      bullet('Put an old iPhone backup into a new folder, never over the present one.'),
      bullet('backroll can look into that folder afterwards.'),
    ],
  },
  'old-phone': {
    label: 'An old iPhone or iPad, or its backups',
    name: 'the old phone',
    text: [
      warning('Is it off? Then keep it offline, or it may remove the photo.'),
      bullet('Switch the router off, or take out its SIM card, before you switch it on.'),
      bullet('Turn on Airplane Mode at once, then look in Photos.'),
      bullet('If it is there, copy it off by cable or AirDrop.'),
      'Backups of an old phone count too. We look for those next.',
    ],
  },
} as const satisfies Record<PlaceId, Place>;

export const PLACE_IDS = Object.keys(PLACES) as PlaceId[];

export function isPlace(id: string): id is PlaceId {
  return Object.hasOwn(PLACES, id);
}

/** What is said at each place, every sentence only when that place is at hand. */
export const PLACE_TEXT: readonly Say[] = PLACE_IDS.flatMap((id) => {
  const says: readonly Say[] = PLACES[id].text;
  return says.map((say) => {
    const sentence = typeof say === 'string' ? { say } : say;
    return { ...sentence, when: { ...sentence.when, is: { placeId: [id] } } };
  });
});

/** The labels of all places, for the list in which they are ticked. */
export const PLACE_LABELS = Object.fromEntries(
  PLACE_IDS.map((id) => [id, PLACES[id].label]),
) as Record<PlaceId, string>;
