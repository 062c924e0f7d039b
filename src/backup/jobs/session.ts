import { scan } from '../discover.ts';
import { extract } from '../extract/extract.ts';
import { type Backup, openBackup } from '../open.ts';
import { readCatalogue } from '../photos/catalogue.ts';
import { filterPhotos } from '../photos/filter.ts';
import { readThumbnail } from '../photos/thumbnail.ts';
import { stopIfAsked } from '../progress.ts';
import { protect } from '../protect.ts';
import { BackupError, type Catalogue, type Watch } from '../types.ts';
import { verify } from '../verify.ts';
import type { Handle, Jobs, Task } from './protocol.ts';

interface OpenBackup {
  backup: Backup;
  catalogue: Catalogue | null;
}

/** The backups that one thread has open, and the jobs done on them. */
export interface Session {
  run(task: Task, watch: Watch): Promise<Jobs[Task['name']]['output']>;
  closeAll(): void;
}

/** Starts with no backup open. */
export function makeSession(): Session {
  const opened = new Map<Handle, OpenBackup>();
  let lastHandle = 0;

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
  const open = async ({ path, password }: Jobs['open']['input'], watch: Watch) => {
    const backup = await openBackup(path, password === undefined ? watch : { ...watch, password });
    try {
      stopIfAsked(watch);
    } catch (error) {
      backup.close();
      throw error;
    }
    lastHandle += 1;
    opened.set(lastHandle, { backup, catalogue: null });
    return { handle: lastHandle, summary: backup.summary };
  };

  return {
    async run({ name, input }, watch) {
      switch (name) {
        case 'scan':
          return scan(input.roots, watch);
        case 'open':
          return open(input, watch);
        case 'photos':
          return catalogueOf(input.handle, watch);
        case 'thumbnail': {
          const { photos } = await catalogueOf(input.handle, watch);
          const photo = photos.find(({ id }) => id === input.id);
          return photo === undefined ? null : readThumbnail(at(input.handle).backup, photo);
        }
        case 'extract': {
          const { photos } = await catalogueOf(input.handle, watch);
          const wanted = filterPhotos(photos, { ids: input.ids });
          return extract(at(input.handle).backup, wanted, input.options, watch);
        }
        case 'verify':
          return verify(at(input.handle).backup, watch);
        case 'close':
          return close(input.handle);
        case 'protect':
          return protect(input.path, input.to, watch);
      }
    },
    closeAll() {
      for (const handle of [...opened.keys()]) close(handle);
    },
  };
}
