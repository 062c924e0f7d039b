import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extract, openBackup, readCatalogue } from '../../src/backup/index.ts';
import { makeBackup, snapshot, temporaryFolder } from './hand-made.ts';

const BYTES = 1_500_000;
const FILES = Array.from({ length: 40 }, (_, n) => ({
  path: `Media/DCIM/100APPLE/IMG_${String(n).padStart(4, '0')}.JPG`,
  data: Buffer.alloc(BYTES, n + 1),
}));

it('goes on after kill -9: nothing half under its name, nothing twice, the backup untouched', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files: FILES });
  const before = await snapshot(folder);
  const to = await temporaryFolder();
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'extract-child.ts'),
    folder,
    to,
  ]);
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    if (told.includes('IMG_0005')) break;
  }
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  const left = await readdir(to);
  const whole = left.filter((name) => !name.endsWith('.backroll-partial'));
  expect(whole.length).toBeGreaterThan(0);
  expect(whole.length).toBeLessThan(FILES.length);
  for (const name of whole) expect(await readFile(join(to, name))).toHaveLength(BYTES);

  const backup = await openBackup(folder);
  const { photos } = await readCatalogue(backup);
  const rest = await extract(backup, photos, { to, layout: 'flat' });
  backup.close();
  expect(rest.unchanged).toHaveLength(whole.length);
  expect(rest.wrote).toHaveLength(FILES.length - whole.length);
  const names = FILES.map(({ path }) => path.slice(-12));
  expect((await readdir(to)).sort()).toEqual([...names, 'SHA256SUMS.txt'].sort());
  expect(await snapshot(folder)).toEqual(before);
});
