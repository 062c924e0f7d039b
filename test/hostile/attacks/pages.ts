/** Databases that are broken as files: what SQLite itself must survive, and what must be told of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Attack, Promised } from './attack.ts';
import { blob, changed, holds, LIBRARY, put } from './good-backup.ts';

const PAGE_BYTES = 4096;

/** A copy with other bytes from a place on. */
function patched(bytes: Buffer, at: number, ...values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}

/** The same in every page but the first, which holds the schema. */
function inPages(bytes: Buffer, change: (page: Buffer, number: number) => void): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = PAGE_BYTES; at + PAGE_BYTES <= copy.length; at += PAGE_BYTES) {
    change(copy.subarray(at, at + PAGE_BYTES), at / PAGE_BYTES + 1);
  }
  return copy;
}

function inUtf16(): Buffer {
  const database = new Database(':memory:');
  database.exec(
    "PRAGMA encoding = 'UTF-16le'; CREATE TABLE other (x); INSERT INTO other VALUES ('x')",
  );
  const bytes = database.serialize();
  database.close();
  return bytes;
}

const BROKEN: Record<string, (good: Buffer) => Buffer> = {
  'an empty file': () => Buffer.alloc(0),
  'no database': () => Buffer.from('This is a text, and longer than sixteen bytes.'),
  'the mark alone': (good) => good.subarray(0, 16),
  'the header alone': (good) => good.subarray(0, 100),
  'cut in the middle of a page': (good) => good.subarray(0, good.length - 2000),
  'cut to half': (good) => good.subarray(0, PAGE_BYTES * Math.floor(good.length / PAGE_BYTES / 2)),
  'pages of 0 bytes': (good) => patched(good, 16, 0, 0),
  'pages of 64 KB': (good) => patched(good, 16, 0, 1),
  'pages of 3 bytes': (good) => patched(good, 16, 0, 3),
  'four billion pages': (good) => patched(good, 28, 255, 255, 255, 255),
  'a format of the future': (good) => patched(good, 18, 255, 255),
  'a schema of noise': (good) => patched(good, 100, ...Array(400).fill(0xff)),
  'every page of noise': (good) => inPages(good, (page) => page.fill(0xa5)),
  'every page of nothing': (good) => inPages(good, (page) => page.fill(0)),
  'every page its own child': (good) =>
    inPages(good, (page, number) => {
      page.fill(0, 0, 20);
      page.writeUInt8(5, 0);
      page.writeUInt32BE(number, 8);
    }),
  'every cell at the end of its page': (good) =>
    inPages(good, (page) => {
      page.fill(0xff, 8, 60);
    }),
  'as many cells as there are numbers': (good) =>
    inPages(good, (page) => {
      page.writeUInt16BE(0xffff, 3);
    }),
  'another database, in UTF-16': inUtf16,
  'the same in a free list that turns in circles': (good) =>
    patched(patched(good, 32, 0, 0, 0, 2), 36, 255, 255, 255, 255),
};

const DATABASES: { name: string; path: string; promised: Promised }[] = [
  { name: 'index', path: 'Manifest.db', promised: { refused: ['damaged'] } },
  { name: 'library', path: blob(LIBRARY), promised: 'keeps the good photos' },
];

const broken: Attack[] = DATABASES.flatMap(({ name, path, promised }) =>
  Object.entries(BROKEN).map(([what, make]) => {
    let planted: Buffer | null = null;
    return {
      name: `${name}: ${what}`,
      plant(folder) {
        planted = make(readFileSync(join(folder, path)));
        put(folder, path, planted);
      },
      isThere: (folder) => planted !== null && holds(folder, path, planted),
      promised,
    };
  }),
);

/** A log beside the index that is not one, and pages in a log that were never there. */
const logs: Attack[] = [
  ['of noise', Buffer.alloc(8192, 0xa5)],
  ['with its header alone', Buffer.from('377f0682002de21800001000', 'hex')],
  ['of zeros', Buffer.alloc(70_000)],
].map(([what, bytes]) => ({
  name: `index: a log ${what}`,
  plant: (folder) => put(folder, 'Manifest.db-wal', bytes ?? ''),
  isThere: (folder) => holds(folder, 'Manifest.db-wal', Buffer.from(bytes ?? '')),
  promised: 'keeps the good photos',
}));

/** A value whose length in its cell is as long as the whole file: its pages are used again and again. */
const circles: Attack = {
  name: 'library: a name whose pages lead back to the first',
  plant(folder) {
    const path = blob(LIBRARY);
    const long = changed(readFileSync(join(folder, path)), (database) => {
      database.exec(
        'UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = hex(zeroblob(100000)) WHERE Z_PK = 3',
      );
    });
    // Every page that holds nothing but a piece of it begins with the number of the next.
    const circled = inPages(long, (page, number) => {
      const isPiece = page.subarray(4, 1000).every((byte) => byte === 0x30);
      if (isPiece) page.writeUInt32BE(number, 0);
    });
    put(folder, path, circled);
  },
  isThere: (folder) => readFileSync(join(folder, blob(LIBRARY))).length > 200_000,
  promised: 'keeps the good photos',
};

export const pageAttacks: readonly Attack[] = [...broken, ...logs, circles];
