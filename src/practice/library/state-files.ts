import { buildBinary } from 'plist';
import { type BackupContent, type BackupFile, CAMERA_ROLL, HOME } from '../backup/file.ts';
import type { BackupPlan } from '../story/devices.ts';
import { ICLOUD_PHOTOS_ON } from '../story/devices.ts';
import type { DevelopedAsset } from './files.ts';
import { SHARED_ALBUM_PHOTO } from './shared-album.ts';

/** The catalogue, the camera's counters and what tells whether iCloud Photos is on. */
export function libraryContent(
  plan: BackupPlan,
  developed: readonly DevelopedAsset[],
  photosSqlite: Buffer,
  sharedThumbnail: Buffer,
): BackupContent {
  const at = (domain: string, path: string, data: Buffer): BackupFile => ({
    domain,
    path,
    data,
    created: new Date('2025-09-22T07:00:00Z'),
    modified: new Date(plan.made.getTime() - 3_600_000),
    protectionClass: 3,
  });
  const library = (path: string, data: Buffer) => at(CAMERA_ROLL, `Media/PhotoData/${path}`, data);
  const plist = (value: Parameters<typeof buildBinary>[0]) => Buffer.from(buildBinary(value));
  const own = developed.filter(({ asset }) => !asset.fromICloud);
  const lastNumber = Math.max(...own.map(({ asset }) => asset.shot.number));
  const folderNumber = Number.parseInt(plan.device.directory.replace('DCIM/', ''), 10);

  const files = [
    library('Photos.sqlite', photosSqlite),
    library(
      'MISC/DCIM_APPLE.plist',
      plist({ DCIMLastDirectoryNumber: folderNumber, DCIMLastFileNumber: lastNumber + 1 }),
    ),
    // Nothing to write since the last snapshot: an empty file is listed like any other.
    library('Journals/Asset-change.plj', Buffer.alloc(0)),
    at(
      HOME,
      'Library/Preferences/com.apple.mobileslideshow.plist',
      plist({ downloadAndKeepOriginals: !plan.icloudPhotos }),
    ),
  ];
  if (plan.icloudPhotos) {
    const since = plan.key === 'latest' ? ICLOUD_PHOTOS_ON : new Date('2021-06-01T06:30:00Z');
    const { directory, fileName } = SHARED_ALBUM_PHOTO;
    files.push(
      library('cpl_enabled_marker', Buffer.from(since.toISOString())),
      library('cpl_download_finished_marker', Buffer.from(since.toISOString())),
      library('CPL/initialsync_marker', Buffer.from(since.toISOString())),
      library(
        'CPL/syncstatus.plist',
        plist({
          iCloudLibraryExists: true,
          initialSyncDate: since,
          lastSyncDate: new Date(plan.made.getTime() - 7_200_000),
          cloudAssetCountPerType: countByType(developed),
        }),
      ),
      library(`Thumbnails/V2/${directory}/${fileName}/${plan.device.thumbnail}`, sharedThumbnail),
    );
  }
  const empty = ['CPL', 'OutgoingTemp', 'CPLAssets/group26'];
  return {
    files,
    folders: empty.map((path) => ({ domain: CAMERA_ROLL, path: `Media/PhotoData/${path}` })),
    links: [],
  };
}

function countByType(developed: readonly DevelopedAsset[]) {
  const movies = developed.filter(({ asset }) => asset.shot.kind === 'video').length;
  return { 'public.image': developed.length - movies, 'public.movie': movies };
}
