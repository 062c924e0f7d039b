import type { Database } from 'better-sqlite3';
import { libraryAssets } from '../photos/library.ts';
import type { Watch } from '../types.ts';
import type { Mention } from './picture.ts';

const SCOPE = 'Library/Photos/Libraries/Syndication.photoslibrary/scopes/syndication';

/**
 * Reads the library of pictures that came in messages ("Shared with You"). It is built like the photo
 * library itself; its files lie in a folder of their own.
 */
export async function* sharedMentions(database: Database, watch: Watch): AsyncGenerator<Mention> {
  for await (const asset of libraryAssets(database, watch)) {
    if (asset.path === null) continue;
    const path = `${SCOPE}/originals/${asset.path}`;
    yield {
      key: path,
      path,
      name: asset.name,
      sentAt: asset.addedAt,
      createdAt: asset.takenAt,
      bytes: null,
      kind: asset.kind === 'video' ? 'video' : 'photo',
    };
  }
}
