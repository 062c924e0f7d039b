/** The photos of an open backup as a list to choose from. */
import type { Photo } from '../backup/types.ts';
import type { Case } from '../flows/case.ts';
import { photoInWords, takenOn } from '../guidance/index.ts';
import type { PhotoRow, PhotoWords } from '../steps/screen.ts';
import { safeText } from '../terminal/safe-text.ts';
import { type OpenBackup, openBackupOf, type Session } from './session.ts';

/** Those that fit the dates before the others, in each those that were deleted first; then the newest first. */
export function photosInOrder(session: Session, known: Case, step: string): readonly Photo[] {
  const open = openBackupOf(session, known);
  return open ? inOrder(open, listOf(open, step)) : [];
}

/** The library's photos, or at the step about other apps what those hold. */
function listOf({ catalogue, matching, elsewhere }: OpenBackup, step: string): PhotoList {
  if (step !== 'app-pictures') return { photos: catalogue.photos, matching };
  return elsewhere ?? { photos: [], matching: new Set<string>() };
}

interface PhotoList {
  /** The newest first. */
  photos: readonly Photo[];
  matching: ReadonlySet<string>;
}

/** There can be tens of thousands: they come sorted by date, and are only parted here. */
function inOrder(open: OpenBackup, { photos, matching }: PhotoList): Photo[] {
  const parts: Photo[][] = [[], [], [], []];
  for (const photo of photos) {
    const isLost = photo.trashed || open.missing.has(photo.id);
    parts[(matching.has(photo.id) ? 0 : 2) + (isLost ? 0 : 1)]?.push(photo);
  }
  return parts.flat();
}

/** Rows that were made already: every progress makes a new screen. */
const rowsOf = new WeakMap<readonly Photo[], PhotoRow[]>();

/** The rows of a backup's list at a step. */
export function photoRows(open: OpenBackup, step: string): PhotoRow[] {
  const list = listOf(open, step);
  const { photos, matching } = list;
  const made =
    rowsOf.get(photos) ??
    inOrder(open, list).map(
      (photo) => new ListedPhoto(photo, matching.has(photo.id), open.missing.has(photo.id)),
    );
  rowsOf.set(photos, made);
  return made;
}

/** What its list needs to know of a photo, worked out when it is asked for: there can be tens of thousands. */
class ListedPhoto implements PhotoRow {
  readonly #photo: Photo;
  readonly id: string;
  readonly fits: boolean;
  readonly missing: boolean;

  constructor(photo: Photo, fits: boolean, missing: boolean) {
    this.#photo = photo;
    this.id = photo.id;
    this.fits = fits;
    this.missing = missing;
  }

  get kind() {
    return this.#photo.kind;
  }

  get availability() {
    return this.#photo.availability;
  }

  get trashed() {
    return this.#photo.trashed;
  }

  get hidden() {
    return this.#photo.hidden;
  }

  get bytes() {
    return bytesOf(this.#photo);
  }

  get day() {
    const { takenAt, timeZoneOffset } = this.#photo;
    return takenOn(takenAt, timeZoneOffset)?.day ?? null;
  }

  words() {
    return photoWords(this.#photo, this.missing);
  }

  searched() {
    const { name, taken, detail } = photoInWords(this.#photo, this.missing);
    return `${name} ${taken} ${detail}`;
  }
}

/** A render that stands in for its original is listed among the companions, too. */
function bytesOf({ availability, bytes, companions }: Photo): number {
  const beside = availability === 'original' ? companions : [];
  return beside.reduce((sum, one) => sum + (one.bytes ?? 0), bytes ?? 0);
}

function photoWords(photo: Photo, isMissing: boolean): PhotoWords {
  const { name, taken, time, has, size, detail, tone } = photoInWords(photo, isMissing);
  return {
    name: safeText(name),
    taken: safeText(taken),
    time: safeText(time),
    has: safeText(has),
    size: safeText(size),
    detail: safeText(detail),
    tone,
  };
}
