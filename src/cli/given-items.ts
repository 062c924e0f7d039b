/** What an answers file picks from a list: a backup by its folder or by conditions, photos by ids or by conditions. */
import { basename } from 'node:path';
import { filterPhotos, globPattern } from '../backup/photos/filter.ts';
import type { GivenAnswer } from '../cases/answers-file.ts';
import { backupConditions, photoConditions } from '../cases/given-answer.ts';
import { listed } from '../flows/answers.ts';
import { madeAt } from '../flows/candidates.ts';
import type { Case } from '../flows/case.ts';
import { parseSpan } from '../flows/dates.ts';
import { photoFilter } from './filters.ts';
import { photosInOrder } from './photo-list.ts';
import { openBackupOf, type Session, typedFolder } from './session.ts';

/** What was picked, and out of how many. */
export interface Picked<Items> {
  items: Items;
  outOf: number;
}

/** A backup by its folder; by conditions the likeliest that fits, or the newest; `null` where none does. */
export function pickBackup(step: string, answer: GivenAnswer, known: Case): Picked<string | null> {
  if (typeof answer === 'string') return { items: typedFolder(answer), outOf: 1 };
  const list = listed(known, step).map(({ backup }) => backup);
  const { data } = backupConditions.safeParse(answer);
  if (data === undefined) return { items: null, outOf: list.length };
  const { udid, device, name, newest, made, encrypted } = data;
  const span = made === undefined ? null : parseSpan(made);
  const isNamed = name === undefined ? null : globPattern(name);
  const isDevice = device === undefined ? null : globPattern(device);
  const fitting = list.filter((one) => {
    const at = madeAt(one);
    return (
      (udid === undefined || one.udid?.toLowerCase() === udid.toLowerCase()) &&
      (isDevice === null || (one.deviceName !== null && isDevice(one.deviceName))) &&
      (isNamed === null || isNamed(basename(one.path))) &&
      (span === null || (at !== null && at >= span.from && at < span.to)) &&
      (encrypted === undefined || one.encrypted === encrypted)
    );
  });
  if (newest) fitting.sort((a, b) => (madeAt(b) ?? 0) - (madeAt(a) ?? 0));
  return { items: fitting[0]?.path ?? null, outOf: list.length };
}

/** Ids of the photos that fit all conditions, in the order of the list; those of a list of ids as they are. */
export function pickPhotos(
  session: Session,
  known: Case,
  step: string,
  answer: GivenAnswer,
): Picked<string[]> {
  const photos = photosInOrder(session, known, step);
  const outOf = photos.length;
  if (Array.isArray(answer)) return { items: answer, outOf };
  const { data } = photoConditions.safeParse(answer);
  const open = openBackupOf(session, known);
  if (data === undefined || open === null) return { items: [], outOf };
  const { taken, deleted, kind, name, album, id, limit, trashed, missing } = data;
  const filter = photoFilter({
    ...(taken === undefined ? {} : { taken }),
    ...(deleted === undefined ? {} : { deleted }),
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
    ...(album === undefined ? {} : { album }),
    ...(id === undefined ? {} : { id }),
  });
  const fitting = filterPhotos(
    photos,
    { ...filter, ...(trashed === undefined ? {} : { trashed }) },
    open.catalogue.albums,
  ).filter((one) => missing === undefined || open.missing.has(one.id) === missing);
  return { items: fitting.slice(0, limit).map((one) => one.id), outOf };
}
