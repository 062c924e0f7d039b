/** Which items of a list are ticked: pure functions over the set of their ids. */

export type Ticks = ReadonlySet<string>;

export interface Tickable {
  id: string;
  /** `false` for what was not asked for: it is listed after what was. */
  fits?: boolean;
}

/** What the key for all of them does next. */
export type AllKey = 'fitting' | 'all' | 'none';

/** Ticks one, or takes its tick away. */
export function tickOne(ticked: Ticks, id: string): Ticks {
  const next = new Set(ticked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Those that fit come first where there are others too; then all; then none. */
export function nextAll(shown: readonly Tickable[], ticked: Ticks): AllKey {
  // The size mostly tells it: to look each one up takes long in a list of tens of thousands.
  if (ticked.size >= shown.length && shown.every(({ id }) => ticked.has(id))) return 'none';
  const left = isMixed(shown) && shown.some(({ id, fits }) => fits !== false && !ticked.has(id));
  return left ? 'fitting' : 'all';
}

/** The ticks after the key for all of them was pressed. */
export function tickAll(shown: readonly Tickable[], ticked: Ticks): Ticks {
  const step = nextAll(shown, ticked);
  if (step === 'none' && ticked.size === shown.length) return new Set();
  const next = new Set(ticked);
  for (const { id, fits } of shown) {
    if (step === 'none') next.delete(id);
    else if (step === 'all' || fits !== false) next.add(id);
  }
  return next;
}

/** Whether some were asked for and others not; those that were come first. */
function isMixed(shown: readonly Tickable[]): boolean {
  return shown.findIndex(({ fits }) => fits === false) > 0;
}
