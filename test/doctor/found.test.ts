import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { BackupState, BackupSummary, Problem } from '../../src/backup/types.ts';
import { backups, noRoot, root, states } from '../../src/doctor/found.ts';
import { temporaryFolder } from '../backup/hand-made.ts';
import { computer, NOW, sees } from './computer.ts';

const practice = inject('practice');

const at =
  (path: string) =>
  (...on: Parameters<typeof backups>) =>
    root(path, ...on);

test('a place with backups: how many, and the newest', async () => {
  const seen = await sees(at(practice.root), await computer());
  expect(seen).toMatchObject({ state: 'ok', fix: null });
  expect(seen.seen).toContain('3 backups, the newest of 20 September 2026.');
});

test('nothing there: wrong when it was named, usual when it was not', async () => {
  const nowhere = join(await temporaryFolder(), 'nowhere');
  const named = await sees(at(nowhere), await computer({ rootsGiven: true }));
  expect(named).toMatchObject({ state: 'problem', fix: expect.stringContaining('--root') });
  const usual = await sees(at(nowhere), await computer({ rootsGiven: false }));
  expect(usual).toMatchObject({ state: 'skipped', fix: null });
});

test('a file, a link to an unplugged disk, an empty folder', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await sees(at(file), await computer())).toMatchObject({
    state: 'problem',
    seen: expect.stringContaining('not a folder'),
  });
  const link = join(folder, 'link');
  symlinkSync('/Volumes/Unplugged/Backup', link);
  expect(await sees(at(link), await computer())).toMatchObject({
    state: 'problem',
    seen: expect.stringContaining('a link to a place that is not there'),
    fix: expect.stringContaining('Connect the disk'),
  });
  expect(await sees(at(await temporaryFolder()), await computer())).toMatchObject({
    state: 'ok',
    seen: expect.stringContaining('0 backups.'),
  });
});

// The administrator may read every folder, so what the search meets is made up here.
test('no access: on a Mac the taps for Full Disk Access, elsewhere another way', async () => {
  const path = '/Users/robin/Library/Application Support/MobileSync/Backup';
  const closed: Problem = { path, code: 'no-access', message: 'No.' };
  const scan = async () => ({ backups: [], problems: [closed] });
  const mac = await sees(
    at(path),
    await computer({ scan, computer: 'macos', home: '/Users/robin' }),
  );
  expect(mac).toMatchInlineSnapshot(`
    {
      "fix": "Open System Settings > Privacy & Security > Full Disk Access. Switch on the terminal program that shows this text. Quit the terminal, open it again and start backroll again.",
      "seen": "~/Library/Application Support/MobileSync/Backup: this terminal may not read it.",
      "state": "problem",
    }
  `);
  const linux = await sees(at(path), await computer({ scan }));
  expect(linux).toMatchObject({ state: 'problem', fix: expect.stringContaining('Ask its owner') });
  expect(linux.seen).not.toContain('robin');
});

test('a folder in it that may not be read is a warning', async () => {
  const inside: Problem = { path: join(practice.root, 'x'), code: 'no-access', message: 'No.' };
  const scan = async () => ({ backups: [], problems: [inside] });
  expect(await sees(at(practice.root), await computer({ scan }))).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('1 folder could not be looked at'),
  });
});

test('counts and dates of all, and no name', async () => {
  const seen = await sees(backups, await computer({ roots: [practice.root] }));
  expect(seen).toEqual({
    state: 'ok',
    seen: '3 backups in all. 2 not encrypted, 1 encrypted. The newest is of 20 September 2026, the oldest of 17 May 2026. Set aside, so that none overwrites it: 1.',
    fix: null,
  });
});

test('none at all; no place at all', async () => {
  const none = await computer({ roots: [await temporaryFolder()] });
  expect(await sees(backups, none)).toMatchObject({ state: 'warning' });
  expect(await sees(states, none)).toMatchObject({ state: 'skipped', fix: null });
  expect(noRoot()).toMatchObject([{ state: 'skipped' }]);
});

const made = (state: BackupState, lastBackup: string | null): BackupSummary => ({
  path: `/x/${state}`,
  udid: null,
  deviceName: 'Robin’s iPhone',
  productType: null,
  productName: null,
  productVersion: null,
  lastBackup,
  encrypted: null,
  archived: false,
  state,
  stateReason: null,
  legacy: false,
});

test('unfinished, running, old and undated ones', async () => {
  const long = new Date(NOW - 400 * 24 * 3600 * 1000).toISOString();
  const all = [made('running', null), made('interrupted', long), made('finished', long)];
  const input = await computer({
    roots: ['/x'],
    scan: async () => ({ backups: all, problems: [] }),
  });
  expect(await sees(states, input)).toMatchObject({
    state: 'warning',
    seen: '1 finished, 1 being made now, 1 never finished.',
    fix: expect.stringMatching(/Wait until it is finished.*Choose another backup/),
  });
  const { seen } = await sees(backups, input);
  expect(seen).toContain('Older than a year: 2.');
  expect(seen).toContain('No date is known of 1.');
  expect(seen).toContain('3 perhaps encrypted.');
  expect(seen).not.toContain('Robin');
});
