import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileId } from '../../src/practice/backup/manifest.ts';
import { makeBackup } from '../inputs/backup.ts';
import { backroll } from '../measure.ts';
import type { Bench } from './bench.ts';

const PHOTOS = 100_000;
const LINES = 1_000_000;
const TINY_PHOTO = 64;
const LIBRARY = fileId('CameraRollDomain', 'Media/PhotoData/Photos.sqlite');

/** Listing a large backup, against the `sqlite3` shell fetching the same rows and blobs. */
export const photos: Bench = {
  name: 'list photos',
  aim: 2,
  async prepare(folder, scale) {
    const backup = join(folder, 'backup');
    const [count, lines] = [Math.round(PHOTOS * scale), Math.round(LINES * scale)];
    await makeBackup(backup, { photos: Array(count).fill(TINY_PHOTO), lines, encrypted: false });
    const index = `file:${join(backup, 'Manifest.db')}?immutable=1`;
    const library = `file:${join(backup, LIBRARY.slice(0, 2), LIBRARY)}?immutable=1`;
    const script = join(folder, 'fetch.sh');
    await writeFile(
      script,
      `set -e
sqlite3 '${index}' "SELECT fileID, relativePath, file FROM Files WHERE domain = 'CameraRollDomain'" > /dev/null
sqlite3 '${library}' 'SELECT * FROM ZASSET a JOIN ZADDITIONALASSETATTRIBUTES x ON x.Z_PK = a.ZADDITIONALATTRIBUTES' > /dev/null
`,
    );
    return {
      input: `${count} photos, ${lines} lines`,
      ours: backroll('photos', backup, '--json'),
      theirs: { program: 'sh', args: [script] },
      against: 'sqlite3',
    };
  },
};
