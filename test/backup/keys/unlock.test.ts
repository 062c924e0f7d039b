import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { roundsBy } from '../../../src/backup/keys/derive.ts';
import { parseKeybag } from '../../../src/backup/keys/keybag.ts';
import { spellings } from '../../../src/backup/keys/password.ts';
import { unlock } from '../../../src/backup/keys/unlock.ts';
import { unwrapKey } from '../../../src/backup/keys/unwrap.ts';
import type { Progress } from '../../../src/backup/types.ts';
import { makeKeybag } from '../../../src/practice/backup/keybag.ts';
import { failure } from '../hand-made.ts';

const FILE_KEY = Buffer.alloc(32, 3);

function record(tag: string, value: number | Buffer): Buffer {
  const number = Buffer.alloc(4);
  if (typeof value === 'number') number.writeUInt32BE(value);
  const content = typeof value === 'number' ? number : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from(tag), length, content]);
}

function wrap(key: Buffer, wrapping: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

const SALT = Buffer.alloc(20, 1);
const HEADER = [
  record('UUID', Buffer.alloc(16)),
  record('WRAP', 1),
  record('SALT', SALT),
  record('ITER', 50),
];

function classKey(number: number, wrapping: number, wrapped: Buffer): Buffer {
  return Buffer.concat([
    record('UUID', Buffer.alloc(16)),
    record('CLAS', number),
    record('WRAP', wrapping),
    record('WPKY', wrapped),
  ]);
}

it('unwraps the test vector of RFC 3394, section 4.6', () => {
  const kek = Buffer.from(
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    'hex',
  );
  const wrapped = Buffer.from(
    '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
    'hex',
  );
  const key = '00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f';
  expect(unwrapKey(wrapped, kek)?.toString('hex')).toBe(key);
  expect(unwrapKey(wrapped, Buffer.alloc(32))).toBeNull();
});

it('opens a keybag with two stages, and tells a wrong password', async () => {
  const made = await makeKeybag('two stages', 'Pässword', 20);
  const bag = parseKeybag(made.bytes);
  expect(bag.doubleProtection?.iterations).toBe(20);
  const keys = await unlock(bag, 'Pässword');
  expect(keys.fileKey(made.wrap(3, FILE_KEY))).toEqual(FILE_KEY);
  expect((await failure(unlock(bag, 'pässword'))).code).toBe('wrong-password');
});

it('tries a password as typed first, and other spellings only where they differ', () => {
  expect(spellings('plain')).toEqual(['plain']);
  expect(spellings('\u00e4')).toEqual(['\u00e4', 'a\u0308']);
  expect(spellings('a\u0308')).toEqual(['a\u0308', '\u00e4']);
  expect(spellings('\u212b')).toEqual(['\u212b', '\u00c5', 'A\u030a']);
});

it('opens it whichever way the keyboard spells an accent', async () => {
  const made = await makeKeybag('accent', 'Pa\u0308ssword', 20);
  const keys = await unlock(parseKeybag(made.bytes), 'P\u00e4ssword');
  expect(keys.fileKey(made.wrap(3, FILE_KEY))).toEqual(FILE_KEY);
});

it('opens a keybag of one stage, as before iOS 10.2', async () => {
  const kek = pbkdf2Sync('old', SALT, 50, 32, 'sha1');
  const own = Buffer.alloc(32, 8);
  const bag = parseKeybag(Buffer.concat([...HEADER, classKey(4, 2, wrap(own, kek))]));
  expect(bag.doubleProtection).toBeNull();
  const keys = await unlock(bag, 'old');
  const prefix = Buffer.from([4, 0, 0, 0]);
  expect(keys.fileKey(Buffer.concat([prefix, wrap(FILE_KEY, own)]))).toEqual(FILE_KEY);
});

/** Opens nothing: only how long it takes counts. */
const withRounds = async (rounds: number) => {
  const bag = parseKeybag((await makeKeybag('slow', 'x', 10)).bytes);
  return { ...bag, iterations: 10, doubleProtection: { salt: SALT, iterations: rounds } };
};

it('a long unlock tells how far it is about, and never more than is done', async () => {
  const bag = await withRounds(5_000_000);
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => told.push(progress);
  expect((await failure(unlock(bag, 'x', { onProgress }))).code).toBe('wrong-password');
  const total = 5_000_010;
  expect(new Set(told.map((progress) => progress.total))).toEqual(new Set([total]));
  const done = told.map((progress) => progress.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect([done[0], ...done.slice(-2)]).toEqual([0, 5_000_000, total]);
  const estimates = done.slice(1, -2);
  expect(estimates.length).toBeGreaterThan(0);
  expect(Math.min(...estimates)).toBeGreaterThan(0);
  expect(Math.max(...estimates)).toBeLessThan(5_000_000);
});

it('an estimate comes close to the end, and waits there', () => {
  expect([0, 500, 1500, 60_000].map((ms) => roundsBy(ms, 5000, 10_000_000))).toEqual([
    0, 2_500_000, 7_500_000, 9_900_000,
  ]);
});

it('a short unlock tells the end of each stage only', async () => {
  const bag = await withRounds(100_000);
  const done: number[] = [];
  const onProgress = (progress: Progress) => done.push(progress.done);
  await failure(unlock(bag, 'x', { onProgress }));
  expect(done).toEqual([0, 100_000, 100_010]);
});

it.each(['measures', 'derives'])('stops while it %s, and waits for nothing', async (at) => {
  const bag = await withRounds(5_000_000);
  const end = new AbortController();
  let isWholeDone = false;
  const whole = failure(unlock(bag, 'x', { signal: end.signal })).finally(() => {
    isWholeDone = true;
  });
  const stop = new AbortController();
  const onProgress = ({ done }: Progress) => {
    if (at === 'measures' || done > 0) queueMicrotask(() => stop.abort());
  };
  const stopped = await failure(unlock(bag, 'x', { signal: stop.signal, onProgress }));
  expect(stopped.code).toBe('cancelled');
  expect(isWholeDone).toBe(false);
  end.abort();
  expect((await whole).code).toBe('cancelled');
});

it('tells a damaged keybag from a wrong password', async () => {
  const kek = pbkdf2Sync('x', SALT, 50, 32, 'sha1');
  const good = classKey(3, 2, wrap(Buffer.alloc(32, 8), kek));
  const bad = classKey(4, 2, Buffer.alloc(40));
  const bag = parseKeybag(Buffer.concat([...HEADER, good, bad]));
  expect((await failure(unlock(bag, 'x'))).code).toBe('keybag-damaged');
  expect((await failure(unlock(bag, 'y'))).code).toBe('wrong-password');
});

it('keeps files locked whose class is bound to the phone, or is not there', async () => {
  const kek = pbkdf2Sync('x', SALT, 50, 32, 'sha1');
  const own = Buffer.alloc(32, 8);
  const keys = await unlock(
    parseKeybag(
      Buffer.concat([...HEADER, classKey(4, 2, wrap(own, kek)), classKey(9, 3, wrap(own, kek))]),
    ),
    'x',
  );
  for (const number of [9, 2]) {
    const wrapped = Buffer.concat([Buffer.from([number, 0, 0, 0]), wrap(FILE_KEY, own)]);
    expect(() => keys.fileKey(wrapped)).toThrow('Only the phone itself');
  }
});

it.each([
  ['a record that runs past the end', Buffer.concat([...HEADER, record('UUID', 1).subarray(0, 9)])],
  ['no salt', Buffer.concat([record('UUID', Buffer.alloc(16)), record('ITER', 5)])],
  ['more rounds than anybody uses', Buffer.concat([...HEADER, record('ITER', 2_000_000_000)])],
  ['no rounds at all', Buffer.concat([...HEADER, record('DPIC', 0)])],
])('refuses a keybag with %s', (_, bytes) => {
  expect(() => parseKeybag(bytes)).toThrow('damaged');
});
