/** The saved cases of this computer's user, and the one that is meant on the command line. */
import { uptime } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../backup/running.ts';
import { isCaseId, newCaseId } from '../cases/case-id.ts';
import type { SavedCase } from '../cases/saved-case.ts';
import { isTaken, listCases, readCase } from '../cases/store.ts';
import {
  caseInUse,
  endedCase,
  NOTHING_TO_RESUME,
  unknownCase,
  unreadableInWords,
} from '../guidance/resuming.ts';
import { stateFolder } from './crash.ts';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';

/** Where saved cases lie. */
export function casesFolder(from: Environment): string {
  return join(stateFolder(from), 'cases');
}

/** An id that no case has, and no file that is not read as one. */
export async function freeCaseId(folder: string, startedAt: string): Promise<string> {
  for (;;) {
    const id = newCaseId(startedAt);
    if (!(await isTaken(folder, id))) return id;
  }
}

/**
 * The case to go on with.
 * @param id `null` for the latest that has not ended.
 * @throws UsageError when there is none, when it cannot be read, and while another backroll works on it.
 */
export async function caseToResume(folder: string, id: string | null): Promise<SavedCase> {
  const { cases } = await listCases(folder);
  const left = cases.filter(({ status }) => status !== 'ended');
  const ids = left.map((one) => one.id);
  const found = id === null ? (left[0] ?? null) : await savedCase(folder, id, ids);
  if (found === null) throw new UsageError(NOTHING_TO_RESUME);
  if (found.status === 'ended') throw new UsageError(endedCase(found.id, ids));
  if (found.pid !== null && isAtWork(found.pid, found.savedAt)) {
    throw new UsageError(caseInUse(found.id, found.pid));
  }
  return found;
}

/**
 * A saved case by its id.
 * @param ids those that an error names
 * @throws UsageError when there is none, and when it cannot be read.
 */
export async function savedCase(
  folder: string,
  id: string,
  ids: readonly string[],
): Promise<SavedCase> {
  const found = isCaseId(id) ? await readCase(folder, id) : null;
  if (found === null) throw new UsageError(unknownCase(id, ids));
  if ('reason' in found) throw new UsageError(`${found.path}: ${unreadableInWords(found.reason)}`);
  return found;
}

/** Whether a process still works on what it wrote then. Numbers are given anew after a restart of the computer. */
export function isAtWork(pid: number, savedAt: string): boolean {
  const started = Date.now() - uptime() * 1000;
  return pid !== process.pid && Date.parse(savedAt) > started && isRunning(pid);
}
