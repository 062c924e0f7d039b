import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdsCiphertext } from '../../src/backup/stored-encryption.ts';
import { temporaryFolder } from './hand-made.ts';

const SEALED = Buffer.alloc(160, 0x5a);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(157)]);
const NOTE = Buffer.from('a note without any magic');
const NOTHING = Buffer.alloc(0);

const idOf = (at: number) => at.toString(16).padStart(40, '0');

async function folderOf(blobs: Buffer[], nested: boolean): Promise<string> {
  const folder = await temporaryFolder();
  if (nested) await mkdir(join(folder, '00'));
  for (const [at, blob] of blobs.entries()) {
    await writeFile(join(folder, nested ? '00' : '', idOf(at)), blob);
  }
  return folder;
}

it.each([
  ['whole blocks without a beginning that is known', [SEALED, SEALED], true],
  ['pictures', [JPEG, JPEG], false],
  ['files of odd lengths', [NOTE, NOTE], false],
  ['a few that were stored in clear text', [SEALED, SEALED, SEALED, JPEG, NOTE], true],
  ['a few that end at a whole block by chance', [JPEG, NOTE, NOTE, SEALED], false],
  ['empty files first', [...Array(40).fill(NOTHING), SEALED], true],
  ['nothing but empty files', [NOTHING], false],
  ['no file at all', [], false],
])('%s', async (_, blobs, expected) => {
  expect(await holdsCiphertext(await folderOf(blobs, true))).toBe(expected);
  expect(await holdsCiphertext(await folderOf(blobs, false))).toBe(expected);
});

it('looks at nothing but blobs, and follows no link', async () => {
  const folder = await folderOf([JPEG], false);
  for (const name of ['Manifest.plist', 'ab', 'A'.repeat(40)]) {
    await writeFile(join(folder, name), SEALED);
  }
  for (const at of [1, 2, 3]) {
    await writeFile(join(folder, `outside-${at}`), SEALED);
    await symlink(join(folder, `outside-${at}`), join(folder, idOf(at)));
  }
  expect(await holdsCiphertext(folder)).toBe(false);
});
