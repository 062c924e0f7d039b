import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { protect } from '../../src/backup/index.ts';
import { planProtection } from '../../src/backup/protect-plan.ts';
import { failure, makeBackup, snapshot, temporaryFolder, UDID } from './hand-made.ts';

const FILES = [1, 2, 3].map((n) => ({
  path: `Media/DCIM/100APPLE/IMG_000${n}.JPG`,
  data: Buffer.alloc(n * 1000, n),
}));

it('says exactly what the copy then is, and writes nothing', async () => {
  const source = await makeBackup(join(await temporaryFolder(), UDID), { files: FILES });
  const before = await snapshot(source);
  const parent = await temporaryFolder();
  const to = join(parent, 'safe');
  const plan = await planProtection(source, to);
  expect(await readdir(parent)).toEqual([]);
  expect(plan).toEqual(await protect(source, to));
  expect(await planProtection(source, to)).toEqual({ ...plan, unchanged: true });
  expect(await snapshot(source)).toEqual(before);
});

it('finds the next name where another backup bears the first', async () => {
  const source = await makeBackup(join(await temporaryFolder(), UDID), { files: FILES });
  const to = await temporaryFolder();
  await mkdir(join(to, UDID));
  const plan = await planProtection(source, to);
  expect(plan.path).not.toBe(join(to, UDID));
  await writeFile(plan.path, '');
  expect((await failure(planProtection(source, to))).code).toBe('output-unwritable');
});

it('refuses what the copy would be refused for', async () => {
  const source = await makeBackup(join(await temporaryFolder(), UDID), { files: FILES });
  for (const place of [source, join(source, 'copy')]) {
    expect((await failure(planProtection(source, place))).code).toBe('output-unwritable');
  }
  const none = await temporaryFolder();
  expect((await failure(planProtection(none, none))).code).toBe('no-backup');
});
