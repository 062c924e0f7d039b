/** A case that goes on at another computer: written into a file there, taken over from it here. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { handedOver, takenOver } from '../../cases/hand-over.ts';
import { parseSavedCase, type SavedCase } from '../../cases/saved-case.ts';
import {
  isTaken,
  listCases,
  MOST_BYTES,
  type UnreadableReason,
  writeCase,
} from '../../cases/store.ts';
import {
  CANNOT_BE_SAVED,
  caseExported,
  caseImported,
  unreadableInWords,
} from '../../guidance/resuming.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { writeNewFile } from '../new-file.ts';
import { casesFolder, freeCaseId, isAtWork, savedCase } from '../saved-cases.ts';
import { UsageError } from '../usage-error.ts';

/** Writes a case into a file of its own. */
export async function caseExportCommand(
  id: string,
  { to, full = false, quiet }: { to?: string; full?: boolean; quiet?: boolean },
  from: Environment,
): Promise<number> {
  const folder = casesFolder(from);
  const { cases } = await listCases(folder);
  const ids = cases.map((one) => one.id);
  const saved = await savedCase(folder, id, ids);
  const handed = handedOver(saved, full, new Date().toISOString());
  const path = await writeNewFile(to ?? `${id}.backroll-case.json`, `${JSON.stringify(handed)}\n`);
  // Here, too, it is part of what happened. A case that is being worked on is written by whoever does.
  if (saved.pid === null || !isAtWork(saved.pid, saved.savedAt)) {
    await writeCase(folder, { ...saved, timeline: handed.timeline }).catch(() => {});
  }
  from.stdout.write(`${path}\n`);
  if (!quiet) from.stderr.write(`${caseExported(path, full)}\n`);
  return EXIT.done;
}

/** Takes over a case from a file that anybody may have written. */
export async function caseImportCommand(
  file: string,
  { quiet }: { quiet?: boolean },
  from: Environment,
): Promise<number> {
  const read = await readHanded(resolve(file));
  if (typeof read === 'string') throw new UsageError(`${file}: ${unreadableInWords(read)}`);
  const folder = casesFolder(from);
  const now = new Date().toISOString();
  const id = (await isTaken(folder, read.id)) ? await freeCaseId(folder, now) : read.id;
  const taken = takenOver(read, id, now);
  await writeCase(folder, taken).catch(() => {
    throw new UsageError(CANNOT_BE_SAVED, EXIT.unwritable);
  });
  from.stdout.write(`${id}\n`);
  if (!quiet) from.stderr.write(`${caseImported(id, taken.status === 'ended')}\n`);
  return EXIT.done;
}

async function readHanded(path: string): Promise<SavedCase | UnreadableReason> {
  try {
    // Without waiting, since a pipe may never have anything in it.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) return 'no-file';
      if (found.size > MOST_BYTES) return 'too-large';
      return parseSavedCase(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  } catch {
    return 'no-access';
  }
}
