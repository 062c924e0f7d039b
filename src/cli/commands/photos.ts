import { readCatalogue } from '../../backup/photos/catalogue.ts';
import { countsOf } from '../../backup/photos/counts.ts';
import { filterPhotos } from '../../backup/photos/filter.ts';
import type { BackupSummary, Catalogue, Photo } from '../../backup/types.ts';
import { photoInWords } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { photosDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { type FilterOptions, photoFilter } from '../filters.ts';
import { type MissingFromOptions, missingFrom } from '../missing-from.ts';
import { print } from '../print.ts';
import { stoppable } from '../signals.ts';
import { type OpenOptions, openNamed } from './open.ts';

export type PhotosOptions = OpenOptions &
  FilterOptions &
  MissingFromOptions & { json?: boolean; quiet?: boolean };

/** Lists the photos and videos that a backup knows. */
export async function photosCommand(
  typed: string,
  options: PhotosOptions,
  from: Environment,
): Promise<number> {
  const filter = photoFilter(options);
  return stoppable(async (signal) => {
    const backup = await openNamed(typed, options, from, { signal });
    try {
      const known = await readCatalogue(backup, { signal });
      const catalogue = await missingFrom(backup, known, options, from, { signal });
      await report(
        backup.summary,
        catalogue,
        filterPhotos(catalogue.photos, filter, catalogue.albums),
        options,
        from,
      );
      return EXIT.done;
    } finally {
      backup.close();
    }
  });
}

async function report(
  backup: BackupSummary,
  catalogue: Catalogue,
  photos: readonly Photo[],
  options: PhotosOptions,
  { stdout, stderr }: Environment,
): Promise<void> {
  if (options.json) {
    await print(stdout, photosDocument(backup, catalogue, photos));
    return;
  }
  for (const photo of photos) {
    const { name, taken, detail } = photoInWords(photo);
    stdout.write(`${safeText(`${photo.id}  ${taken}  ${name}  ${detail}`)}\n`);
  }
  if (!options.quiet) stderr.write(`${summary(countsOf(photos))}\n`);
  for (const warning of catalogue.warnings) stderr.write(`${safeText(warning)}\n`);
}

function summary({
  total,
  original,
  reduced,
  thumbnail,
  none,
  trashed,
}: ReturnType<typeof countsOf>) {
  return `${total} photos and videos: ${original} originals, ${reduced} smaller copies, ${thumbnail} thumbnails only, ${none} known by name only. ${trashed} were in Recently Deleted.`;
}
