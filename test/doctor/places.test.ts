import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { cloudOf, fileSystemKind, otherDisk } from '../../src/doctor/file-systems.ts';
import { copiesTo, photosTo } from '../../src/doctor/places.ts';
import { fullDisk } from '../cli/disk.ts';
import { computer, sees } from './computer.ts';

const { root, backups } = inject('practice');

test('a folder that is there is tried, and nothing is left in it', async () => {
  const input = await computer();
  mkdirSync(input.copiesTo);
  const { seen, state } = await sees(copiesTo, input);
  expect(seen).toMatch(/^~\/backroll-copies: can be written\. .* free, as the system says\./);
  expect(['ok', 'warning']).toContain(state);
  expect(readdirSync(input.copiesTo)).toEqual([]);
});

test('a folder that is not there yet is not made', async () => {
  const input = await computer();
  expect((await sees(photosTo, input)).seen).toContain('not there yet, and can be made');
  expect(readdirSync(input.home)).toEqual(['tmp']);
});

test('a file in the way, a link to nowhere, a backup around it', async () => {
  const { home } = await computer();
  const file = join(home, 'file');
  writeFileSync(file, 'mine');
  symlinkSync('/nowhere', join(home, 'link'));
  for (const folder of [file, join(file, 'in', 'it'), join(home, 'link')]) {
    expect(await sees(photosTo, await computer({ photosTo: folder }))).toMatchObject({
      state: 'problem',
      fix: expect.stringContaining('--to DIR'),
    });
  }
  const inside = await computer({ copiesTo: join(backups.latest, 'copies'), roots: [root] });
  expect(await sees(copiesTo, inside)).toMatchObject({
    state: 'problem',
    seen: expect.stringContaining('inside a backup'),
    fix: expect.stringContaining('--backup-to DIR'),
  });
});

const small = fullDisk('256k');
test.runIf(small !== null)('less room than the largest backup takes', async () => {
  const folder = join(small ?? '', 'to');
  const input = await computer({ copiesTo: folder, photosTo: folder, roots: [root] });
  const copies = await sees(copiesTo, input);
  expect(copies.state).toBe('problem');
  expect(copies.seen).toMatch(/ kB free, .* The largest backup takes \d MB\./);
  expect(copies.fix).toMatch(/Name a disk with \d MB free: --backup-to DIR\. Make no room/);
  expect(copies.seen).toContain('in memory');
  // Photos are likely a part of it only.
  expect((await sees(photosTo, input)).state).toBe('warning');
});

test.runIf(small !== null)('a disk that is full', async () => {
  const folder = fullDisk('64k') ?? '';
  const fill = () => writeFileSync(join(folder, 'rest'), Buffer.alloc(1024 ** 2));
  expect(fill).toThrow('ENOSPC');
  expect(await sees(copiesTo, await computer({ copiesTo: folder }))).toMatchObject({
    state: 'problem',
    seen: expect.stringContaining('the disk is full'),
  });
  expect(readdirSync(folder)).toEqual(['rest']);
});

test('measuring ends when its time is over, and says so', async () => {
  const input = await computer({ roots: [root], patience: { check: 9000, measuring: -1 } });
  expect((await sees(copiesTo, input)).seen).toContain('takes at least 0 bytes');
});

test('kinds of disks, as far as they can be told', () => {
  expect(fileSystemKind(0x4d44, 'linux')).toBe('fat');
  expect(fileSystemKind(0xff534d42, 'linux')).toBe('network');
  expect(fileSystemKind(0xef53, 'linux')).toBeNull();
  expect(fileSystemKind(0x4d44, 'darwin')).toBeNull();
  expect(otherDisk('/Volumes/Disk/x')).toContain('/Volumes');
  expect(otherDisk('\\\\server\\share')).toContain('network');
  expect(otherDisk('/home/robin/x')).toBeNull();
  expect(cloudOf('C:\\Users\\robin\\OneDrive - Work\\Pictures')).toBe('OneDrive');
  expect(cloudOf('/Users/robin/Pictures')).toBeNull();
});

test('copies among the backups', async () => {
  const among = await computer({ copiesTo: join(root, 'copies'), roots: [root] });
  expect(await sees(copiesTo, among)).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('among the backups'),
    fix: expect.stringContaining('apart from the backups'),
  });
});

test('a folder that goes to a cloud', async () => {
  const { home } = await computer();
  const input = await computer({ photosTo: join(home, 'Dropbox', 'backroll') });
  expect(await sees(photosTo, input)).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('Dropbox'),
  });
});
