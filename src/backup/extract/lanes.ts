import { stopIfAsked } from '../progress.ts';
import type { Watch } from '../types.ts';

/**
 * Does `work` on every item, at most `lanes` at a time, begun in their order.
 * @param work its watch also ends it when another item's work fails.
 * @throws what failed first, once nothing is under way any more.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  watch: Watch,
  work: (item: Item, watch: Watch) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const signal =
    watch.signal === undefined ? failure.signal : AbortSignal.any([watch.signal, failure.signal]);
  const queue = items.values();
  let first: { error: unknown } | null = null;
  const lane = async () => {
    try {
      for (const item of queue) {
        stopIfAsked({ signal });
        await work(item, { ...watch, signal });
      }
    } catch (error) {
      first ??= { error };
      failure.abort();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const failed = first as { error: unknown } | null;
  if (failed !== null) throw failed.error;
}

/** A queue: each piece of work begins when the one before has ended, well or not. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
