import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BackupError, type WrittenFile } from '../../src/backup/types.ts';
import { writeContactSheet } from '../../src/cli/contact-sheet.ts';
import type { Recovered } from '../../src/cli/sheet-contents.ts';
import { failure, temporaryFolder } from '../backup/hand-made.ts';
import { photo } from '../backup/photo.ts';

const IDS = ['1', '2', '3'];

function recovered(to: string): Recovered {
  const wrote = IDS.map((id): WrittenFile => {
    const path = join(to, `${id}.jpg`);
    writeFileSync(path, id);
    return { id, role: 'original', source: id, path, bytes: 1, sha256: id, check: 'size' };
  });
  return {
    backup: { udid: null, deviceName: null, lastBackup: null },
    photos: IDS.map((id) => photo(id)),
    result: { wrote, unchanged: [], failed: [] },
  };
}

test('stopped in the middle, no page is left, and no part of one', async () => {
  const to = await temporaryFolder();
  const given = recovered(to);
  const before = readdirSync(to);
  const controller = new AbortController();
  const seen: string[] = [];
  const pictureOf = async (id: string) => {
    seen.push(id);
    expect(readdirSync(to).length).toBe(before.length + 1);
    if (seen.length === 2) controller.abort();
    return null;
  };
  const writing = writeContactSheet(given, to, pictureOf, { signal: controller.signal });
  expect(await failure(writing)).toMatchObject({ code: 'cancelled' });
  expect(seen).toHaveLength(2);
  expect(readdirSync(to)).toEqual(before);
});

test('it tells how far it is; a picture that fails is left out, a fault of ours is not hidden', async () => {
  const to = await temporaryFolder();
  const given = recovered(to);
  const told: unknown[] = [];
  const damaged = async () => {
    throw new BackupError('read-failed', 'The disk could not be read.');
  };
  const onProgress = (progress: unknown) => told.push(progress);
  const path = await writeContactSheet(given, to, damaged, { onProgress });
  expect(path).toBe(join(to, 'contact-sheet.html'));
  expect(told).toEqual(
    [1, 2, 3].map((done) => ({ phase: 'sheet', done, total: 3, unit: 'files', item: null })),
  );
  const fault = async () => {
    throw new TypeError('ours');
  };
  expect(await failure(writeContactSheet(given, to, fault))).toMatchObject({ message: 'ours' });
  expect(readdirSync(to).sort()).toEqual(['1.jpg', '2.jpg', '3.jpg', 'contact-sheet.html']);
});

test('what was hidden on the phone is listed, and no picture of it is asked for', async () => {
  const to = await temporaryFolder();
  const given = recovered(to);
  const photos = IDS.map((id) => photo(id, { hidden: id === '2' }));
  const asked: string[] = [];
  const pictureOf = async (id: string) => {
    asked.push(id);
    return null;
  };
  const path = await writeContactSheet({ ...given, photos }, to, pictureOf);
  expect(asked).toEqual(['1', '3']);
  expect(readFileSync(path ?? '', 'utf8')).toContain('href="./2.jpg"');
});

test('without a file there is no page, and nothing is made', async () => {
  const to = join(await temporaryFolder(), 'none');
  const nothing = {
    ...recovered(await temporaryFolder()),
    result: { wrote: [], unchanged: [], failed: [] },
  };
  expect(await writeContactSheet(nothing, to, async () => null)).toBeNull();
});

test('a place inside a backup is refused', async () => {
  const to = await temporaryFolder();
  const given = recovered(to);
  writeFileSync(join(to, 'Manifest.db'), '');
  expect(await failure(writeContactSheet(given, to, async () => null))).toMatchObject({
    code: 'output-unwritable',
  });
});
