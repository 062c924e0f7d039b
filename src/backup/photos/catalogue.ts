import type { Backup } from '../open.ts';
import { breathe } from '../progress.ts';
import type { Catalogue, Photo, Watch } from '../types.ts';
import { attributesOf, type FileSources, filesOf } from './asset-files.ts';
import { countsOf } from './counts.ts';
import { readDerivatives } from './derivatives.ts';
import { detectICloudPhotos } from './icloud.ts';
import { type Listing, listCameraRoll } from './listing.ts';
import { newestFirst } from './newest-first.ts';
import { type Library, openLibrary } from './open-library.ts';
import { readOriginals } from './originals.ts';
import { orphansOf } from './orphans.ts';
import { filePart, idGiver, photoOfAsset, photoOfFile } from './photo.ts';
import { absentBlobs } from './presence.ts';
import { expiryOf, retentionDays } from './retention.ts';

const CLOUD_ORIGINALS = 'PhotoData/CPLAssets/';
const TURN_EVERY = 250;

/**
 * Every photo and video that a backup knows, newest first: the union of the photo library's rows and
 * the files that the backup lists, as each knows some that the other lacks.
 * @throws BackupError `cancelled`, `no-access` or `read-failed`; a damaged library only costs a warning.
 */
export async function readCatalogue(backup: Backup, watch: Watch = {}): Promise<Catalogue> {
  const warnings: string[] = [];
  const library = await openLibrary(backup, watch, (text) => warnings.push(text));
  try {
    const claimed = library?.paths ?? new Set<string>();
    const sources = await readSources(backup, claimed, watch);
    const { photos, cloudRows } = await listAll(backup, library, sources, watch);
    photos.sort(newestFirst);
    const originals = countOriginals(sources);
    return {
      icloudPhotos: await detectICloudPhotos(backup, { ...originals, cloudRows }),
      counts: countsOf(photos),
      photos,
      albums: (await library?.albums()) ?? [],
      warnings: [...warnings, ...indexWarnings(backup, originals)],
    };
  } finally {
    library?.close();
  }
}

async function readSources(
  backup: Backup,
  claimed: ReadonlySet<string>,
  watch: Watch,
): Promise<FileSources> {
  const { manifest } = backup;
  const listing = await listCameraRoll(manifest, watch);
  const absent = await absentBlobs(backup.summary.path, fileIDsOf(listing), watch);
  const isPresent = (fileID: string) => !absent.has(fileID);
  const originals = await readOriginals(listing, watch);
  const derivatives = await readDerivatives(listing, isPresent, watch);
  return { manifest, originals, derivatives, isPresent, claimed };
}

function* fileIDsOf(listing: Listing): Generator<string> {
  for (const files of listing.values()) {
    for (const { fileID } of files) yield fileID;
  }
}

interface Originals {
  listed: number;
  fromCloud: number;
  absent: number;
}

function countOriginals({ originals, isPresent }: FileSources): Originals {
  const counts = { listed: 0, fromCloud: 0, absent: 0 };
  for (const path of originals.paths()) {
    counts.listed += 1;
    if (path.startsWith(CLOUD_ORIGINALS)) counts.fromCloud += 1;
    if (!isPresent(originals.get(path)?.fileID ?? '')) counts.absent += 1;
  }
  return counts;
}

function indexWarnings({ manifest }: Backup, { absent, listed }: Originals): string[] {
  const warnings: string[] = [];
  const skipped = manifest.skipped();
  if (skipped > 0) warnings.push(`${skipped} lines of the backup’s list could not be used.`);
  if (manifest.brokeOff) {
    warnings.push('The backup’s list of files breaks off; files after that point are not known.');
  }
  if (absent > 0) {
    warnings.push(`${absent} of ${listed} listed originals are not in the backup folder.`);
  }
  return warnings;
}

/** The owner's photos, and how many of them came by iCloud Photos. */
async function listAll(
  backup: Backup,
  library: Library | null,
  sources: FileSources,
  watch: Watch,
): Promise<{ photos: Photo[]; cloudRows: number }> {
  const { lastBackup } = backup.summary;
  const days = await retentionDays(backup);
  const giveID = idGiver();
  const photos: Photo[] = [];
  let cloudRows = 0;
  const add = async (photo: Photo) => {
    photos.push(photo);
    if (photos.length % TURN_EVERY !== 0) return;
    const done = photos.length;
    watch.onProgress?.({ phase: 'read-photos', done, total: null, unit: 'rows', item: null });
    await breathe(watch);
  };

  const whole = await library?.readAll(async (asset) => {
    if (asset.foreign) return;
    if (asset.cloud) cloudRows += 1;
    const { path, uuid, trashedAt } = asset;
    const files = path === null ? [] : filesOf(path, sources);
    const attributes = asset.name === null && path !== null ? attributesOf(path, sources) : null;
    const id = giveID(uuid, path ?? '');
    const expiresAt = expiryOf(trashedAt, days, lastBackup);
    await add(photoOfAsset(asset, { id, path, files }, attributes, expiresAt));
  });
  if (whole === false) return listAll(backup, null, { ...sources, claimed: new Set() }, watch);
  // The phone copies its library first: a file can have moved between its folder and iCloud's since.
  const withoutOriginal = new Map<string, Photo>();
  for (const photo of photos) {
    if (photo.availability !== 'original') withoutOriginal.set(photo.id, photo);
  }
  for (const { path, stem } of await orphansOf(sources, watch)) {
    const files = filesOf(path ?? stem, sources);
    const attributes = path === null ? null : attributesOf(path, sources);
    const uuid = attributes?.uuid ?? null;
    const moved = withoutOriginal.get(uuid ?? '');
    if (moved !== undefined && path !== null) {
      Object.assign(moved, filePart({ id: moved.id, path, files: [...files, ...moved.files] }));
      continue;
    }
    const id = giveID(uuid, path ?? stem);
    await add(photoOfFile({ id, path, files }, id === uuid ? uuid : null, attributes));
  }
  return { photos, cloudRows };
}
