import { expect, inject, test } from 'vitest';
import { BackupError } from '../../src/backup/types.ts';
import { ok, warning } from '../../src/doctor/result.ts';
import { run, runChecks } from '../../src/doctor/run-checks.ts';
import { CHECK_TITLES, type CheckId } from '../../src/guidance/doctor.ts';
import { computer } from './computer.ts';

const { root, udids } = inject('practice');

test('all of them, each with its title, in their order; a root each', async () => {
  const input = await computer({ roots: [root, '/nowhere-1', '/nowhere-2'] });
  const all = await runChecks(null, input);
  const ids = all.map(({ id }) => id);
  const kinds = Object.keys(CHECK_TITLES);
  expect(new Set(ids)).toEqual(new Set([...kinds, 'root-2', 'root-3']));
  expect(ids.slice(0, 6)).toEqual(['program', 'account', 'database', 'root', 'root-2', 'root-3']);
  for (const { title, seen } of all) {
    expect(title.length).toBeLessThanOrEqual(16);
    expect(seen).toMatch(/\.$/);
  }
});

test('only those that are asked for, and nothing else is looked at', async () => {
  const scan = () => Promise.reject(new Error('looked'));
  const some = await runChecks(['memory', 'terminal'], await computer({ scan }));
  expect(some.map(({ id, state }) => [id, state])).toEqual([
    ['terminal', 'ok'],
    ['memory', 'ok'],
  ]);
});

test('one that fails, and one that never answers, are problems and stop no other', async () => {
  const input = await computer({ patience: { check: 50, measuring: 50 } });
  const failing = () => {
    throw new RangeError('/home/robin/secret');
  };
  const all = await run(
    [
      { kind: 'memory', look: failing },
      { kind: 'clock', look: () => new Promise(() => {}) },
      { kind: 'terminal', look: () => [ok('Fine.'), warning('Small.', 'Larger!')] },
    ],
    input,
  );
  expect(all).toMatchObject([
    {
      id: 'memory',
      title: 'Memory',
      state: 'problem',
      seen: 'The check itself failed: RangeError.',
    },
    { id: 'clock', state: 'problem', seen: expect.stringContaining('no answer within 1 second') },
    { id: 'terminal', state: 'warning', seen: 'Fine. Small.', fix: 'Larger!' },
  ]);
  expect(JSON.stringify(all)).not.toContain('robin');
});

test('a scan that fails spoils what rests on it, and the rest holds', async () => {
  const scan = () => Promise.reject(new BackupError('read-failed', 'Gone.'));
  const all = await runChecks(null, await computer({ roots: ['/x'], scan }));
  const failed = all.filter(({ seen }) => seen.includes('The check itself failed'));
  const rests: CheckId[] = ['root', 'backups', 'states', 'photos-to', 'copies-to', 'temporary'];
  expect(failed.map(({ id }) => id)).toEqual([...rests, 'clock']);
});

test('no UDID in whatever a check says', async () => {
  const look = () => [warning(`At /x/${udids.current}/${udids.older}.`, `Open ${udids.older}.`)];
  const all = await run([{ kind: 'memory', look }], await computer());
  expect(all).toMatchObject([{ seen: 'At /x/<udid>/<udid>.', fix: 'Open <udid>.' }]);
});

test('stopped: it ends at once', async () => {
  const stop = new AbortController();
  const input = await computer({ watch: { signal: stop.signal } });
  const running = run([{ kind: 'clock', look: () => new Promise(() => {}) }], input);
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
});
