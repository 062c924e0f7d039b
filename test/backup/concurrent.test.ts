import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mapConcurrently } from '../../src/backup/concurrent.ts';

it('does several at a time, never more, and keeps the order', async () => {
  let running = 0;
  let most = 0;
  const doubled = await mapConcurrently([5, 1, 4, 2, 3], 2, async (n) => {
    running += 1;
    most = Math.max(most, running);
    for (let at = 0; at < n; at += 1) await turn();
    running -= 1;
    return n * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(2);
});

it('begins nothing more after a failure', async () => {
  const begun: number[] = [];
  const work = async (n: number) => {
    begun.push(n);
    await turn();
    if (n === 1) throw new Error('no');
    await turn();
  };
  await expect(mapConcurrently([1, 2, 3, 4, 5, 6], 2, work)).rejects.toThrow('no');
  await turn();
  await turn();
  expect(begun).toEqual([1, 2]);
});

it('ends at once when asked to stop, whatever is still at work', async () => {
  const stop = new AbortController();
  const endless = () => new Promise<void>(() => {});
  const running = mapConcurrently([1, 2, 3], 2, endless, { signal: stop.signal });
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  const begun: number[] = [];
  const late = mapConcurrently([1], 1, async (n) => begun.push(n), { signal: stop.signal });
  await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  expect(begun).toEqual([]);
});
