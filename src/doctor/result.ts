/** What a check gives: how it stands, what was really seen, and what puts it right. */

/** `skipped`: it could not be seen here, or does not matter here. */
export type CheckState = 'ok' | 'warning' | 'problem' | 'skipped';

/** One observation; a check may make several. */
export interface Seen {
  state: CheckState;
  seen: string;
  /** What to do, word for word; `null` when there is nothing to do. */
  fix: string | null;
}

export interface CheckResult extends Seen {
  /** The same check has the same id in every run; a second place of a kind gets a number. */
  id: string;
  title: string;
}

export const ok = (seen: string): Seen => ({ state: 'ok', seen, fix: null });
export const skipped = (seen: string): Seen => ({ state: 'skipped', seen, fix: null });
export const warning = (seen: string, fix: string): Seen => ({ state: 'warning', seen, fix });
export const problem = (seen: string, fix: string): Seen => ({ state: 'problem', seen, fix });

const GRAVEST: readonly CheckState[] = ['problem', 'warning', 'ok', 'skipped'];

/** Several observations as one: the gravest state, and everything that was seen and is to be done, each once. */
export function joined(all: readonly Seen[]): Seen {
  const state = GRAVEST.find((one) => all.some((seen) => seen.state === one)) ?? 'skipped';
  const fixes = all.map(({ fix }) => fix).filter((fix) => fix !== null);
  return {
    state,
    seen: [...new Set(all.map(({ seen }) => seen))].join(' '),
    fix: fixes.length === 0 ? null : [...new Set(fixes)].join(' '),
  };
}
