import { readCatalogue } from '../../backup/photos/catalogue.ts';
import { countsOf } from '../../backup/photos/counts.ts';
import { filterPhotos } from '../../backup/photos/filter.ts';
import type { BackupSummary, Catalogue, Photo } from '../../backup/types.ts';
import { photosDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { type FilterOptions, photoFilter } from '../filters.ts';
import { type MissingFromOptions, missingFrom } from '../missing-from.ts';
import { photoLine } from '../photo-line.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';
import { warn } from '../warn.ts';
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
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const watch = { signal, onProgress: line.show };
    const backup = await openNamed(typed, options, from, watch);
    try {
      const known = await readCatalogue(backup, watch);
      const catalogue = await missingFrom(backup, known, options, from, watch);
      line.clear();
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
  };
  return stoppable(work).finally(line.clear);
}

async function report(
  backup: BackupSummary,
  catalogue: Catalogue,
  photos: readonly Photo[],
  options: PhotosOptions,
  from: Environment,
): Promise<void> {
  for (const warning of catalogue.warnings) warn(from, 'photos', warning);
  if (options.json) {
    await printResult(from, photosDocument(backup, catalogue, photos));
    return;
  }
  for (const photo of photos) {
    from.stdout.write(`${photoLine(photo, from)}\n`);
  }
  if (!options.quiet) from.stderr.write(`${summary(countsOf(photos))}\n`);
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
