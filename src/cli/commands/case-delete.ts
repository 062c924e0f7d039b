import { basename } from 'node:path';
import type { SavedCase } from '../../cases/saved-case.ts';
import { deleteCase, listCases } from '../../cases/store.ts';
import {
  caseRemoved,
  casesRemoved,
  OLDER_THAN,
  unknownCase,
  WHICH_TO_DELETE,
} from '../../guidance/resuming.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { casesFolder } from '../saved-cases.ts';
import { UsageError } from '../usage-error.ts';

const DAY = 86_400_000;

export interface CaseDeleteOptions {
  ended?: boolean;
  olderThan?: string;
  dryRun?: boolean;
}

/** Removes cases at once: those that are named, or all that ended, perhaps only old ones. Nothing is asked. */
export async function caseDeleteCommand(
  named: readonly string[],
  { ended = false, olderThan, dryRun = false }: CaseDeleteOptions,
  from: Environment,
): Promise<number> {
  if (named.length > 0 === ended || (olderThan !== undefined && !ended)) {
    throw new UsageError(WHICH_TO_DELETE);
  }
  const folder = casesFolder(from);
  const { cases, unreadable } = await listCases(folder);
  const ids = cases.map((one) => one.id);
  const before = olderThan === undefined ? Date.now() : Date.now() - daysOf(olderThan) * DAY;
  const chosen = ended ? endedBefore(cases, before) : [...new Set(named)];
  // All are looked for before the first is removed.
  const isThere = (id: string) =>
    ids.includes(id) || unreadable.some(({ path }) => basename(path) === `${id}.json`);
  const unknown = chosen.find((id) => !isThere(id));
  if (unknown !== undefined) throw new UsageError(unknownCase(unknown, ids));
  if (!dryRun) for (const id of chosen) await remove(folder, id);
  const only = chosen.length === 1 && !ended && !dryRun ? chosen[0] : undefined;
  from.stdout.write(
    `${only === undefined ? casesRemoved(chosen.length, dryRun) : caseRemoved(only)}\n`,
  );
  return EXIT.done;
}

function endedBefore(cases: readonly SavedCase[], before: number): string[] {
  return cases
    .filter(({ status, savedAt }) => status === 'ended' && Date.parse(savedAt) <= before)
    .map(({ id }) => id);
}

function daysOf(text: string): number {
  const days = /^(\d{1,5})d?$/.exec(text)?.[1];
  if (days === undefined) throw new UsageError(OLDER_THAN);
  return Number(days);
}

async function remove(folder: string, id: string): Promise<void> {
  await deleteCase(folder, id).catch(() => {
    throw new UsageError(`Case ${id} cannot be removed from ${folder}.`, EXIT.unwritable);
  });
}
