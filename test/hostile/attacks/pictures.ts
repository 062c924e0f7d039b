/** Pictures that lie to whoever decodes them. */
import { crc32, deflateSync } from 'node:zlib';
import { fileId } from '../../../src/practice/backup/manifest.ts';
import { HEIC, inside, patched } from '../../backup/extract/heic.ts';
import type { Attack } from './attack.ts';
import {
  asked,
  blob,
  holds,
  inDatabase,
  jpeg,
  LIBRARY,
  put,
  TARGET,
  TARGET_ID,
} from './good-backup.ts';

const JPEG = jpeg(200);
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** Where the frame begins: a marker, its length, a byte, then height and width. */
const FRAME_AT = JPEG.indexOf(Buffer.from([0xff, 0xc0]));
const SCAN_AT = JPEG.indexOf(Buffer.from([0xff, 0xda]));

function ofSize(width: number, height: number, marker = 0xc0): Buffer {
  const copy = Buffer.from(JPEG);
  copy.set([marker], FRAME_AT + 1);
  copy.set([...u16(height), ...u16(width)], FRAME_AT + 5);
  return copy;
}

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, ...u16(body.length + 2)]), body]);
/** Behind the first two bytes. */
const withSegments = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);
const exif = (...tiff: readonly number[]): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff)]));
const TIFF = [0x4d, 0x4d, 0, 0x2a];

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  return Buffer.concat([Buffer.from(u32(body.length)), named, Buffer.from(u32(crc32(named)))]);
}

function png(width: number, height: number, body: Buffer, interlaced = 0): Buffer {
  const head = Buffer.from([...u32(width), ...u32(height), 8, 6, 0, 0, interlaced]);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const JPEGS: Record<string, () => Buffer> = {
  'a size of 65,500 times 65,500': () => ofSize(65_500, 65_500),
  'a size of 2,000 times 2,000 without the dots': () => ofSize(2000, 2000),
  'no size': () => ofSize(0, 0),
  'one line of 65,535 dots': () => ofSize(65_535, 1),
  'thousands of scans': () =>
    Buffer.concat([
      ofSize(2000, 2000, 0xc2).subarray(0, SCAN_AT),
      ...Array<Buffer>(1000).fill(Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xd0])),
      Buffer.from([0xff, 0xd9]),
    ]),
  'its end cut off': () => JPEG.subarray(0, SCAN_AT + 14),
  'its head alone': () => JPEG.subarray(0, 4),
  'a length of 0': () => withSegments(Buffer.from([0xff, 0xe1, 0, 0])),
  '4 MB of profiles': () =>
    withSegments(...Array<Buffer>(64).fill(segment(0xe2, Buffer.alloc(65_000, 1)))),
  'Exif that leads out of it': () => withSegments(exif(...TIFF, ...u32(0xffff_fff0))),
  'Exif that leads back to itself': () =>
    withSegments(
      exif(
        ...TIFF,
        ...u32(8),
        ...u16(1),
        ...u16(0x8769),
        ...u16(4),
        ...u32(1),
        ...u32(8),
        ...u32(8),
      ),
    ),
  'Exif with as many entries as there are numbers': () =>
    withSegments(exif(...TIFF, ...u32(8), ...u16(0xffff))),
  'an orientation of 65,535': () =>
    withSegments(
      exif(
        ...TIFF,
        ...u32(8),
        ...u16(1),
        ...u16(0x112),
        ...u16(3),
        ...u32(1),
        ...u16(0xffff),
        0,
        0,
        ...u32(0),
      ),
    ),
  'a page of the web': () => Buffer.from('<html><script>alert(1)</script></html>'),
  'an archive': () => Buffer.from('504b0304140000000800', 'hex'),
  zeros: () => Buffer.alloc(100_000),
  nothing: () => Buffer.alloc(0),
};

const PNGS: Record<string, () => Buffer> = {
  'a size of 100,000 times 100,000': () => png(100_000, 100_000, deflateSync(Buffer.alloc(100))),
  'a size of 2^31': () => png(0x7fff_ffff, 0x7fff_ffff, Buffer.alloc(10)),
  '50 MB of zeros for one dot': () => png(1, 1, deflateSync(Buffer.alloc(50_000_000))),
  'the same, interlaced': () => png(1, 1, deflateSync(Buffer.alloc(20_000_000)), 1),
  noise: () => png(16, 16, Buffer.alloc(500, 0xa5)),
  'a chunk of 4 GB': () =>
    Buffer.concat([
      png(1, 1, Buffer.alloc(0)).subarray(0, 33),
      Buffer.from(u32(0xffff_ffff)),
      Buffer.from('IDAT'),
    ]),
};

const HEICS: Record<string, () => Buffer> = {
  'a size of 4 billion': () =>
    patched(inside('ispe') + 4, [...u32(0xffff_ffff), ...u32(0xffff_ffff)]),
  'a grid of 256 times 256': () => patched(inside('idat') + 2, [255, 255]),
  'a place in the file for everything': () => patched(inside('iloc') + 4, [0xff, 0xff, 0xff, 0xff]),
  'references in a circle': () => patched(inside('dimg') + 4, [0, 1, 0, 1, 0, 1, 0, 1]),
  'boxes of 0 bytes': () => patched(inside('iprp') - 8, [0, 0, 0, 0]),
  'boxes of 2^64 bytes': () => patched(inside('ipco') - 8, [0, 0, 0, 1]),
  'its end cut off': () => HEIC.subarray(0, 300),
  'its head alone': () => HEIC.subarray(0, 12),
};

/** Puts it in place of the photo, which then has this extension. */
const pictures = (extension: string, all: Record<string, () => Buffer>): Attack[] =>
  Object.entries(all).map(([name, make]) => {
    const path = TARGET.replace('JPG', extension);
    const id = fileId('CameraRollDomain', path);
    return {
      name: `${extension}: ${name}`,
      looks: true,
      plant(folder) {
        put(folder, blob(path), make());
        inDatabase(folder, 'Manifest.db', (database) => {
          database
            .prepare('UPDATE Files SET fileID = ?, relativePath = ? WHERE fileID = ?')
            .run(id, path, TARGET_ID);
        });
        inDatabase(folder, blob(LIBRARY), (database) => {
          database
            .prepare('UPDATE ZASSET SET ZFILENAME = ? WHERE Z_PK = 3')
            .run(`IMG_0003.${extension}`);
        });
      },
      isThere: (folder) =>
        holds(folder, blob(path), make()) &&
        asked(folder, 'Manifest.db', `SELECT 1 FROM Files WHERE fileID = '${id}'`) === 1,
      promised: 'keeps the good photos',
    };
  });

export const pictureAttacks: readonly Attack[] = [
  ...pictures('JPG', JPEGS),
  ...pictures('PNG', PNGS),
  ...pictures('HEIC', HEICS),
];
