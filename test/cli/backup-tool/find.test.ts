import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { findBackupTool } from '../../../src/cli/backup-tool/find.ts';
import { temporaryFolder } from '../../backup/hand-made.ts';
import { standIn } from './stand-in.ts';

const find = (...path: string[]) =>
  findBackupTool({
    env: {
      PATH: path.join(delimiter),
      HOME: '/home/robin',
      BACKROLL_PASSWORD: 'secret',
      BACKUP_PASSWORD: 'secret',
      LANG: 'de_DE.UTF-8',
    },
    platform: 'linux',
  });

it('finds the first on the PATH, and hands on neither secrets nor a language', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  for (const folder of [first, second]) standIn(folder, { says: '' });
  expect(await find(join(first, 'nowhere'), first, second)).toEqual({
    name: 'idevicebackup2',
    path: join(first, 'idevicebackup2'),
    lister: join(first, 'idevice_id'),
    env: { HOME: '/home/robin', LC_ALL: 'C' },
  });
});

it('never takes one from the current folder', async () => {
  const folder = standIn(await temporaryFolder(), { says: '' });
  expect(await find('', '.', relative(process.cwd(), folder))).toBeNull();
});

it('passes over what cannot be run', async () => {
  const [plain, asFolder] = [await temporaryFolder(), await temporaryFolder()];
  standIn(plain, { says: '' });
  chmodSync(join(plain, 'idevicebackup2'), 0o644);
  mkdirSync(join(asFolder, 'idevicebackup2'));
  expect(await find(plain, asFolder)).toBeNull();
});
