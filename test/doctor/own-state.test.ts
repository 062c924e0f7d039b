import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cases, crashes, state } from '../../src/doctor/own-state.ts';
import { temporary } from '../../src/doctor/temporary.ts';
import { computer, sees } from './computer.ts';

/** A process that has ended: no system gives such a number away. */
const NO_PROCESS = 2 ** 31 - 1;

test('not there yet is fine, and it is not made', async () => {
  const input = await computer();
  for (const look of [state, cases, crashes]) {
    expect(await sees(look, input)).toMatchObject({ state: 'ok', fix: null });
  }
});

test.runIf(process.platform !== 'win32')(
  'rights of others, and the command that ends them',
  async () => {
    const { home } = await computer();
    const stateFolder = join(home, 'my state');
    const input = { ...(await computer({ stateFolder })), home };
    mkdirSync(stateFolder, { mode: 0o700 });
    writeFileSync(join(stateFolder, 'case.json'), '', { mode: 0o600 });
    expect(await sees(state, input)).toMatchObject({ state: 'ok' });
    chmodSync(join(stateFolder, 'case.json'), 0o644);
    chmodSync(stateFolder, 0o755);
    expect(await sees(state, input)).toMatchObject({
      state: 'warning',
      seen: expect.stringContaining('2 files and folders'),
      fix: expect.stringContaining('chmod -R go-rwx ~/my\\ state'),
    });
  },
);

test('a file in its place', async () => {
  const input = await computer();
  writeFileSync(input.stateFolder, '');
  expect(await sees(state, input)).toMatchObject({
    state: 'problem',
    fix: expect.stringContaining('XDG_STATE_HOME'),
  });
});

test('cases that cannot be read, and crash files', async () => {
  const input = await computer();
  mkdirSync(input.casesFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(input.casesFolder, '2026-11-22-k7qm.json'), '{');
  writeFileSync(join(input.stateFolder, 'crash-2026-11-22T10-00-00-000Z.txt'), 'backroll crash');
  expect(await sees(cases, input)).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('Cannot be read: 1.'),
    fix: expect.stringContaining('backroll case list'),
  });
  expect(await sees(crashes, input)).toMatchObject({
    state: 'warning',
    seen: expect.stringMatching(/^1 file in ~\/state, the newest of \d+ \w+ \d{4}\.$/),
  });
});

test('temporary files: fine, not there, and what was left behind', async () => {
  const input = await computer();
  expect(await sees(temporary, input)).toMatchObject({ state: 'ok' });
  const missing = await computer({ temporary: join(input.home, 'none') });
  expect(await sees(temporary, missing)).toMatchObject({
    state: 'problem',
    fix: expect.stringContaining('TMPDIR'),
  });
  const left = join(input.temporary, `backroll-${NO_PROCESS}-0-abcdef`);
  mkdirSync(left, { mode: 0o700 });
  mkdirSync(join(input.temporary, 'backroll-of-somebody'));
  expect(await sees(temporary, input)).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('killed: 1 folder.'),
  });
  chmodSync(left, 0o755);
  expect((await sees(temporary, input)).seen).toContain('Others may look into 1 working folder');
});
