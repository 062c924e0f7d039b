/** Saved cases: which there are, and what was said in one. */
import { replay } from '../../cases/replay.ts';
import type { SavedCase } from '../../cases/saved-case.ts';
import { listCases } from '../../cases/store.ts';
import { waitingSince } from '../../cases/timeline.ts';
import { newCase } from '../../flows/case.ts';
import { caseStatusInWords, NO_SAVED_CASES, unreadableInWords } from '../../guidance/resuming.ts';
import { waitingInWords } from '../../guidance/waiting.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { print } from '../print.ts';
import { casesFolder, savedCase } from '../saved-cases.ts';
import { historyInWords } from '../told.ts';

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

function listedCase(saved: SavedCase): object {
  const { id, label, status, step, outcome, startedAt, savedAt } = saved;
  const waiting = waitingInWords(outcome, waitingSince(saved));
  const waits = { waitsFor: waiting?.for ?? null, lookAgainAt: waiting?.lookAgainAt ?? null };
  return { id, label, status, step, outcome, startedAt, savedAt, ...waits };
}

function inOneLine(one: SavedCase): string {
  const { id, label, status, step, outcome, savedAt } = one;
  const saved = savedAt.slice(0, 16).replace('T', ' ');
  const waiting = waitingInWords(outcome, waitingSince(one));
  const parts = [id, saved, caseStatusInWords(status), outcome ?? `at ${step}`, label];
  return [...parts, waiting?.text ?? null].filter((part) => part !== null).join('  ');
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
    newCase(saved.computer, saved.startedAt, { technician: saved.technician }),
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
