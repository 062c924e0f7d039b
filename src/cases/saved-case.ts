/** A case as a file: what was answered and what was found, and nothing that is secret. */
import { z } from 'zod';
import { OUTCOMES } from '../flows/effects.ts';
import { isCaseId } from './case-id.ts';
import { learnt, learntList } from './findings.ts';
import { LONGEST_NOTE, type Note } from './notes.ts';
import { MOST_EVENTS, PLAIN_EVENTS, type TimelineEntry } from './timeline.ts';

const V = 1;

const moment = z.iso.datetime();

const note: z.ZodType<Note> = z.object({
  at: moment,
  step: z.string(),
  after: z.number().int().nonnegative(),
  text: z.string().min(1).max(LONGEST_NOTE),
});

/** An id of a step, an answer or an outcome: no sentence fits into it. */
const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const when = { at: moment, step: id };
const event: z.ZodType<TimelineEntry> = z.union([
  z.object({ ...when, event: z.enum(PLAIN_EVENTS) }),
  z.object({ ...when, event: z.literal('answered'), answer: id }),
  z.object({
    ...when,
    event: z.literal('found'),
    effect: z.enum(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]),
    outcome: id,
  }),
  z.object({ ...when, event: z.literal('left-out'), count: z.int().nonnegative() }),
]);

/** What happened, of which anything that another version wrote in a way of its own is left out. */
const timeline = z.array(z.unknown()).transform((all) =>
  all.slice(0, MOST_EVENTS).flatMap((one): TimelineEntry[] => {
    const read = event.safeParse(one);
    return read.success ? [read.data] : [];
  }),
);

const document = z.object({
  v: z.literal(V),
  id: z.string().refine(isCaseId),
  /** What an answers file calls the case. */
  label: z.string().nullable(),
  /** Which tree it was: see `tree-hash`. */
  tree: z.string(),
  /** Which backroll wrote it. */
  version: z.string(),
  computer: z.enum(['macos', 'windows', 'linux']),
  /** Whether a technician asks on behalf of the owner. */
  technician: z.boolean().default(false),
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
  notes: z.array(note).default([]),
  timeline: timeline.default([]),
  /** Begun on another computer, and not gone on with here yet: what was found there says nothing of here. */
  imported: z.boolean().default(false),
  /** The process that works on it, or `null`. */
  pid: z.number().int().positive().nullable(),
});

export type SavedCase = z.infer<typeof document>;
export type CaseStatus = SavedCase['status'];

/** A case in full, as it is written. */
export const caseDocument = document.extend({
  learnt: z.array(learnt),
  timeline: z.array(event),
});

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
