import { join } from 'node:path';
import { type Backup, openBackup, type Photo, readCatalogue } from '../../../src/backup/index.ts';
import { atTheEnd } from '../../endings.ts';
import { type HandFile, makeBackup, PASSWORD, temporaryFolder } from '../hand-made.ts';

export const DCIM = 'Media/DCIM/100APPLE';

/** A hand-made backup, open until the tests of the file are over, and its photos. */
export async function photosOf(
  files: HandFile[],
  encrypted = false,
): Promise<{ backup: Backup; photos: Photo[] }> {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files, encrypted });
  const backup = await openBackup(folder, encrypted ? { password: PASSWORD } : {});
  atTheEnd(() => backup.close());
  return { backup, photos: (await readCatalogue(backup)).photos };
}
