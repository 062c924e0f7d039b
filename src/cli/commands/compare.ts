import { type Comparison, compare } from '../../backup/compare.ts';
import type { Photo } from '../../backup/types.ts';
import { photoInWords } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { compareDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { deviceWarnings, type ReadBackup, readNamed } from '../missing-from.ts';
import { print } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';
import type { OpenOptions } from './open.ts';

export type CompareOptions = OpenOptions & { json?: boolean; quiet?: boolean };

/**
 * Says what the older backup holds that the newer one lost or moved to Recently Deleted. A password
 * that is given is tried for both.
 */
export async function compareCommand(
  typedOlder: string,
  typedNewer: string,
  options: CompareOptions,
  from: Environment,
): Promise<number> {
  const line = progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const watch = { signal, onProgress: line.show };
    const older = await readNamed(typedOlder, options, from, watch);
    line.clear();
    const newer = await readNamed(typedNewer, options, from, watch);
    line.clear();
    await report(older, newer, compare(older, newer), options, from);
    return EXIT.done;
  };
  return stoppable(work).finally(line.clear);
}

async function report(
  older: ReadBackup,
  newer: ReadBackup,
  comparison: Comparison,
  options: CompareOptions,
  { stdout, stderr }: Environment,
): Promise<void> {
  const { lost, trashed, sameDevice } = comparison;
  if (options.json) {
    await print(stdout, compareDocument(older.summary.path, newer.summary.path, comparison));
    return;
  }
  for (const photo of lost) stdout.write(`lost     ${inWords(photo)}\n`);
  for (const photo of trashed) stdout.write(`trashed  ${inWords(photo)}\n`);
  const notes = [...deviceWarnings(sameDevice), ...order(older, newer)];
  for (const note of notes) stderr.write(`${note}\n`);
  if (!options.quiet) stderr.write(`${summary(comparison)}\n`);
  for (const { summary: one, catalogue } of [older, newer]) {
    for (const warning of catalogue.warnings) {
      stderr.write(`${safeText(one.path)}: ${safeText(warning)}\n`);
    }
  }
}

function inWords(photo: Photo): string {
  const { name, taken, detail } = photoInWords(photo);
  return safeText(`${photo.id}  ${taken}  ${name}  ${detail}`);
}

/** Named the wrong way round, new photos would pass for lost ones. */
function order(older: ReadBackup, newer: ReadBackup): string[] {
  const [first, second] = [older.summary.lastBackup, newer.summary.lastBackup];
  if (first === null || second === null || first <= second) return [];
  return ['The backup named first is the newer one. Name the older one first.'];
}

function summary({ lost, trashed, added, kept }: Comparison): string {
  const one = lost.length === 1 ? 'photo' : 'photos';
  return `${lost.length} ${one} lost, ${trashed.length} moved to Recently Deleted, ${kept} kept, ${added} new.`;
}
