import { openListed } from '../listed-database.ts';
import type { Backup } from '../open.ts';
import { type Album, BackupError, type Watch } from '../types.ts';
import { readAlbums } from './albums.ts';
import { type LibraryAsset, libraryAssets, libraryPaths } from './library.ts';
import { CAMERA_ROLL, LIBRARY_PATH } from './paths.ts';

const FALLBACK = 'Names and dates come from the backup’s own list of files instead.';
/** These end the whole job; anything else only costs the library. */
const FATAL = new Set(['cancelled', 'no-access', 'disk-full', 'output-unwritable']);

/** The photo library of a backup, in a private copy that is open until `close`. */
export interface Library {
  /** The paths of all its assets below `Media/`, the owner’s or not. */
  paths: ReadonlySet<string>;
  /**
   * Hands on every asset in turn.
   * @returns whether it could be read to its end; if not, `warn` was told.
   */
  readAll(use: (asset: LibraryAsset) => Promise<void> | void): Promise<boolean>;
  /** The owner's albums; none, and `warn` told, where they cannot be read. */
  albums(): Promise<Album[]>;
  close(): void;
}

/**
 * Opens the photo library of a backup.
 * @param warn told in a sentence why there is none, or why it breaks off.
 * @returns `null` when the backup has no library that can be read.
 */
export async function openLibrary(
  backup: Backup,
  watch: Watch,
  warn: (sentence: string) => void,
): Promise<Library | null> {
  const copy = await orWarn(() => openListed(backup, CAMERA_ROLL, LIBRARY_PATH, watch), warn);
  if (copy === DAMAGED) return null;
  if (copy === null) {
    warn(`The backup holds no photo library. ${FALLBACK}`);
    return null;
  }
  const { database, close } = copy;
  try {
    const paths = await orWarn(() => libraryPaths(database, watch), warn);
    if (paths === DAMAGED) {
      close();
      return null;
    }
    const readAll: Library['readAll'] = async (use) => {
      const read = async () => {
        for await (const asset of libraryAssets(database, watch)) await use(asset);
      };
      return (await orWarn(read, warn)) !== DAMAGED;
    };
    const albums = async () => {
      const read = await orWarn(() => readAlbums(database, watch), warn, '');
      return read === DAMAGED ? [] : read;
    };
    return { paths, readAll, albums, close };
  } catch (error) {
    close();
    throw error;
  }
}

const DAMAGED = Symbol('damaged');

async function orWarn<T>(
  read: () => Promise<T>,
  warn: (sentence: string) => void,
  fallback = FALLBACK,
): Promise<T | typeof DAMAGED> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BackupError) || FATAL.has(error.code)) throw error;
    warn(`${error.message} ${fallback}`.trim());
    return DAMAGED;
  }
}
