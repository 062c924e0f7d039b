import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type BackupChange, startEngine } from '../../../src/backup/index.ts';
import { failure, makeBackup, temporaryFolder } from '../hand-made.ts';

const engine = startEngine();
afterAll(() => engine.stop());

it('tells of a backup that appears, until it is stopped', async () => {
  const root = await temporaryFolder();
  const stop = new AbortController();
  const told: BackupChange[] = [];
  const appeared = Promise.withResolvers<void>();
  const watching = Promise.withResolvers<void>();
  const onChange = (change: BackupChange) => {
    told.push(change);
    if (change.type === 'watching') watching.resolve();
    if (change.type === 'begun') appeared.resolve();
  };
  const options = { intervalMs: 10, settleMs: 600_000 };
  const ended = failure(
    engine.run('watch', { roots: [root], options }, { signal: stop.signal, onChange }),
  );
  await watching.promise;
  const path = await makeBackup(join(root, 'new'));
  await appeared.promise;
  // Other jobs go on beside it.
  expect((await engine.run('scan', { roots: [root] })).backups).toHaveLength(1);
  stop.abort();
  const count = told.length;
  expect((await ended).code).toBe('cancelled');
  expect(told.slice(0, 2)).toEqual([{ type: 'watching' }, { type: 'begun', path }]);
  await makeBackup(join(root, 'later'));
  expect((await engine.run('scan', { roots: [root] })).backups).toHaveLength(2);
  expect(told).toHaveLength(count);
});
