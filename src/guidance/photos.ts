/** One photo of a list, in words. Its name comes from the backup and is untrusted text. */
import type { Availability, Photo, PhotoKind } from '../backup/types.ts';
import { sizeInWords, takenInWords, takenOn } from './calendar.ts';
import type { Tone } from './wording.ts';

const AVAILABLE: Readonly<Record<Availability, { say: string; short: string; tone: Tone }>> = {
  original: { say: 'original', short: 'original', tone: 'good' },
  reduced: { say: 'smaller copy', short: 'smaller', tone: 'warn' },
  thumbnail: { say: 'thumbnail only', short: 'thumbnail', tone: 'warn' },
  none: { say: 'not in this backup', short: 'not here', tone: 'quiet' },
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
export function appInWords(app: string | null): string {
  return app === null ? '' : (APPS[app] ?? app.replace(/^[^-]*-/, ''));
}

export interface PhotoInWords {
  name: string;
  taken: string;
  /** The time of day; `--:--` when it is not known. */
  time: string;
  /** What the backup has of it, in at most nine letters. */
  has: string;
  size: string;
  detail: string;
  tone: Tone;
}

/**
 * A photo's name, when it was taken, and what the backup has of it.
 * @param isMissing whether a newer backup of the phone no longer has it
 */
export function photoInWords(photo: Photo, isMissing = false): PhotoInWords {
  const { say, short, tone } = AVAILABLE[photo.availability];
  // What was sent or saved elsewhere need not be what the camera wrote.
  const isCopy = photo.app !== null && photo.availability === 'original';
  const size = photo.bytes === null ? '' : sizeInWords(photo.bytes);
  const details = [
    appInWords(photo.app),
    KINDS[photo.kind],
    isCopy ? 'copy' : say,
    size,
    photo.trashed ? 'in Recently Deleted' : '',
    isMissing ? 'gone from the newer backup' : '',
    photo.hidden ? 'hidden' : '',
  ];
  return {
    name: photo.name ?? 'no name',
    taken: takenInWords(photo.takenAt, photo.timeZoneOffset),
    time: takenOn(photo.takenAt, photo.timeZoneOffset)?.time ?? '--:--',
    has: isCopy ? 'copy' : short,
    size,
    detail: details.filter((detail) => detail !== '').join(' · '),
    tone,
  };
}
