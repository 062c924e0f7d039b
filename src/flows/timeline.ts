/**
 * Can a backup made at B hold a photo that was taken in P, deleted in D and gone from Recently Deleted by R?
 *
 * People know P, D and R as ranges. A backup made after the photo was taken and before it was deleted holds it.
 * One made while it lay in Recently Deleted holds it too, flagged, since the file keeps its place until it is
 * purged. Apple names 30 days in that album, its own app up to 40.
 */
import { DAY, type Span } from './dates.ts';

export type Verdict = 'yes' | 'maybe' | 'no';

export type VerdictReason =
  | 'looked-inside'
  | 'seen-inside'
  | 'no-date'
  | 'before-taken'
  | 'after-purged'
  | 'between'
  | 'between-if-icloud-off'
  | 'in-recently-deleted'
  | 'in-recently-deleted-if-icloud-off'
  | 'icloud-photos'
  | 'unsure';

export interface Judgement {
  verdict: Verdict;
  reason: VerdictReason;
}

export interface Times {
  taken: Span | null;
  deleted: Span | null;
  /** When Recently Deleted was emptied by hand; `null` when it was not or nobody knows. */
  emptied: Span | null;
}

/** Whether iCloud Photos was on when the backup was made. */
export type ICloudThen = 'on' | 'off' | 'unknown';

/** Clocks and memories are off by about a day, and a journey adds the hours of its time zones. */
const SLACK = (26 / 24) * DAY;

const NEVER: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** When the photo left Recently Deleted, as a range. */
function purged({ deleted, emptied }: Times): Span {
  if (emptied) return emptied;
  const { from, to } = deleted ?? NEVER;
  return { from: from + 30 * DAY, to: to + 40 * DAY };
}

/**
 * The verdict over one backup. `madeAt` is in milliseconds UTC, `null` when the backup bears no date.
 */
export function judge(madeAt: number | null, times: Times, icloud: ICloudThen): Judgement {
  if (madeAt === null) return { verdict: 'maybe', reason: 'no-date' };
  const taken = times.taken ?? NEVER;
  const deleted = times.deleted ?? NEVER;
  const gone = purged(times);

  if (madeAt < taken.from - SLACK) return { verdict: 'no', reason: 'before-taken' };
  if (madeAt >= gone.to + SLACK) return { verdict: 'no', reason: 'after-purged' };

  const afterTaken = madeAt >= taken.to + SLACK;
  const beforeDeleted = madeAt <= deleted.from - SLACK;
  const beforePurged = madeAt <= gone.from - SLACK;
  if (!afterTaken || !(beforeDeleted || beforePurged))
    return { verdict: 'maybe', reason: 'unsure' };

  if (icloud === 'on') return { verdict: 'maybe', reason: 'icloud-photos' };
  const place = beforeDeleted ? 'between' : 'in-recently-deleted';
  return { verdict: 'yes', reason: icloud === 'off' ? place : `${place}-if-icloud-off` };
}

/** Whole days between a backup and now: what a restore of it would lose. Never negative. */
export function daysLost(madeAt: number, now: number): number {
  return Math.max(0, Math.ceil((now - madeAt) / DAY));
}
