import { createCipheriv } from 'node:crypto';
import { mkdir, open, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chunks, decrypt, readContent } from '../../src/backup/content.ts';
import type { ContentNote } from '../../src/backup/padding.ts';
import { failure, temporaryFolder } from './hand-made.ts';

const KEY = Buffer.alloc(32, 5);
const ID = 'ab'.repeat(20);
const DATABASE = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(496, 0x41)]);

function encrypted(plain: Buffer, options: { pad: boolean }): Buffer {
  const cipher = createCipheriv('aes-256-cbc', KEY, Buffer.alloc(16)).setAutoPadding(options.pad);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

const text = (length: number, last = 0x41) =>
  Buffer.concat([Buffer.alloc(length - 1, 0x41), Buffer.from([last])]);

/** What lies in the backup, the size that its index records, and what must come out. */
const RULES: [string, Buffer, number | null, Buffer, ContentNote][] = [
  ['the ordinary file', encrypted(text(100), { pad: true }), 100, text(100), null],
  ['a whole number of blocks', encrypted(text(4096), { pad: true }), 4096, text(4096), null],
  ['a size that is absent', encrypted(text(100), { pad: true }), null, text(100), null],
  ['a size that is too small', encrypted(text(4096), { pad: true }), 512, text(4096), null],
  ['a size that is too large', encrypted(text(100), { pad: true }), 5000, text(100), 'short'],
  [
    'a size too large and one byte that looks like padding',
    encrypted(text(96, 1), { pad: false }),
    5000,
    text(96, 1),
    'short',
  ],
  ['no padding, at the recorded size', encrypted(text(96), { pad: false }), 96, text(96), null],
  ['no padding, up to a block too long', encrypted(text(96), { pad: false }), 90, text(90), null],
  ['no padding, much too long', encrypted(text(96), { pad: false }), 40, text(96), 'incomplete'],
  ['no padding, too short', encrypted(text(96), { pad: false }), 200, text(96), 'short'],
  ['no padding, no size', encrypted(text(96), { pad: false }), null, text(96), 'incomplete'],
  ['a database', encrypted(DATABASE, { pad: true }), 512, DATABASE, null],
  [
    'a database whose last byte looks like padding',
    encrypted(Buffer.concat([DATABASE.subarray(0, 511), Buffer.from([1])]), { pad: false }),
    512,
    Buffer.concat([DATABASE.subarray(0, 511), Buffer.from([1])]),
    null,
  ],
  [
    'a database that ends in what looks like padding',
    encrypted(Buffer.concat([DATABASE.subarray(0, 510), Buffer.from([2, 2])]), { pad: false }),
    null,
    Buffer.concat([DATABASE.subarray(0, 510), Buffer.from([2, 2])]),
    'incomplete',
  ],
];

it.each(RULES)('ends a file where it ends: %s', async (_, stored, size, expected, note) => {
  const path = join(await temporaryFolder(), 'blob');
  await writeFile(path, stored);
  const handle = await open(path);
  const parts: Buffer[] = [];
  const reading = decrypt(handle, stored.length, Buffer.from(KEY), size);
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) parts.push(step.value);
  await handle.close();
  expect(Buffer.concat(parts).equals(expected)).toBe(true);
  expect(step.value).toBe(note);
});

const KEYS = { fileKey: () => Buffer.from(KEY), forget: () => {} };
const WRAPPED = Buffer.alloc(44);

async function read(
  blob: Buffer | null,
  bytes: number | null,
  key: Buffer | null,
  unlocked: boolean,
) {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'ab'));
  if (blob !== null) await writeFile(join(folder, 'ab', ID), blob);
  const notes: ContentNote[] = [];
  const parts: Buffer[] = [];
  const file = { fileID: ID, bytes, encryptionKey: key };
  const stream = readContent(folder, file, unlocked ? KEYS : null, (note) => notes.push(note));
  for await (const part of stream) parts.push(Buffer.from(part));
  return { content: Buffer.concat(parts), notes };
}

it('takes an empty blob for an empty file, unless bytes were recorded', async () => {
  expect((await read(Buffer.alloc(0), 0, WRAPPED, true)).content).toHaveLength(0);
  expect((await failure(read(Buffer.alloc(0), 5, WRAPPED, true))).code).toBe('file-short');
});

it('decrypts whole blocks of a file that was cut, and says so', async () => {
  const cut = encrypted(text(100), { pad: true }).subarray(0, 50);
  const { content, notes } = await read(cut, 100, WRAPPED, true);
  expect(content.equals(text(48))).toBe(true);
  expect(notes).toEqual(['damaged']);
});

it('copies a file that is in clear text although a key is named', async () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), text(61)]);
  for (const unlocked of [true, false]) {
    expect((await read(jpeg, jpeg.length, WRAPPED, unlocked)).content.equals(jpeg)).toBe(true);
  }
  const picture = encrypted(jpeg, { pad: true });
  expect((await read(picture, jpeg.length, WRAPPED, true)).content.equals(jpeg)).toBe(true);
});

it('copies a file without a key as it is, and says when bytes are missing', async () => {
  const { content, notes } = await read(text(40), 90, null, false);
  expect(content).toHaveLength(40);
  expect(notes).toEqual(['short']);
});

it('says which files cannot be had', async () => {
  expect((await failure(read(null, 5, null, false))).code).toBe('file-missing');
  expect((await failure(read(text(64), 64, WRAPPED, false))).code).toBe('key-unavailable');
});

it('does not follow a blob that is a link', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'secret'), 'secret');
  await mkdir(join(folder, 'ab'));
  await symlink(join(folder, 'secret'), join(folder, 'ab', ID));
  const file = { fileID: ID, bytes: 6, encryptionKey: null };
  expect((await failure(readContent(folder, file, null).next())).code).toBe('file-missing');
  const outside = { ...file, fileID: '../../etc/passwd' };
  expect((await failure(readContent(folder, outside, null).next())).code).toBe('file-missing');
});

it('decrypts a file of many chunks in bounded pieces', async () => {
  const large = Buffer.alloc(3_000_001, 0x42);
  const { content, notes } = await read(
    encrypted(large, { pad: true }),
    large.length,
    WRAPPED,
    true,
  );
  expect(content.equals(large)).toBe(true);
  expect(notes).toEqual([]);
});

it('keeps an error of what is read ahead for whoever asks for it', async () => {
  const path = join(await temporaryFolder(), 'short');
  await writeFile(path, Buffer.alloc(300_000));
  const handle = await open(path);
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const parts = chunks(handle, 0, 600_000);
  expect((await parts.next()).value).toHaveLength(256 * 1024);
  // The next read has failed long before these are done.
  for (let more = 0; more < 50; more += 1) await stat(path);
  await expect(parts.next()).rejects.toMatchObject({ code: 'read-failed' });
  process.off('unhandledRejection', note);
  await handle.close();
  expect(unhandled).toEqual([]);
});
