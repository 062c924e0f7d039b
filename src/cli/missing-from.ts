/** `--missing-from NEWER`: of a backup's photos, only those that a newer backup no longer knows. */
import { compare } from '../backup/compare.ts';
import type { Backup } from '../backup/open.ts';
import { readCatalogue } from '../backup/photos/catalogue.ts';
import type { BackupSummary, Catalogue, Watch } from '../backup/types.ts';
import { type OpenOptions, openNamed } from './commands/open.ts';
import type { Environment } from './environment.ts';

export interface MissingFromOptions {
  missingFrom?: string;
}

/** A backup's photos, read; its files are closed again. */
export interface ReadBackup {
  summary: BackupSummary;
  catalogue: Catalogue;
}

export const OTHER_PHONE = 'These backups are of two different phones.';
export const UNNAMED_PHONE = 'One of the backups does not name its phone, so they may be of two.';

/** Opens a backup, lists its photos and closes it. */
export async function readNamed(
  typed: string,
  options: OpenOptions,
  from: Environment,
  watch: Watch & { signal: AbortSignal },
): Promise<ReadBackup> {
  const backup = await openNamed(typed, options, from, watch);
  try {
    return { summary: backup.summary, catalogue: await readCatalogue(backup, watch) };
  } finally {
    backup.close();
  }
}

/**
 * The catalogue without the photos that the backup named by `--missing-from` still knows, in
 * Recently Deleted or not; without that option the catalogue as it is. Two different phones are
 * compared all the same, with a warning.
 */
export async function missingFrom(
  older: Backup,
  catalogue: Catalogue,
  options: OpenOptions & MissingFromOptions,
  from: Environment,
  watch: Watch & { signal: AbortSignal },
): Promise<Catalogue> {
  if (options.missingFrom === undefined) return catalogue;
  const newer = await readNamed(options.missingFrom, options, from, watch);
  const { lost, sameDevice } = compare({ summary: older.summary, catalogue }, newer);
  const warnings = [...catalogue.warnings, ...deviceWarnings(sameDevice)];
  return { ...catalogue, photos: lost, warnings };
}

export function deviceWarnings(sameDevice: boolean | null): string[] {
  if (sameDevice === null) return [UNNAMED_PHONE];
  return sameDevice ? [] : [OTHER_PHONE];
}
