import { mkdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BackupSummary, scan } from '../../src/backup/index.ts';
import { age, type HandMade, makeBackup, temporaryFolder } from './hand-made.ts';

interface Case {
  what: string;
  made?: HandMade;
  change?: (folder: string) => Promise<unknown>;
  expected: Partial<BackupSummary>;
}

const CASES: Case[] = [
  { what: 'a whole backup', expected: { state: 'finished', stateReason: null, encrypted: false } },
  {
    what: 'a whole encrypted backup',
    made: { encrypted: true },
    expected: { state: 'finished', encrypted: true },
  },
  {
    what: 'a decrypted copy whose lists still say "encrypted"',
    made: { manifest: { IsEncrypted: true } },
    expected: { state: 'finished', encrypted: false },
  },
  {
    what: 'an upload that stopped',
    made: { status: { SnapshotState: 'uploading' } },
    expected: { state: 'interrupted' },
  },
  {
    what: 'a leftover Snapshot folder',
    change: (folder) => mkdir(join(folder, 'Snapshot')),
    expected: { state: 'interrupted' },
  },
  {
    what: 'a leftover temporary list',
    change: (folder) => writeFile(join(folder, 'Manifest.plist.tmp'), ''),
    expected: { state: 'interrupted' },
  },
  {
    what: 'an unfinished backup without an index',
    made: { status: { SnapshotState: 'moving' } },
    change: (folder) => rm(join(folder, 'Manifest.db')),
    expected: { state: 'interrupted' },
  },
  {
    what: 'no index',
    change: (folder) => rm(join(folder, 'Manifest.db')),
    expected: { state: 'damaged' },
  },
  {
    what: 'an empty index',
    change: (folder) => truncate(join(folder, 'Manifest.db')),
    expected: { state: 'damaged' },
  },
  {
    what: 'an index that is neither plain nor has a key',
    change: (folder) => writeFile(join(folder, 'Manifest.db'), Buffer.alloc(4096, 0x5a)),
    expected: { state: 'damaged' },
  },
  {
    what: 'an empty Manifest.plist',
    change: (folder) => truncate(join(folder, 'Manifest.plist')),
    expected: { state: 'damaged' },
  },
  {
    what: 'an encrypted backup without Manifest.plist',
    made: { encrypted: true },
    change: (folder) => rm(join(folder, 'Manifest.plist')),
    expected: { state: 'damaged', encrypted: null },
  },
  {
    what: 'no Status.plist',
    made: { status: null },
    expected: {
      state: 'finished',
      stateReason: 'Its status file is missing, so it may be incomplete.',
    },
  },
  {
    what: 'an index of iOS 9',
    change: async (folder) => {
      await rm(join(folder, 'Manifest.db'));
      await writeFile(join(folder, 'Manifest.mbdb'), 'mbdb\x05\x00');
    },
    expected: { state: 'finished', legacy: true, encrypted: false },
  },
  {
    what: 'files of iOS 3',
    change: async (folder) => {
      await rm(join(folder, 'Manifest.db'));
      await writeFile(join(folder, `${'0'.repeat(40)}.mdinfo`), '');
    },
    expected: { state: 'unsupported', legacy: true },
  },
];

it.each(CASES)('$what: $expected.state', async ({ made, change, expected }) => {
  const root = await temporaryFolder();
  const folder = await makeBackup(join(root, 'backup'), made);
  await change?.(folder);
  await age(folder);
  expect((await scan([root])).backups).toMatchObject([expected]);
});

it.each(['.', 'Status.plist', 'Snapshot', 'Snapshot/ab'])(
  'takes a half-done backup for running when %s has just changed',
  async (name) => {
    const root = await temporaryFolder();
    const folder = await makeBackup(join(root, 'backup'), {
      status: { SnapshotState: 'uploading' },
    });
    await mkdir(join(folder, 'Snapshot', 'ab'), { recursive: true });
    await age(folder);
    await utimes(join(folder, name), new Date(), new Date());
    expect((await scan([root])).backups).toMatchObject([{ state: 'running' }]);
    const ahead = new Date(Date.now() + 86_400_000);
    await utimes(join(folder, name), ahead, ahead);
    expect((await scan([root])).backups).toMatchObject([{ state: 'interrupted' }]);
  },
);

it('takes a whole backup for finished however new it is', async () => {
  const root = await temporaryFolder();
  const folder = await makeBackup(join(root, 'backup'));
  await utimes(folder, new Date(), new Date());
  expect((await scan([root])).backups).toMatchObject([{ state: 'finished' }]);
});
