/** Saved cases: which there are, what was said in one, and removing one. */
import { replay } from '../../cases/replay.ts';
import type { SavedCase } from '../../cases/saved-case.ts';
import { deleteCase, listCases } from '../../cases/store.ts';
import { newCase } from '../../flows/case.ts';
import {
  caseRemoved,
  caseStatusInWords,
  NO_SAVED_CASES,
  unknownCase,
  unreadableInWords,
} from '../../guidance/resuming.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { print } from '../print.ts';
import { casesFolder, savedCase } from '../saved-cases.ts';
import { historyInWords } from '../told.ts';
import { UsageError } from '../usage-error.ts';

/** Lists the saved cases, the one saved last first. */
export async function caseListCommand(
  { json }: { json?: boolean },
  from: Environment,
): Promise<number> {
  const { cases, unreadable } = await listCases(casesFolder(from));
  const problems = unreadable.map(({ path, reason }) => ({
    path,
    code: reason,
    message: unreadableInWords(reason),
  }));
  if (json) {
    await print(from.stdout, { v: 1, cases: cases.map(listedCase), problems });
    return EXIT.done;
  }
  for (const one of cases) from.stdout.write(`${safeText(inOneLine(one))}\n`);
  for (const { path, message } of problems) {
    from.stderr.write(`${safeText(path)}: ${safeText(message)}\n`);
  }
  if (cases.length === 0) from.stderr.write(`${NO_SAVED_CASES}\n`);
  return EXIT.done;
}

function listedCase({ id, label, status, step, outcome, startedAt, savedAt }: SavedCase): object {
  return { id, label, status, step, outcome, startedAt, savedAt };
}

function inOneLine({ id, label, status, step, outcome, savedAt }: SavedCase): string {
  const saved = savedAt.slice(0, 16).replace('T', ' ');
  const where = outcome ?? `at ${step}`;
  return [id, saved, caseStatusInWords(status), where, ...(label === null ? [] : [label])].join(
    '  ',
  );
}

/** Prints what was said and found in a case, one line each. */
export async function caseShowCommand(id: string, from: Environment): Promise<number> {
  const folder = casesFolder(from);
  const { cases } = await listCases(folder);
  const saved = await savedCase(
    folder,
    id,
    cases.map((one) => one.id),
  );
  const { snapshot, before, left } = replay(
    newCase(saved.computer, saved.startedAt),
    saved,
    saved.step,
  );
  const lines = [
    inOneLine(saved),
    ...historyInWords(before, snapshot.context, saved.notes).map(({ text }) => text),
    // What the tree of now has no words for.
    ...left.map(({ step, answer }) => `${step}: ${[answer].flat().join(', ')}`),
  ];
  for (const line of lines) from.stdout.write(`${safeText(line)}\n`);
  return EXIT.done;
}

/** Removes a case at once; nothing is asked. */
export async function caseDeleteCommand(id: string, from: Environment): Promise<number> {
  const folder = casesFolder(from);
  const removed = await deleteCase(folder, id).catch(() => {
    throw new UsageError(`Case ${id} cannot be removed from ${folder}.`, EXIT.unwritable);
  });
  if (!removed) {
    const { cases } = await listCases(folder);
    throw new UsageError(
      unknownCase(
        id,
        cases.map((one) => one.id),
      ),
    );
  }
  from.stdout.write(`${caseRemoved(id)}\n`);
  return EXIT.done;
}
