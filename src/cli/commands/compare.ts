import { type Comparison, compare } from '../../backup/compare.ts';
import { compareDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { deviceWarnings, type ReadBackup, readNamed } from '../missing-from.ts';
import { photoLine } from '../photo-line.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';
import { warn } from '../warn.ts';
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
  const line = await progressLine(from, options.quiet === true || options.json === true);
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
  from: Environment,
): Promise<void> {
  const { stdout, stderr } = from;
  const { lost, trashed, sameDevice } = comparison;
  const notes = [...deviceWarnings(sameDevice), ...order(older, newer)];
  for (const note of notes) warn(from, 'backups-compared', note);
  for (const { summary: one, catalogue } of [older, newer]) {
    for (const warning of catalogue.warnings) warn(from, 'photos', `${one.path}: ${warning}`);
  }
  if (options.json) {
    await printResult(from, compareDocument(older.summary.path, newer.summary.path, comparison));
    return;
  }
  for (const photo of lost) stdout.write(`lost     ${photoLine(photo, from)}\n`);
  for (const photo of trashed) stdout.write(`trashed  ${photoLine(photo, from)}\n`);
  if (!options.quiet) stderr.write(`${summary(comparison)}\n`);
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
