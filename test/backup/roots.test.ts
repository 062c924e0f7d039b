import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemRoots } from '../../src/backup/index.ts';
import { temporaryFolder } from './hand-made.ts';

it('knows the folder of Finder and iTunes on macOS', () => {
  expect(systemRoots({ platform: 'darwin', home: '/Users/kim', env: {} })).toEqual([
    '/Users/kim/Library/Application Support/MobileSync/Backup',
  ]);
});

it('knows both iTunes folders and the third place on Windows', () => {
  const env = { APPDATA: 'D:\\Roaming', USERPROFILE: 'C:\\Users\\kim' };
  expect(systemRoots({ platform: 'win32', home: 'C:\\Users\\kim', env })).toEqual([
    'D:\\Roaming\\Apple Computer\\MobileSync\\Backup',
    'C:\\Users\\kim\\Apple\\MobileSync\\Backup',
    'D:\\Roaming\\Apple\\MobileSync\\Backup',
  ]);
});

it('does without the variables of Windows', () => {
  const [first] = systemRoots({ platform: 'win32', home: 'C:\\Users\\kim', env: {} });
  expect(first).toBe('C:\\Users\\kim\\AppData\\Roaming\\Apple Computer\\MobileSync\\Backup');
});

it('has no place of its own on plain Linux', () => {
  expect(systemRoots({ platform: 'linux', home: '/home/kim', env: {} })).toEqual([]);
});

it('looks at the people of the Windows host from inside WSL', async () => {
  const profiles = await temporaryFolder();
  for (const name of ['kim', 'Public', 'Default']) await mkdir(join(profiles, name));
  const env = { WSL_DISTRO_NAME: 'Ubuntu' };
  expect(systemRoots({ platform: 'linux', home: '/home/kim', env }, profiles)).toEqual([
    join(profiles, 'kim/AppData/Roaming/Apple Computer/MobileSync/Backup'),
    join(profiles, 'kim/Apple/MobileSync/Backup'),
    join(profiles, 'kim/AppData/Roaming/Apple/MobileSync/Backup'),
  ]);
});
