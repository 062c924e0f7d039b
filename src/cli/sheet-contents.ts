/** Brings what an extraction gave into the order of a contact sheet: by day, a card for each photo. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { BackupSummary, ExtractResult, Photo, WrittenFile } from '../backup/types.ts';
import {
  SHEET_WORDS,
  sheetCount,
  sheetDay,
  sheetFile,
  sheetFoot,
  sheetLead,
  sheetLoss,
  sheetPhoto,
  takenOn,
} from '../guidance/index.ts';
import type { Sheet, SheetCard, SheetDay, SheetLoss } from '../pages/sheet/contents.ts';
import { fileLink } from '../pages/sheet/file-link.ts';

/** What an extraction was asked for and what it gave. */
export interface Recovered {
  backup: Pick<BackupSummary, 'udid' | 'deviceName' | 'lastBackup'>;
  /** Those that were to be written, and perhaps more. */
  photos: readonly Photo[];
  result: Pick<ExtractResult, 'wrote' | 'unchanged' | 'failed'>;
}

/**
 * @param folder real path of the folder in which the page will lie.
 * @param now when the page is made.
 */
export function sheetContents(
  { backup, photos, result }: Recovered,
  folder: string,
  now: Date,
): Sheet {
  const files = [...result.wrote, ...result.unchanged];
  const filesOf = Map.groupBy(files, ({ id }) => id);
  const failedOf = Map.groupBy(result.failed, ({ id }) => id);
  const shown = photos.filter(({ id }) => filesOf.has(id)).sort(byClock);

  const cardOf = (photo: Photo): SheetCard => {
    const own = filesOf.get(photo.id) ?? [];
    const file = (one: WrittenFile) => ({
      name: basename(one.path),
      href: fileLink(folder, one.path),
      detail: sheetFile(one, photo),
    });
    const words = sheetPhoto(photo, own, failedOf.get(photo.id) ?? []);
    return { id: photo.id, ...words, files: own.map(file) };
  };
  function* cards(ofDay: readonly Photo[]): Generator<SheetCard> {
    for (const photo of ofDay) yield cardOf(photo);
  }
  const days = [...Map.groupBy(shown, sheetDay)].map(
    ([heading, ofDay]): SheetDay => ({
      heading,
      count: sheetCount(ofDay),
      cards: cards(ofDay),
    }),
  );

  const known = new Map(photos.map((photo) => [photo.id, photo]));
  const losses = result.failed
    .filter(({ id }) => !filesOf.has(id))
    .map((failed): SheetLoss => sheetLoss(known.get(failed.id) ?? null, failed));
  return {
    selection: selectionOf(backup, [...filesOf.keys(), ...failedOf.keys()]),
    ...SHEET_WORDS,
    lead: sheetLead(backup, shown, files),
    days,
    losses,
    foot: sheetFoot(now, shown),
  };
}

/** As the clocks showed it where they were taken, so that a day stays together; without a date, at the end. */
function byClock(a: Photo, b: Photo): number {
  const [first, second] = [clockOf(a), clockOf(b)];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
}

function clockOf({ takenAt, timeZoneOffset }: Photo): string {
  const on = takenOn(takenAt, timeZoneOffset);
  return on === null ? '~' : `${on.day} ${on.time} ${takenAt}`;
}

/** The same for a second run that goes on where the first stopped; another one for other photos. */
function selectionOf({ udid, lastBackup }: Recovered['backup'], ids: readonly string[]): string {
  const names = [...new Set(ids)].sort();
  const text = JSON.stringify([udid, lastBackup, names]);
  return createHash('sha256').update(text).digest('hex');
}
