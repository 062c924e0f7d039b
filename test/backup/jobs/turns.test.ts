import { expect, it } from 'vitest';
import { makeTurns } from '../../../src/backup/jobs/turns.ts';

/** Work that notes when it begins and ends, and ends when it is told to. */
function piece(name: string, log: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const work = async () => {
    log.push(`${name} begins`);
    await promise.finally(() => log.push(`${name} ends`));
    return name;
  };
  return { work, end: resolve, fail: reject };
}

it('work with a key in common waits for its turn, any other does not', async () => {
  const inTurn = makeTurns();
  const log: string[] = [];
  const [a, b, c, other] = ['a', 'b', 'c', 'other'].map((name) => piece(name, log));
  if (!a || !b || !c || !other) throw new Error('four pieces are needed');
  const first = inTurn(['1'], a.work);
  const second = inTurn(['2', '1'], b.work);
  const third = inTurn(['2'], c.work);
  const beside = inTurn(['3'], other.work);
  other.end();
  expect(await beside).toBe('other');
  c.end();
  b.end();
  expect(log.filter((line) => /^[bc]/.test(line))).toEqual([]);
  a.end();
  expect(await Promise.all([first, second, third])).toEqual(['a', 'b', 'c']);
  const inOrder = log.filter((line) => !line.startsWith('other'));
  expect(inOrder).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

it('what fails lets the next one have its turn', async () => {
  const inTurn = makeTurns();
  const log: string[] = [];
  const failing = piece('failing', log);
  const first = inTurn(['1', '1'], failing.work);
  const second = inTurn(['1'], async () => 'done');
  failing.fail(new Error('no'));
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('done');
});
