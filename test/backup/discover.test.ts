import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { findBackup, scan } from '../../src/backup/index.ts';
import { readError } from '../../src/backup/read-only.ts';
import { failure, makeBackup, temporaryFolder, UDID } from './hand-made.ts';

it('finds backups under any name, newest first, and passes over what is none', async () => {
  const root = await temporaryFolder();
  await makeBackup(join(root, 'old'), { info: { 'Last Backup Date': new Date('2020-01-01') } });
  await makeBackup(join(root, UDID), { info: { 'Last Backup Date': new Date('2026-02-02') } });
  await makeBackup(join(root, 'mid'), { info: { 'Last Backup Date': new Date('2023-01-01') } });
  await makeBackup(join(root, '_unback_'));
  await mkdir(join(root, 'holiday'));
  await writeFile(join(root, '.DS_Store'), '');
  const found = await scan([root]);
  expect(found.backups.map(({ path }) => basename(path))).toEqual([UDID, 'mid', 'old']);
  expect(found.problems).toEqual([]);
});

it('takes a backup folder itself as a root', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'moved'));
  expect((await scan([folder])).backups.map(({ path }) => path)).toEqual([folder]);
});

it('lists a backup once that is reached through a link as well', async () => {
  const [root, disk] = [await temporaryFolder(), await temporaryFolder()];
  await makeBackup(join(disk, UDID));
  await symlink(join(disk, UDID), join(root, UDID));
  await symlink(disk, join(root, 'Backup'));
  const found = await scan([root, disk, join(root, 'Backup')]);
  expect(found.backups.map(({ path }) => path)).toEqual([join(disk, UDID)]);
});

it('tells of a link to a disk that is unplugged, at the backup and above it', async () => {
  const root = await temporaryFolder();
  await symlink('/nowhere/disk', join(root, UDID));
  await symlink('/nowhere/MobileSync', join(root, 'MobileSync'));
  const found = await scan([root, join(root, 'MobileSync', 'Backup')]);
  expect(found.problems.map(({ code }) => code)).toEqual(
    Array.from({ length: 3 }, () => 'dangling-link'),
  );
  expect(found.problems.at(-1)?.message).toContain('/nowhere/MobileSync');
});

it('has no complaint about a root that does not exist', async () => {
  const absent = join(await temporaryFolder(), 'MobileSync', 'Backup');
  expect(await scan([absent])).toEqual({ backups: [], problems: [] });
});

it.skipIf(process.getuid?.() === 0)('tells of a folder that may not be looked at', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, UDID));
  await chmod(join(root, UDID), 0o000);
  expect((await scan([root])).problems).toMatchObject([{ code: 'no-access' }]);
  await chmod(join(root, UDID), 0o700);
});

it.each(['EPERM', 'EACCES'])('calls %s a lack of access', (code) => {
  expect(readError(Object.assign(new Error(code), { code }), '/x').code).toBe('no-access');
});

it('describes a backup by Manifest.plist where Info.plist is missing', async () => {
  const root = await temporaryFolder();
  const lockdown = { DeviceName: 'Kim', ProductType: 'iPhone12,3', ProductVersion: '17.5.1' };
  await makeBackup(join(root, `${UDID}-20260301-100000`), {
    info: null,
    manifest: { Lockdown: lockdown } as never,
  });
  expect((await scan([root])).backups).toMatchObject([
    {
      udid: UDID,
      deviceName: 'Kim',
      productType: 'iPhone12,3',
      productName: 'iPhone 11 Pro',
      productVersion: '17.5.1',
      lastBackup: '2026-03-01T10:00:00.000Z',
      archived: true,
      encrypted: false,
      state: 'finished',
    },
  ]);
});

it('does not take the dash of a newer UDID for an archive', async () => {
  const root = await temporaryFolder();
  await makeBackup(join(root, UDID));
  expect((await scan([root])).backups).toMatchObject([{ archived: false }]);
});

it('finds the one backup that is meant', async () => {
  const [root, parent] = [await temporaryFolder(), await temporaryFolder()];
  const archived = await makeBackup(join(root, `${UDID}-20260301-100000`), {
    info: { 'Last Backup Date': new Date('2030-01-01') },
  });
  const current = await makeBackup(join(root, UDID));
  const single = await makeBackup(join(parent, 'only'));

  expect((await findBackup(archived, [])).path).toBe(archived);
  expect((await findBackup(UDID.toLowerCase(), [root])).path).toBe(current);
  expect((await findBackup(basename(archived), [root])).path).toBe(archived);
  expect((await findBackup(parent, [])).path).toBe(single);
});

it('says which there are when several are meant, and that there is none', async () => {
  const root = await temporaryFolder();
  await makeBackup(join(root, 'one'));
  await makeBackup(join(root, 'two'));
  const several = await failure(findBackup(root, []));
  expect(several.code).toBe('no-backup');
  expect(several.message).toContain(join(root, 'one'));
  expect(several.message).toContain(join(root, 'two'));
  expect((await failure(findBackup(join(root, 'three'), [root]))).code).toBe('no-backup');
});

it('sees a folder again that was moved between two scans', async () => {
  const root = await temporaryFolder();
  await makeBackup(join(root, 'one'));
  await scan([root]);
  await rename(join(root, 'one'), join(root, 'two'));
  expect((await scan([root])).backups).toMatchObject([{ path: join(root, 'two') }]);
});
