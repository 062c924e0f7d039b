import type { Backup } from '../open.ts';
import { byCharacters } from '../order.ts';
import { breathe } from '../progress.ts';
import type { Catalogue, Photo, Watch } from '../types.ts';
import { attributesOf, type FileSources, filesOf } from './asset-files.ts';
import { countsOf } from './counts.ts';
import { readDerivatives } from './derivatives.ts';
import { detectICloudPhotos } from './icloud.ts';
import type { LibraryAsset } from './library.ts';
import { listCameraRoll } from './listing.ts';
import { readBackupLibrary } from './open-library.ts';
import { readOriginals } from './originals.ts';
import { orphansOf } from './orphans.ts';
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

  const photos = await listPhotos(backup, own, sources, watch);
  photos.sort((a, b) => byCharacters(b.takenAt ?? '', a.takenAt ?? '') || byCharacters(a.id, b.id));

  const skipped = backup.manifest.skipped();
  if (skipped > 0) warnings.push(`${skipped} lines of the backup’s list could not be used.`);
  if (backup.manifest.brokeOff) {
    warnings.push('The backup’s list of files breaks off; files after that point are not known.');
  }
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
  const listing = await listCameraRoll(backup.manifest, watch);
  const listed = new Set(
    [...listing.values()].flatMap((files) => files.map((file) => file.fileID)),
  );
  const present = await presentBlobs(backup.summary.path, listed, watch);
  const isPresent = (fileID: string) => present.has(fileID);
  const originals = await readOriginals(listing, watch);
  const derivatives = await readDerivatives(listing, isPresent, watch);
  return { originals, derivatives, isPresent, claimed };
}

async function listPhotos(
  backup: Backup,
  assets: readonly LibraryAsset[],
  sources: FileSources,
  watch: Watch,
): Promise<Photo[]> {
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
