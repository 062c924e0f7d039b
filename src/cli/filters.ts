/** The photo filters of the command line, as the engine takes them. */
import type { Interval, PhotoFilter, PhotoKind } from '../backup/types.ts';
import { parseSpan, type Span } from '../flows/dates.ts';
import { UsageError } from './usage-error.ts';

export interface FilterOptions {
  taken?: string;
  deleted?: string;
  trashed?: boolean;
  kind?: string;
  name?: string;
  album?: string;
  id?: string[];
  limit?: string;
}

const KINDS: readonly PhotoKind[] = ['photo', 'video', 'screenshot', 'live'];

/** A span as the interval of instants that the engine compares with: both ends inclusive. */
export function intervalOf({ from, to }: Span): Interval {
  const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : null);
  return { from: iso(from), to: iso(to - 1) };
}

function interval(option: string, text: string): Interval {
  const span = parseSpan(text);
  if (span) return intervalOf(span);
  throw new UsageError(
    `--${option} does not understand "${text}". Give a date such as 2026-05-03, or a range such as 2026-05-01..2026-05-03.`,
  );
}

/** A day is meant as the clock showed it where the photo was taken; a time of day names an instant. */
function takenIn(text: string): Interval {
  const taken = interval('taken', text);
  return text.includes('T') ? taken : { ...taken, local: true };
}

/** @throws UsageError naming the option and what it takes */
export function photoFilter(options: FilterOptions): PhotoFilter {
  const kind = KINDS.find((one) => one === options.kind);
  if (options.kind !== undefined && !kind) {
    throw new UsageError(`--kind takes one of: ${KINDS.join(', ')}.`);
  }
  const limit = options.limit === undefined ? undefined : Number(options.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new UsageError('--limit takes a whole number above 0.');
  }
  return {
    ...(options.taken === undefined ? {} : { taken: takenIn(options.taken) }),
    ...(options.deleted === undefined ? {} : { deleted: interval('deleted', options.deleted) }),
    ...(options.trashed ? { trashed: true } : {}),
    ...(kind ? { kind } : {}),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.album === undefined ? {} : { album: options.album }),
    ...(options.id ? { ids: options.id } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}
