/** Lists of iOS 9 and earlier whose lengths lie. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../../backup/mbdb-bytes.ts';
import type { Attack } from './attack.ts';
import { holds, put } from './good-backup.ts';

const INDEX = 'Manifest.mbdb';
const DCIM = 'Media/DCIM/100APPLE';
const whole = record({ path: `${DCIM}/IMG_0009.JPG`, properties: { name: Buffer.from('value') } });
/** Of the last fixed byte, which counts the properties. */
const COUNT_AT = whole.length - 2 - 4 - 2 - 5 - 1;
const withByte = (at: number, value: number): Buffer => {
  const copy = Buffer.from(whole);
  copy.writeUInt8(value, at);
  return copy;
};

/** What stands behind the good records. */
const BEHIND: Record<string, () => Buffer> = {
  '255 properties that are not there': () => withByte(COUNT_AT, 255),
  'a length longer than the file': () => Buffer.from([0xff, 0xfe, 1, 2, 3]),
  'fields that are all absent': () => Buffer.alloc(4000, 0xff),
  zeros: () => Buffer.alloc(300_000),
  'a name with a NUL': () => record({ path: `${DCIM}/IMG\0.JPG` }),
  'a name that is no UTF-8': () => record({ path: Buffer.from([0xff, 0xfe, 0x2f]) }),
  'a name that leads away': () => record({ path: '../../../etc/passwd.JPG' }),
  'a domain that leads away': () => record({ domain: '../..', path: `${DCIM}/x.JPG` }),
  'a name of 60 KB': () => record({ path: `${DCIM}/${'x'.repeat(60_000)}.JPG` }),
  'a size of 2^64 - 1': () => record({ path: `${DCIM}/IMG_0009.JPG`, size: 2n ** 64n - 1n }),
  'a kind that no file has': () => record({ path: `${DCIM}/IMG_0009.JPG`, mode: 0o170000 }),
  'properties of every object': () =>
    record({
      path: `${DCIM}/IMG_0009.JPG`,
      properties: { constructor: Buffer.from('x'), toString: Buffer.from('y') },
    }),
  'a property that would change every object': () =>
    record({
      path: `${DCIM}/IMG_0009.JPG`,
      properties: Object.fromEntries([['__proto__', Buffer.from('x')]]),
    }),
  '100,000 files without a name': () => Buffer.concat(Array(100_000).fill(record({ path: '' }))),
};

const ends: Record<string, () => Buffer> = Object.fromEntries(
  [1, 10, 30, 50, 70, COUNT_AT, whole.length - 1].map((at) => [
    `a record cut after ${at} bytes`,
    () => whole.subarray(0, at),
  ]),
);

const behind = (name: string, make: () => Buffer, more: Partial<Attack> = {}): Attack => {
  let planted: Buffer = Buffer.alloc(0);
  return {
    name: `mbdb: ${name}`,
    on: 'mbdb',
    plant(folder) {
      planted = Buffer.concat([readFileSync(join(folder, INDEX)), make()]);
      put(folder, INDEX, planted);
    },
    isThere: (folder) => holds(folder, INDEX, planted),
    promised: 'keeps the good photos',
    ...more,
  };
};

const instead = (name: string, bytes: Buffer): Attack => ({
  name: `mbdb: ${name}`,
  on: 'mbdb',
  plant: (folder) => put(folder, INDEX, bytes),
  isThere: (folder) => holds(folder, INDEX, bytes),
  promised: { refused: ['damaged'] },
});

export const mbdbAttacks: readonly Attack[] = [
  ...Object.entries({ ...BEHIND, ...ends }).map(([name, make]) => behind(name, make)),
  behind(
    '10,000,000 records of nothing',
    () => Buffer.alloc(10_000_000 * 50, record({ domain: '' })),
    { long: true },
  ),
  behind(
    'a million files',
    () =>
      Buffer.concat(
        Array.from({ length: 1_000_000 }, (_, n) => record({ path: `${DCIM}/${n}.JPG` })),
      ),
    { long: true },
  ),
  instead('the mark alone', Buffer.from('mbdb\x05\x00', 'latin1')),
  instead('an empty file', Buffer.alloc(0)),
  instead('another version', Buffer.from('mbdb\x06\x00', 'latin1')),
  instead('half the mark', Buffer.from('mbd')),
];
