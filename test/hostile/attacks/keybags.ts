/** Lists of keys, and wrapped keys, that do not fit each other or the format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBuffer } from 'bplist-parser';
import { buildBinary } from 'plist';
import { encrypt } from '../../../src/practice/backup/keybag.ts';
import type { Attack, Promised } from './attack.ts';
import { blob, FILE_KEY, holds, jpeg, put, TARGET } from './good-backup.ts';

interface Field {
  tag: string;
  value: Buffer;
}
type Lists = Record<string, unknown> & { BackupKeyBag: Buffer; ManifestKey: Buffer };

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function fieldsOf(bag: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bag.length; ) {
    const length = bag.readUInt32BE(at + 4);
    fields.push({
      tag: bag.toString('latin1', at, at + 4),
      value: bag.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length;
  }
  return fields;
}

const bytesOf = (fields: readonly Field[]): Buffer =>
  Buffer.concat(
    fields.flatMap(({ tag, value }) => [Buffer.from(tag), number(value.length), value]),
  );

function changedLists(folder: string, change: (lists: Lists) => Partial<Lists>): Buffer {
  const [lists] = parseBuffer<Lists>(readFileSync(join(folder, 'Manifest.plist')));
  return Buffer.from(buildBinary({ ...lists, ...change(lists) } as Record<string, string>));
}

/** The bag with some of its fields changed, or left out where `null` comes back. */
const fields = (change: (field: Field) => Field | null) => (bag: Buffer) =>
  bytesOf(fieldsOf(bag).flatMap((field) => change(field) ?? []));
const set = (tag: string, value: Buffer) =>
  fields((field) => (field.tag === tag ? { tag, value } : field));
const without = (tag: string) => fields((field) => (field.tag === tag ? null : field));

const LOCKED: Promised = {
  refused: ['keybag-damaged', 'wrong-password', 'key-unavailable', 'password-needed'],
};

const BAGS: Record<string, (bag: Buffer) => Buffer> = {
  'no rounds at all': set('ITER', number(0)),
  'four billion rounds': set('ITER', number(0xffff_ffff)),
  'four billion rounds first': set('DPIC', number(0xffff_ffff)),
  'rounds of three bytes': set('ITER', Buffer.alloc(3, 1)),
  'an empty salt': set('SALT', Buffer.alloc(0)),
  'an empty second salt': set('DPSL', Buffer.alloc(0)),
  'a salt of 1 MB': set('SALT', Buffer.alloc(1_000_000)),
  'no salt': without('SALT'),
  'no classes': without('CLAS'),
  'no keys': without('WPKY'),
  'keys of 4 bytes': set('WPKY', Buffer.alloc(4)),
  'keys of 41 bytes': set('WPKY', Buffer.alloc(41)),
  'keys of nothing but zeros': set('WPKY', Buffer.alloc(40)),
  'one class again and again': set('CLAS', number(4)),
  'classes of 4 billion': set('CLAS', number(0xffff_ffff)),
  'only keys of the phone': set('WRAP', number(1)),
  'a length that lies': (bag) =>
    Buffer.concat([bag.subarray(0, 4), number(0xffff_ffff), bag.subarray(8)]),
  'its end cut off': (bag) => bag.subarray(0, bag.length - 10),
  'nothing in it': () => Buffer.alloc(0),
  'zeros alone': () => Buffer.alloc(1_000_000),
  'half a million empty fields': () => Buffer.alloc(4_000_000, Buffer.from('UUID\0\0\0\0')),
};

const bags: Attack[] = Object.entries(BAGS).map(([name, change]) => {
  let planted: Buffer = Buffer.alloc(0);
  return {
    name: `keybag: ${name}`,
    on: 'encrypted',
    plant(folder) {
      planted = changedLists(folder, ({ BackupKeyBag }) => ({
        BackupKeyBag: change(Buffer.from(BackupKeyBag)),
      }));
      put(folder, 'Manifest.plist', planted);
    },
    isThere: (folder) => holds(folder, 'Manifest.plist', planted),
    promised: LOCKED,
  };
});

const INDEX_KEYS: Record<string, Buffer> = {
  'of 4 bytes': Buffer.alloc(4, 1),
  'of nothing': Buffer.alloc(0),
  'of a class that is not there': Buffer.concat([Buffer.from([99, 0, 0, 0]), Buffer.alloc(40)]),
  'of a length that no key has': Buffer.concat([Buffer.from([4, 0, 0, 0]), Buffer.alloc(41)]),
  'of 1 MB': Buffer.alloc(1_000_000, 4),
};

const indexKeys: Attack[] = Object.entries(INDEX_KEYS).map(([name, ManifestKey]) => ({
  name: `key of the index: ${name}`,
  on: 'encrypted',
  plant: (folder) =>
    put(
      folder,
      'Manifest.plist',
      changedLists(folder, () => ({ ManifestKey })),
    ),
  isThere: (folder) => readFileSync(join(folder, 'Manifest.plist')).includes(ManifestKey),
  promised: LOCKED,
}));

const cipher = encrypt(FILE_KEY, jpeg(200));
const CIPHERS: Record<string, Buffer> = {
  'nothing where bytes were': Buffer.alloc(0),
  'one byte': Buffer.from([1]),
  'half a block at its end': cipher.subarray(0, cipher.length - 8),
  'an end that is no padding': encrypt(FILE_KEY, Buffer.alloc(100)).subarray(0, 96),
  noise: Buffer.alloc(4096, 0x5a),
  'a picture that was never encrypted': jpeg(200),
};

const ciphers: Attack[] = Object.entries(CIPHERS).map(([name, bytes]) => ({
  name: `encrypted photo: ${name}`,
  on: 'encrypted',
  plant: (folder) => put(folder, blob(TARGET), bytes),
  isThere: (folder) => holds(folder, blob(TARGET), bytes),
  promised: 'keeps the good photos',
}));

export const keybagAttacks: readonly Attack[] = [...bags, ...indexKeys, ...ciphers];
