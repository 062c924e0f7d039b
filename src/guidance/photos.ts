/** One photo of a list, in words. Its name comes from the backup and is untrusted text. */
import type { Availability, Photo, PhotoKind } from '../backup/types.ts';
import { sizeInWords, takenInWords } from './calendar.ts';
import type { Tone } from './wording.ts';

const AVAILABLE: Readonly<Record<Availability, { say: string; tone: Tone }>> = {
  original: { say: 'original', tone: 'good' },
  reduced: { say: 'smaller copy', tone: 'warn' },
  thumbnail: { say: 'thumbnail only', tone: 'warn' },
  none: { say: 'not in this backup', tone: 'quiet' },
};

const KINDS: Readonly<Record<PhotoKind, string>> = {
  photo: '',
  video: 'video',
  screenshot: 'screenshot',
  live: 'Live Photo',
};

const APPS: Readonly<Record<string, string>> = {
  messages: 'Messages',
  whatsapp: 'WhatsApp',
  'whatsapp-business': 'WhatsApp Business',
  notes: 'Notes',
  files: 'Files',
  'icloud-drive': 'iCloud Drive',
  'shared-with-you': 'Shared with You',
  'handed-over': 'handed to an app',
};

/** An app without a name of its own here is named by its domain: `AppDomain-com.example.notebook`. */
function appInWords(app: string | null): string {
  return app === null ? '' : (APPS[app] ?? app.replace(/^[^-]*-/, ''));
}

export interface PhotoInWords {
  name: string;
  taken: string;
  detail: string;
  tone: Tone;
}

/** A photo's name, when it was taken, and what the backup has of it. */
export function photoInWords(photo: Photo): PhotoInWords {
  const { say, tone } = AVAILABLE[photo.availability];
  const details = [
    appInWords(photo.app),
    KINDS[photo.kind],
    // What was sent or saved elsewhere need not be what the camera wrote.
    photo.app !== null && photo.availability === 'original' ? 'copy' : say,
    photo.bytes === null ? '' : sizeInWords(photo.bytes),
    photo.trashed ? 'in Recently Deleted' : '',
    photo.hidden ? 'hidden' : '',
  ];
  return {
    name: photo.name ?? 'no name',
    taken: takenInWords(photo.takenAt, photo.timeZoneOffset),
    detail: details.filter((detail) => detail !== '').join(' · '),
    tone,
  };
}
