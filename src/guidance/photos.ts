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
    KINDS[photo.kind],
    say,
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
