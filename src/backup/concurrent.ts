import { orStopped, stopIfAsked } from './progress.ts';
import type { Watch } from './types.ts';

/**
 * Does `work` on every item, at most `limit` of them at a time.
 * @returns the results in the order of the items.
 * @throws what the first failing `work` throws, or `cancelled` as soon as the signal fires. Nothing
 * new is begun then; what was begun ends by itself.
 */
export async function mapConcurrently<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
  watch: Watch = {},
): Promise<Result[]> {
  const results: Result[] = [];
  // One queue that all lanes take from.
  const queue = [...items].entries();
  let ended = false;
  const lane = async () => {
    for (const [index, item] of queue) {
      if (ended) return;
      stopIfAsked(watch);
      results[index] = await work(item);
    }
  };
  try {
    await orStopped(Promise.all(Array.from({ length: limit }, lane)), watch);
    return results;
  } finally {
    ended = true;
  }
}
