import { compare } from '../compare.ts';
import { scan } from '../discover.ts';
import { findElsewhere, linkCopies, photoOfPicture } from '../elsewhere/index.ts';
import { extract } from '../extract/extract.ts';
import { openListed } from '../listed-database.ts';
import { type Backup, openBackup } from '../open.ts';
import { readCatalogue } from '../photos/catalogue.ts';
import { filterPhotos } from '../photos/filter.ts';
import { type History, readHistory } from '../photos/history.ts';
import { CAMERA_ROLL, LIBRARY_PATH } from '../photos/paths.ts';
import { makeDecoder } from '../pictures/decoder.ts';
import { readPicture } from '../pictures/source.ts';
import { stopIfAsked } from '../progress.ts';
import { protect } from '../protect.ts';
import { BackupError, type Catalogue, type Photo, type Watch } from '../types.ts';
import { verify } from '../verify.ts';
import { watchRoots } from '../watch.ts';
import type {
  ElsewhereInput,
  ElsewhereResult,
  Handle,
  Jobs,
  JobWatch,
  PictureInput,
  Task,
} from './protocol.ts';
import { makeTurns } from './turns.ts';

interface OpenBackup {
  backup: Backup;
  catalogue: Catalogue | null;
  /** What was found outside the photo library. */
  elsewhere: readonly Photo[];
  /** Everything in the two, by id; made when the first picture is asked for. */
  byID: ReadonlyMap<string, Photo> | null;
}

/** The backups that one thread has open, and the jobs done on them. */
export interface Session {
  /**
   * Does a job, after those on the same backup that were asked for before it.
   * @param id the job's number; a backup that it opens has it as its handle.
   */
  run(task: Task, id: number, watch: JobWatch): Promise<Jobs[Task['name']]['output']>;
  /** Closes a backup at once; nothing happens where none is open. */
  close(handle: Handle): void;
  /** Closes every backup, and ends the thread that decodes pictures. */
  closeAll(): Promise<void>;
}

/** Starts with no backup open. */
export function makeSession(): Session {
  const opened = new Map<Handle, OpenBackup>();
  const inTurn = makeTurns();
  const decoder = makeDecoder();

  const at = (handle: Handle): OpenBackup => {
    const found = opened.get(handle);
    if (found === undefined) throw new BackupError('no-backup', 'This backup is no longer open.');
    return found;
  };
  const close = (handle: Handle) => {
    opened.get(handle)?.backup.close();
    opened.delete(handle);
    return null;
  };
  const catalogueOf = async (handle: Handle, watch: Watch): Promise<Catalogue> => {
    const found = at(handle);
    found.catalogue ??= await readCatalogue(found.backup, watch);
    return found.catalogue;
  };
  const photosOf = async (handle: Handle, ids: string[], watch: Watch): Promise<Photo[]> => {
    const { photos } = await catalogueOf(handle, watch);
    return filterPhotos([...photos, ...at(handle).elsewhere], { ids });
  };
  /** Only for as long as it is read: others go on with the backup while the picture is decoded. */
  const pictureOf = ({ handle, id, box }: PictureInput, watch: Watch) =>
    inTurn([`${handle}`], async () => {
      stopIfAsked(watch);
      const { photos } = await catalogueOf(handle, watch);
      const found = at(handle);
      found.byID ??= new Map([...photos, ...found.elsewhere].map((photo) => [photo.id, photo]));
      const photo = found.byID.get(id);
      return photo === undefined ? null : readPicture(found.backup, photo, box, watch);
    });
  const comparable = async (handle: Handle, watch: Watch) => ({
    summary: at(handle).backup.summary,
    catalogue: await catalogueOf(handle, watch),
  });
  const open = async (
    { path, password }: Jobs['open']['input'],
    handle: Handle,
    watch: Watch,
  ): Promise<Jobs['open']['output']> => {
    const backup = await openBackup(path, password === undefined ? watch : { ...watch, password });
    try {
      stopIfAsked(watch);
    } catch (error) {
      backup.close();
      throw error;
    }
    opened.set(handle, { backup, catalogue: null, elsewhere: [], byID: null });
    return { handle, summary: backup.summary };
  };
  const elsewhere = async (
    { handle, deep = false, lost }: ElsewhereInput,
    watch: Watch,
  ): Promise<ElsewhereResult> => {
    const found = at(handle);
    const { backup } = found;
    const photos = lost === undefined ? [] : await photosOf(lost.handle, lost.ids, watch);
    const pictures = await findElsewhere(backup, { deep }, watch);
    found.elsewhere = pictures.map(photoOfPicture);
    found.byID = null;
    return { pictures, links: await linkCopies(photos, pictures, backup, watch) };
  };

  const work = async ({ name, input }: Task, id: number, watch: JobWatch) => {
    stopIfAsked(watch);
    switch (name) {
      case 'scan':
        return scan(input.roots, watch);
      case 'open':
        return open(input, id, watch);
      case 'photos':
        return catalogueOf(input.handle, watch);
      case 'picture': {
        const bytes = await pictureOf(input, watch);
        return bytes === null ? null : decoder.pixels(bytes, input.box, watch);
      }
      case 'thumbnail': {
        const bytes = await pictureOf(input, watch);
        return bytes === null ? null : decoder.jpeg(bytes, input.box, watch);
      }
      case 'compare': {
        const older = await comparable(input.older, watch);
        return compare(older, await comparable(input.newer, watch));
      }
      case 'history':
        return historyOf(at(input.handle).backup, watch);
      case 'elsewhere':
        return elsewhere(input, watch);
      case 'extract': {
        const wanted = await photosOf(input.handle, input.ids, watch);
        return extract(at(input.handle).backup, wanted, input.options, watch);
      }
      case 'verify':
        return verify(at(input.handle).backup, watch);
      case 'close':
        return close(input.handle);
      case 'protect':
        return protect(input.path, input.to, watch);
      case 'watch':
        return watchUntilStopped(input, watch);
    }
  };

  return {
    run: (task, id, watch) => inTurn(keysOf(task), () => work(task, id, watch)),
    close,
    async closeAll() {
      for (const handle of [...opened.keys()]) close(handle);
      await decoder.stop();
    },
  };
}

/** What a job must have for itself: the backups it reads, and the disk that a whole backup is copied to. */
function keysOf({ name, input }: Task): string[] {
  switch (name) {
    case 'scan':
    case 'open':
    case 'watch':
    // These wait for their turn themselves.
    case 'picture':
    case 'thumbnail':
      return [];
    case 'protect':
      return ['copy'];
    case 'compare':
      return [`${input.older}`, `${input.newer}`];
    case 'elsewhere':
      return [`${input.handle}`, ...(input.lost ? [`${input.lost.handle}`] : [])];
    default:
      return [`${input.handle}`];
  }
}

async function historyOf(backup: Backup, watch: Watch): Promise<History | null> {
  const copy = await openListed(backup, CAMERA_ROLL, LIBRARY_PATH, watch);
  if (copy === null) return null;
  try {
    return await readHistory(copy.database, watch);
  } finally {
    copy.close();
  }
}

async function watchUntilStopped(
  { roots, options }: Jobs['watch']['input'],
  watch: JobWatch,
): Promise<null> {
  const { signal = new AbortController().signal, onChange = () => {} } = watch;
  await watchRoots(roots, { signal, onChange }, options);
  return null;
}
