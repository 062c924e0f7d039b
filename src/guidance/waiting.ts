/** What a case waits for, and when it is worth looking again. */
import { momentInWords } from './calendar.ts';

const HOUR = 3_600_000;

/**
 * A restore loads for hours, at times for days. With Stolen Device Protection a change waits one hour (Apple's
 * support pages).
 */
const WAITS = {
  PENDING_RESTORE: { for: 'restore', hours: 24, say: 'Waits for the restore to finish' },
  PENDING_DELAY: { for: 'delay', hours: 1, say: 'Waits for the last point, often one hour' },
} as const;

export interface Waiting {
  for: 'restore' | 'delay';
  /** ISO 8601 UTC. */
  lookAgainAt: string;
  /** One sentence. */
  text: string;
}

/**
 * @param outcome the outcome's code
 * @param since ISO 8601: when the case came to wait
 * @returns `null` for a case that does not wait
 */
export function waitingInWords(outcome: string | null, since: string): Waiting | null {
  const waits = Object.entries(WAITS).find(([code]) => code === outcome)?.[1];
  if (waits === undefined) return null;
  const at = Date.parse(since) + waits.hours * HOUR;
  const text = `${waits.say}. Look again after ${momentInWords(at)}.`;
  return { for: waits.for, lookAgainAt: new Date(at).toISOString(), text };
}
