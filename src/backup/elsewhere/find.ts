import { posix } from 'node:path';
import { openListed } from '../listed-database.ts';
import type { Backup } from '../open.ts';
import { absentBlobs } from '../photos/presence.ts';
import { breathe } from '../progress.ts';
import { BackupError, type Watch } from '../types.ts';
import { deepScan } from './deep.ts';
import { kindByName } from './media-type.ts';
import type { ElsewherePicture, Mention, PictureKind } from './picture.ts';
import { PLACES, type Place } from './places.ts';
import { type StoredFile, storedFile } from './stored-file.ts';

const TURN_EVERY = 500;
/** These end the whole search; anything else only costs what the one database knows. */
const FATAL: ReadonlySet<string> = new Set(['cancelled', 'no-access']);

/** A picture of one place: a file that the backup lists, what a database says of it, or both. */
interface Sighting {
  place: Place;
  file: StoredFile | null;
  mention: Mention | null;
  kind: PictureKind;
}

/**
 * Pictures and videos that lie in a backup outside the photo library: in Messages, WhatsApp, Notes,
 * Files, iCloud Drive and "Shared with You". What a database names and the backup does not hold is
 * told too, as the app may still fetch it.
 * @param options.deep also looks at the first bytes of every file of every app, whatever its name. An
 * encrypted backup decrypts a part of each for it, which takes long.
 * @throws BackupError `cancelled`, `no-access` or `read-failed`; a damaged database costs its names and dates.
 */
export async function findElsewhere(
  backup: Backup,
  options: { deep?: boolean } = {},
  watch: Watch = {},
): Promise<ElsewherePicture[]> {
  const sightings: Sighting[] = [];
  for (const place of PLACES) {
    for (const sighting of await lookInto(place, backup, watch)) sightings.push(sighting);
  }
  const listed = new Set(sightings.flatMap(({ file }) => file?.fileID ?? []));
  const absent = await absentBlobs(backup.summary.path, listed, watch);
  const pictures: ElsewherePicture[] = [];
  for (const sighting of sightings) {
    pictures.push(pictureOf(sighting, absent));
    if (pictures.length % TURN_EVERY !== 0) continue;
    const [done, total] = [pictures.length, sightings.length];
    watch.onProgress?.({ phase: 'elsewhere', done, total, unit: 'files', item: null });
    await breathe(watch);
  }
  if (options.deep) {
    for (const picture of await deepScan(backup, listed, watch)) pictures.push(picture);
  }
  return pictures;
}

async function lookInto(place: Place, backup: Backup, watch: Watch): Promise<Sighting[]> {
  const { manifest } = backup;
  const keyOf = place.keyOf ?? ((path: string) => path);
  const mentions = await mentionsOf(place, backup, watch);
  const unseen = new Set(mentions.keys());
  const sightings: Sighting[] = [];
  let looked = 0;
  for (const folder of place.folders) {
    for (const listed of manifest.files(place.domain, folder)) {
      looked += 1;
      if (looked % TURN_EVERY === 0) await breathe(watch);
      const key = keyOf(listed.path);
      const mention = mentions.get(key) ?? null;
      const kind = kindByName(listed.path) ?? mention?.kind ?? null;
      if (kind === null) continue;
      unseen.delete(key);
      sightings.push({ place, file: storedFile(listed, listed.record), mention, kind });
    }
  }
  for (const key of unseen) {
    const mention = mentions.get(key);
    if (mention === undefined) continue;
    const entry = mention.path === null ? null : manifest.find(place.domain, mention.path);
    const file = entry === null ? null : storedFile(entry, manifest.record(entry.fileID));
    sightings.push({ place, file, mention, kind: mention.kind });
  }
  return sightings;
}

/** What the place's database says; nothing where there is none that can be read. */
async function mentionsOf(
  { database }: Place,
  backup: Backup,
  watch: Watch,
): Promise<Map<string, Mention>> {
  const mentions = new Map<string, Mention>();
  if (database === null) return mentions;
  try {
    const copy = await openListed(backup, database.domain, database.path, watch);
    if (copy === null) return mentions;
    try {
      for await (const mention of database.mentions(copy.database, watch)) {
        // A picture that was sent on has several rows; the first is where it came from.
        if (!mentions.has(mention.key)) mentions.set(mention.key, mention);
        if (mentions.size % TURN_EVERY === 0) await breathe(watch);
      }
    } finally {
      copy.close();
    }
  } catch (error) {
    const harmless = error instanceof BackupError ? !FATAL.has(error.code) : isSqlite(error);
    if (!harmless) throw error;
  }
  return mentions;
}

function isSqlite(error: unknown): boolean {
  return error instanceof Error && error.name === 'SqliteError';
}

/** How the photo picker marks whose copy a file is. */
const ASSET_UUID = /uuid=([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})/i;

function pictureOf(
  { place, file, mention, kind }: Sighting,
  absent: ReadonlySet<string>,
): ElsewherePicture {
  const path = file?.path ?? mention?.path ?? null;
  return {
    source: place.source,
    domain: place.domain,
    path,
    fileID: file !== null && !absent.has(file.fileID) ? file.fileID : null,
    bytes: file?.bytes ?? mention?.bytes ?? null,
    name: mention?.name ?? (path === null ? null : posix.basename(path)),
    sentAt: mention?.sentAt ?? null,
    createdAt: mention?.createdAt ?? file?.changedAt ?? null,
    kind,
    assetUUID: ASSET_UUID.exec(path ?? '')?.[1]?.toUpperCase() ?? null,
  };
}
