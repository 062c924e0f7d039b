import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { unfinished, withoutIndex } from './damage.ts';
import { json, run } from './inside.ts';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { run as runProcess, temporaryFolder } from './program.ts';

const { root, backups, udids } = inject('practice');

interface Scan {
  v: number;
  backups: { path: string; state: string; stateReason: string | null }[];
  problems: { path: string; code: string; message: string }[];
}

/** The user without rights, on Linux and macOS alike in what matters here. */
const NOBODY = 65_534;
const LONG_AGO = new Date('2026-01-02T03:04:05Z');

test.concurrent('the practice phone, with every key of the contract', async () => {
  const common = { state: 'finished', stateReason: null, legacy: false };
  const current = {
    ...common,
    udid: udids.current,
    deviceName: 'Robin’s iPhone',
    productType: 'iPhone15,4',
    productName: 'iPhone 15',
    encrypted: false,
  };
  expect(await json(['scan', '--root', root])).toEqual({
    v: 1,
    backups: [
      {
        ...current,
        path: backups.latest,
        productVersion: '26.5.2',
        lastBackup: '2026-09-20T18:05:33.000Z',
        archived: false,
      },
      {
        ...current,
        path: backups.archived,
        productVersion: '18.7.2',
        lastBackup: '2026-06-14T19:41:07.000Z',
        archived: true,
      },
      {
        ...common,
        path: backups.encrypted,
        udid: udids.older,
        deviceName: 'Robin’s old iPhone',
        productType: 'iPhone10,4',
        productName: 'iPhone 8',
        productVersion: '16.7.12',
        lastBackup: '2026-05-17T08:22:10.000Z',
        encrypted: true,
        archived: false,
      },
    ],
    problems: [],
  });
});

test.concurrent('in words: each backup with its date, phone and place on stdout', async () => {
  const { code, stdout, stderr } = await run(['scan', '--root', root]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('2026-06-14 19:41  Robin’s iPhone\n');
  for (const path of Object.values(backups)) expect(stdout).toContain(path);
});

test.concurrent('several roots, one reached twice: each backup once', async () => {
  const found = await json<Scan>(['scan', '--root', root, '--root', backups.archived]);
  expect(found.backups).toHaveLength(3);
});

test.concurrent('nothing there: 10, and an empty document', async () => {
  const empty = temporaryFolder();
  const { code, stdout } = await run(['scan', '--root', empty, '--json']);
  expect({ code, document: JSON.parse(stdout) }).toEqual({
    code: 10,
    document: { v: 1, backups: [], problems: [] },
  });
  const told = await run(['scan', '--root', empty]);
  expect(told.stderr).toContain('--root DIR');
});

test.concurrent('a link to a disk that is not there: 10, and where it points', async () => {
  const folder = temporaryFolder();
  symlinkSync('/nowhere/Backup', join(folder, 'Backup'));
  const { code, stderr } = await run(['scan', '--root', join(folder, 'Backup')]);
  expect(code).toBe(10);
  expect(stderr).toContain('/nowhere/Backup');
});

test.concurrent('states: running, interrupted, damaged, each with its reason; and the code of opening it', async () => {
  const running = unfinished(backups.archived, new Date());
  const interrupted = unfinished(backups.archived, LONG_AGO);
  const damaged = withoutIndex(backups.archived);
  const cases = { running, interrupted, damaged };
  const found = await json<Scan>(['scan', ...Object.values(cases).flatMap((at) => ['--root', at])]);
  for (const [state, path] of Object.entries(cases)) {
    const one = found.backups.find((backup) => backup.path === path);
    expect(one).toMatchObject({ state, stateReason: expect.stringMatching(/\w+ \w+/) });
  }
  const opened = Object.values(cases).map((path) => run(['photos', path, '--json']));
  expect(await Promise.all(opened)).toMatchObject(
    [11, 11, 1].map((code) => ({
      code,
      stdout: '',
      stderr: expect.stringMatching(/untouched|remove nothing/i),
    })),
  );
});

test.concurrent('a folder that may not be read: 13, and a way on', async () => {
  const folder = temporaryFolder();
  const closed = join(folder, 'Backup');
  mkdirSync(closed);
  chmodSync(folder, 0o755);
  chmodSync(closed, 0);
  // The administrator may read every folder, so this is asked as somebody else.
  const as = process.getuid?.() === 0 ? { uid: NOBODY } : {};
  const { code, stdout, stderr } = await runProcess(['scan', '--root', closed, '--json'], as);
  const told = await runProcess(['photos', closed], as);
  chmodSync(closed, 0o700);
  expect({ code, stderr }).toEqual({ code: 13, stderr: '' });
  expect(JSON.parse(stdout).problems).toMatchObject([{ path: closed, code: 'no-access' }]);
  expect(told).toMatchObject({ code: 13, stdout: '', stderr: expect.stringContaining(closed) });
});

test.concurrent.each([
  [['--help']],
  [['scan', '--root', root, '--json']],
  [['photos', backups.archived, '--json']],
])('%j: nothing of the wizard is loaded for it', async (args) => {
  const loaded = join(temporaryFolder(), 'loaded');
  const { code } = await runProcess(args, {
    node: [process.execPath, '--import', RECORDER],
    env: { LOADED_MODULES: loaded },
  });
  expect(code).toBe(0);
  const sources = sourcesLoaded(loaded);
  expect(sources).toContain('/src/cli/program.ts');
  expect(sources).not.toMatch(/node_modules\/(?:ink|react|xstate|yaml|zod)\//);
  // The tree, and what it says at its steps.
  expect(sources).not.toMatch(
    /\/src\/(?:steps\/|cases\/|flows\/branches|guidance\/(?:steps|start|situation)\.ts)/,
  );
});
