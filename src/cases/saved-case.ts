/** A case as a file: what was answered and what was found, and nothing that is secret. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { STEPS } from '../flows/branches.ts';
import { isCaseId } from './case-id.ts';
import { learntList } from './findings.ts';
import { noteList } from './notes.ts';

const V = 1;

const moment = z.iso.datetime();

const document = z.object({
  v: z.literal(V),
  id: z.string().refine(isCaseId),
  /** What an answers file calls the case. */
  label: z.string().nullable(),
  /** Which tree it was: see `treeHash`. */
  tree: z.string(),
  /** Which backroll wrote it. */
  version: z.string(),
  computer: z.enum(['macos', 'windows', 'linux']),
  startedAt: moment,
  savedAt: moment,
  /** Where the case stands. A tree of another version may not have it any more. */
  step: z.string(),
  status: z.enum(['open', 'waiting', 'ended']),
  /** The outcome's code once there is one, such as `PENDING_RESTORE`. */
  outcome: z.string().nullable(),
  trail: z.array(
    z.object({ step: z.string(), answer: z.union([z.string(), z.array(z.string())]) }),
  ),
  sealed: z.number().int().nonnegative(),
  learnt: learntList,
  notes: noteList.default([]),
  /** The process that works on it, or `null`. */
  pid: z.number().int().positive().nullable(),
});

export type SavedCase = z.infer<typeof document>;
export type CaseStatus = SavedCase['status'];

const anyVersion = z.object({ v: z.number().int() });

/** A saved case from its file's text; `newer` and `damaged` say why there is none. */
export function parseSavedCase(text: string): SavedCase | 'newer' | 'damaged' {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  const version = anyVersion.safeParse(content);
  if (version.success && version.data.v > V) return 'newer';
  const read = document.safeParse(content);
  return read.success ? read.data : 'damaged';
}

/** A short hash of the tree's data: two trees with the same hash ask the same and lead to the same. */
export function treeHash(): string {
  return createHash('sha256').update(JSON.stringify(STEPS)).digest('hex').slice(0, 12);
}
