/**
 * The sentences of a contact sheet: the page that shows what was recovered. It is read by the person's family, too.
 * Names, albums and messages come from the backup and are untrusted text.
 */
import type {
  BackupSummary,
  Check,
  FailedFile,
  FileRole,
  Photo,
  PhotoKind,
  WrittenFile,
} from '../backup/types.ts';
import {
  count,
  dayInWords,
  momentInWords,
  NO_DAY,
  sizeInWords,
  takenInWords,
  takenOn,
  weekdayInWords,
} from './calendar.ts';
import { appInWords } from './photos.ts';

type Line = { text: string; tone: 'plain' | 'good' | 'warn' | 'bad' };

const KINDS: Readonly<Record<PhotoKind, string>> = {
  photo: 'Photo',
  video: 'Video',
  screenshot: 'Screenshot',
  live: 'Live Photo',
};

const ROLES: Readonly<Record<FileRole, string>> = {
  original: 'Original',
  edited: 'Edited version',
  'live-movie': 'Film of the Live Photo',
  raw: 'RAW',
  reduced: 'Smaller copy',
  thumbnail: 'Thumbnail',
  jpeg: 'JPEG made from it',
};

const CHECKS: Readonly<Record<Check, Line>> = {
  fingerprint: { text: 'proved exact', tone: 'good' },
  size: { text: 'size checked', tone: 'plain' },
  unconfirmed: { text: 'not confirmed', tone: 'warn' },
};

/** What every sheet says in the same words. */
export const SHEET_WORDS = {
  title: 'Recovered photos',
  labels: { skip: 'Skip to the photos', losses: 'Not saved', terms: 'What the words mean' },
  terms: [
    {
      term: 'Proved exact',
      meaning:
        'The phone had noted a fingerprint of the original. The saved file has the very same one.',
    },
    {
      term: 'Size checked',
      meaning: 'The phone had noted no fingerprint. The file is as long as the backup says.',
    },
    {
      term: 'Not confirmed',
      meaning: 'Nothing was there to compare it with, or it differs. Open it and look.',
    },
    {
      term: 'Smaller copy, thumbnail',
      meaning: 'No original of it could be saved from this backup. Another one may hold it.',
    },
  ],
} as const;

/** Where the photos come from, how many there are, and what is proved. */
export function sheetLead(
  { deviceName, lastBackup }: Pick<BackupSummary, 'deviceName' | 'lastBackup'>,
  photos: readonly Photo[],
  files: readonly Pick<WrittenFile, 'bytes' | 'check'>[],
): Line[] {
  const phone = deviceName === null ? 'a backup' : `the backup of “${deviceName}”`;
  const made = lastBackup === null ? '' : `, made on ${momentInWords(Date.parse(lastBackup))}`;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const checked = (check: Check) => files.filter((file) => file.check === check).length;
  const proofs = (['fingerprint', 'size', 'unconfirmed'] as const)
    .filter((check) => checked(check) > 0)
    .map((check) => `${checked(check)} ${CHECKS[check].text}`);
  return [
    { text: `From ${phone}${made}.`, tone: 'plain' },
    {
      text: `${sheetCount(photos)} in ${count(files.length, 'file')}, ${sizeInWords(bytes)}.`,
      tone: 'plain',
    },
    { text: `Files: ${proofs.join(', ')}.`, tone: 'plain' },
  ];
}

/** `12 photos and 1 video`. */
export function sheetCount(photos: readonly Photo[]): string {
  const videos = photos.filter(({ kind }) => kind === 'video').length;
  const others = photos.length - videos;
  const parts = [
    others === 0 ? '' : count(others, 'photo'),
    videos === 0 ? '' : count(videos, 'video'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

const HIDDEN = 'What was hidden on the phone stands here without its picture.';

/** Who made the page, and what to know before it is handed on. */
export function sheetFoot(now: Date, photos: readonly Photo[]): string[] {
  return [
    `Made by backroll on ${dayInWords(now.getTime())}.`,
    'The page needs no network. Its links work while it lies beside the photos.',
    'Small copies of the pictures are inside: who gets this page sees them.',
    ...(photos.some(({ hidden }) => hidden) ? [HIDDEN] : []),
  ];
}

/** The heading of the day under which a photo stands. */
export function sheetDay({ takenAt, timeZoneOffset }: Photo): string {
  const day = takenOn(takenAt, timeZoneOffset)?.day;
  return day === undefined ? NO_DAY : weekdayInWords(day);
}

/** What is said of one recovered photo: `alt` for whoever does not see the picture, `kind` where there is none. */
export function sheetPhoto(
  photo: Photo,
  files: readonly WrittenFile[],
  failed: readonly FailedFile[],
): { alt: string; kind: string; about: string; notes: Line[] } {
  const kind = KINDS[photo.kind];
  const name = photo.name ?? 'without a name';
  const taken = takenInWords(photo.takenAt, photo.timeZoneOffset);
  const failures = failed.map(({ message }): Line => ({ text: message, tone: 'bad' }));
  return {
    alt: `${kind} ${name}, ${taken}`,
    kind: photo.hidden ? 'Hidden' : kind,
    about: about(photo, kind),
    notes: [...smallOnly(files), ...failures],
  };
}

function about(photo: Photo, kind: string): string {
  const { width, height, durationSeconds } = photo;
  const parts = [
    takenOn(photo.takenAt, photo.timeZoneOffset)?.time ?? '',
    kind,
    appInWords(photo.app),
    width === null || height === null ? '' : `${width} × ${height}`,
    durationSeconds === null || photo.kind !== 'video' ? '' : lengthInWords(durationSeconds),
    photo.trashed ? 'was in Recently Deleted' : '',
    photo.hidden ? 'hidden' : '',
    photo.favorite ? 'favourite' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** How long a video is: `1:05`. */
function lengthInWords(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function smallOnly(files: readonly WrittenFile[]): Line[] {
  const roles = new Set(files.map(({ role }) => role));
  const small: FileRole[] = ['reduced', 'thumbnail'];
  if (![...roles].every((role) => small.includes(role))) return [];
  const what = roles.has('reduced') ? 'a smaller copy' : 'a thumbnail';
  return [{ text: `No original: only ${what} could be saved.`, tone: 'warn' }];
}

/** What a file is, how large, and how far it is proved. What an app keeps need not be what the camera wrote. */
export function sheetFile({ role, bytes, check }: WrittenFile, { app }: Photo): Line {
  const what = role === 'original' && app !== null ? 'Copy' : ROLES[role];
  const { text, tone } = CHECKS[check];
  // A JPEG is made anew, so there never is anything to compare it with.
  return role === 'jpeg'
    ? { text: `${what} · ${sizeInWords(bytes)}`, tone: 'plain' }
    : { text: `${what} · ${sizeInWords(bytes)} · ${text}`, tone };
}

/** What is said of a photo of which nothing could be saved; `null` where the backup knows no such photo. */
export function sheetLoss(photo: Photo | null, { id, message }: FailedFile) {
  return {
    name: photo?.name ?? id,
    about: photo === null ? '' : takenInWords(photo.takenAt, photo.timeZoneOffset),
    why: message,
  };
}

/** The page was not written, after the photos were. */
export function sheetProblem(why: string): string {
  return `The photos are written, but not the contact sheet: ${why}`;
}

/** The last part of a path, as it is called in its folder. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** There is nothing to show. */
export const NO_SHEET = 'No contact sheet was written, since no file was.';
