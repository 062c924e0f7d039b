/** What holds for every input at the gates between a backup and this computer. The seed is fixed. */
import fc from 'fast-check';
import { buildBinary } from 'plist';
import { expect, it } from 'vitest';
import { heifFacts } from '../../src/backup/extract/heif.ts';
import { namesOf, placeOf } from '../../src/backup/extract/names.ts';
import { orientationIn, uprightExif } from '../../src/backup/extract/upright-exif.ts';
import { foldedName } from '../../src/backup/filename.ts';
import { parseKeybag } from '../../src/backup/keys/keybag.ts';
import { parseRecord, propertiesOf } from '../../src/backup/manifest/mbdb-record.ts';
import { parseMBFile } from '../../src/backup/manifest/mbfile.ts';
import { readAttributes } from '../../src/backup/photos/attributes.ts';
import { bareJpeg } from '../../src/backup/pictures/bare-jpeg.ts';
import { parseDictionary } from '../../src/backup/plist.ts';
import { BackupError } from '../../src/backup/types.ts';
import { safeText } from '../../src/terminal/safe-text.ts';
import { HEIC } from '../backup/extract/heic.ts';
import { record } from '../backup/mbdb-bytes.ts';
import { photo } from '../backup/photo.ts';
import { jpeg } from './attacks/good-backup.ts';

const SETTINGS = { numRuns: 200, seed: 20_260_501 };
/** Far more than any of them takes; a loop without an end takes longer. */
const AT_MOST_MS = 1000;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '..',
        '/',
        '\\',
        ':',
        '\0',
        'CON',
        '.',
        ' ',
        '\u001b]0;',
        '\u009b',
        '\u202e',
        'e\u0301',
        '\ud83d',
        '\u{1f4f7}',
        'x'.repeat(90),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

/** Noise, and a good value with some of its bytes changed: noise alone does not get past the first mark. */
const bytesLike = (good: Buffer) =>
  fc.oneof(
    fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    fc
      .record({
        changes: fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
        keep: fc.integer({ min: 0, max: good.length }),
        cut: fc.boolean(),
      })
      .map(({ changes, keep, cut }) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes.writeUInt8(value, at);
        return cut ? bytes.subarray(0, keep) : bytes;
      }),
  );

const field = (tag: string, value: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([Buffer.from(tag), length, value]);
};
const KEYBAG = Buffer.concat([
  field('UUID', Buffer.alloc(16)),
  field('SALT', Buffer.alloc(20)),
  field('ITER', Buffer.from([0, 0, 0, 9])),
  field('UUID', Buffer.alloc(16)),
  field('CLAS', Buffer.from([0, 0, 0, 4])),
  field('WRAP', Buffer.from([0, 0, 0, 2])),
  field('WPKY', Buffer.alloc(40)),
]);
const LIST = Buffer.from(
  buildBinary({ a: [1, 'two', { three: Buffer.alloc(3) }], b: new Date(0) }),
);
const XML = Buffer.from(
  '<plist><dict><key>a</key><array><string>b&amp;</string></array></dict></plist>',
);
const RECORD = record({ path: 'Media/x.JPG', properties: { name: Buffer.from('value') } });
const MBFILE = Buffer.from(
  buildBinary({
    $top: { root: { UID: 1 } },
    $objects: ['$null', { Size: 5, EncryptionKey: { UID: 2 } }, { 'NS.data': Buffer.alloc(44) }],
  }),
);

/** Reads, or refuses in the way that the caller expects. */
function survives(read: (bytes: Buffer) => unknown): (bytes: Buffer) => void {
  return (bytes) => {
    const began = performance.now();
    try {
      read(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(BackupError);
    }
    expect(performance.now() - began).toBeLessThan(AT_MOST_MS);
  };
}

it.each<[string, Buffer, (bytes: Buffer) => unknown]>([
  ['a binary property list', LIST, (bytes) => parseDictionary(bytes)],
  ['an XML property list', XML, (bytes) => parseDictionary(bytes, { withoutData: true })],
  ['a list of attributes', LIST, readAttributes],
  ['a record of the index', MBFILE, parseMBFile],
  ['a keybag', KEYBAG, parseKeybag],
  [
    'a record of iOS 9',
    RECORD,
    (bytes) => {
      const found = parseRecord(bytes, 0);
      if (found !== null) propertiesOf(found.record);
    },
  ],
  ['a HEIC', HEIC, heifFacts],
  ['a JPEG', jpeg(9), (bytes) => bareJpeg(bytes, { width: 64, height: 64 })],
  [
    'EXIF',
    Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
    (bytes) => [orientationIn(bytes), uprightExif(bytes, 1, 1)],
  ],
])('any bytes as %s are read or refused, and never hold anybody up', (_, good, read) => {
  expect(() => read(good)).not.toThrow();
  fc.assert(fc.property(bytesLike(good), survives(read)), SETTINGS);
});

it('no text moves a cursor, hides or turns around, and a safe text stays as it is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const safe = safeText(text);
      expect(safe).not.toMatch(/[\p{Cc}\u200b\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]/u);
      expect(safe.isWellFormed()).toBe(true);
      expect(safeText(safe)).toBe(safe);
    }),
    SETTINGS,
  );
});

it('every name that is written fits every disk, in a folder of its own or not', () => {
  const file = { fileID: '0'.repeat(40), domain: 'CameraRollDomain', bytes: 1 };
  fc.assert(
    fc.property(anyText, anyText, fc.integer({ min: 1, max: 9999 }), (name, path, copy) => {
      const named = photo('any', { name, path: `Media/DCIM/${path}` });
      const outputs = (['original', 'edited', 'live-movie', 'jpeg'] as const).map((role) => ({
        role,
        file: {
          ...file,
          role: role === 'jpeg' ? 'original' : role,
          path: `Media/${path}.HEIC`,
        } as const,
      }));
      const { folders, stem } = placeOf(named, 'by-date');
      expect(folders.join('/')).toMatch(/^(undated|\d{4}\/\d{2})$/);
      const names = namesOf(named, outputs, stem, copy);
      for (const written of names) {
        expect(written).not.toMatch(/[<>:"/\\|?*\p{Cc}\u202a-\u202e]|^\.|[. ]$|^$/u);
        expect(written).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(
          255 - '..4294967295-00000000.backroll-partial'.length,
        );
        expect(written.isWellFormed()).toBe(true);
      }
      // A disk that ignores case, or the two spellings of an accent, keeps them apart.
      expect(new Set(names.map(foldedName)).size).toBe(names.length);
    }),
    SETTINGS,
  );
});
