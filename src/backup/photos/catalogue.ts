import type { Backup } from '../open.ts';
import { byCharacters } from '../order.ts';
import { breathe } from '../progress.ts';
import type { Catalogue, Photo, PhotoCounts, Watch } from '../types.ts';
import { type FileSources, filesOf } from './asset-files.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import { readDerivatives } from './derivatives.ts';
import { detectICloudPhotos } from './icloud.ts';
import type { LibraryAsset } from './library.ts';
import { readBackupLibrary } from './open-library.ts';
import { readOriginals } from './originals.ts';
import { orphansOf } from './orphans.ts';
import { CAMERA_ROLL, DERIVATIVE_FOLDERS, ORIGINAL_FOLDERS } from './paths.ts';
import { filePart, idGiver, photoOfAsset, photoOfFile } from './photo.ts';
import { presentBlobs } from './presence.ts';
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
  const assets = (await readBackupLibrary(backup, watch, (text) => warnings.push(text))) ?? [];
  const claimed = new Set(assets.map(({ path }) => path).filter((path) => path !== null));
  const sources = await readSources(backup, claimed, watch);
  const own = assets.filter((asset) => !asset.foreign);

  const photos = await listPhotos(own, sources, watch);
  photos.sort((a, b) => byCharacters(b.takenAt ?? '', a.takenAt ?? '') || byCharacters(a.id, b.id));

  const skipped = backup.manifest.skipped();
  if (skipped > 0) warnings.push(`${skipped} lines of the backup’s list could not be used.`);
  const originals = [...sources.originals.paths()];
  const absent = originals.filter((path) => !isThere(sources, path)).length;
  if (absent > 0) {
    warnings.push(
      `${absent} of ${originals.length} listed originals are not in the backup folder.`,
    );
  }
  return {
    icloudPhotos: await detectICloudPhotos(backup, {
      listed: originals.length,
      fromCloud: originals.filter((path) => path.startsWith(CLOUD_ORIGINALS)).length,
      cloudRows: own.filter((asset) => asset.cloud).length,
    }),
    counts: countsOf(photos),
    photos,
    warnings,
  };
}

function isThere({ originals, isPresent }: FileSources, path: string): boolean {
  const entry = originals.get(path);
  return entry !== undefined && isPresent(entry.fileID);
}

async function readSources(
  backup: Backup,
  claimed: ReadonlySet<string>,
  watch: Watch,
): Promise<FileSources> {
  const { manifest, summary } = backup;
  const listed = new Set<string>();
  for (const folder of [...ORIGINAL_FOLDERS, ...DERIVATIVE_FOLDERS]) {
    for (const { fileID } of manifest.files(CAMERA_ROLL, folder)) {
      listed.add(fileID);
      if (listed.size % TURN_EVERY === 0) await breathe(watch);
    }
  }
  const present = await presentBlobs(summary.path, listed, watch);
  const isPresent = (fileID: string) => present.has(fileID);
  const originals = await readOriginals(manifest, watch);
  const derivatives = await readDerivatives(manifest, isPresent, watch);
  return { backup, originals, derivatives, isPresent, claimed };
}

async function listPhotos(
  assets: readonly LibraryAsset[],
  sources: FileSources,
  watch: Watch,
): Promise<Photo[]> {
  const { backup } = sources;
  const { lastBackup } = backup.summary;
  const days = await retentionDays(backup);
  const giveID = idGiver();
  const orphans = await orphansOf(sources, watch);
  const total = assets.length + orphans.length;
  const photos: Photo[] = [];
  const tell = async () => {
    if (photos.length % TURN_EVERY !== 0) return;
    const done = photos.length;
    watch.onProgress?.({ phase: 'read-photos', done, total, unit: 'rows', item: null });
    await breathe(watch);
  };

  for (const asset of assets) {
    const { path, uuid, trashedAt } = asset;
    const files = path === null ? [] : filesOf(path, sources);
    const attributes = asset.name === null && path !== null ? attributesOf(path, sources) : null;
    const id = giveID(uuid, path ?? '');
    const expiresAt = expiryOf(trashedAt, days, lastBackup);
    photos.push(photoOfAsset(asset, { id, path, files }, attributes, expiresAt));
    await tell();
  }
  // The library is copied first: a file can have moved between its folder and iCloud's since.
  const withoutOriginal = new Map(
    photos.flatMap((photo, index) =>
      photo.availability === 'original' ? [] : [[photo.id, index]],
    ),
  );
  for (const { path, stem } of orphans) {
    const files = filesOf(path ?? stem, sources);
    const attributes = path === null ? null : attributesOf(path, sources);
    const uuid = attributes?.uuid ?? null;
    const moved = photos[withoutOriginal.get(uuid ?? '') ?? -1];
    if (moved !== undefined && path !== null) {
      Object.assign(moved, filePart({ id: moved.id, path, files: [...files, ...moved.files] }));
      continue;
    }
    const id = giveID(uuid, path ?? stem);
    photos.push(photoOfFile({ id, path, files }, id === uuid ? uuid : null, attributes));
    await tell();
  }
  return photos;
}

function attributesOf(path: string, { backup, originals }: FileSources): Attributes | null {
  const entry = originals.get(path);
  const plist = entry && backup.manifest.record(entry.fileID)?.extendedAttributes;
  return plist ? readAttributes(plist) : null;
}

function countsOf(photos: readonly Photo[]): PhotoCounts {
  const counts = {
    total: photos.length,
    original: 0,
    reduced: 0,
    thumbnail: 0,
    none: 0,
    trashed: 0,
  };
  for (const photo of photos) {
    counts[photo.availability] += 1;
    if (photo.trashed) counts.trashed += 1;
  }
  return counts;
}
