import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbdbManifest } from '../../src/backup/manifest/mbdb.ts';
import { parseDictionary } from '../../src/backup/plist.ts';
import { failure } from './hand-made.ts';
import { MODIFIED, mbdb, record } from './mbdb-bytes.ts';

/** The bytes in pieces of one length, as a disk gives them. */
async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const read = (bytes: Buffer, length = 256 * 1024) => mbdbManifest(pieces(bytes, length));
const sms = '3d0d7e5fb2ce288813306e4d4636395e047a3d28';
const DCIM = 'Media/DCIM/100APPLE';
const KEY = Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.alloc(40, 9)]);

const LIST = mbdb([
  { domain: 'HomeDomain', path: 'Library/SMS', mode: 0o40755 },
  {
    domain: 'HomeDomain',
    path: 'Library/SMS/sms.db',
    digest: Buffer.alloc(20, 5),
    size: 2n ** 33n + 5n,
  },
  { path: `${DCIM}/IMG_0002.JPG`, size: 7, key: KEY, properties: { name: Buffer.from([0, 255]) } },
  { path: `${DCIM}/IMG_0001.JPG`, size: 2n ** 63n },
  { path: `${DCIM}/link`, mode: 0o120755, target: 'elsewhere' },
  { path: 'Media/DCIMother/IMG_0003.JPG' },
]);

describe('a list of records', () => {
  it.each([256 * 1024, 100, 7, 1])('is read in pieces of %i bytes', async (length) => {
    const manifest = await read(LIST, length);
    const found = [...manifest.files('CameraRollDomain', 'Media/DCIM/')];
    expect(found.map(({ path }) => path)).toEqual([`${DCIM}/IMG_0001.JPG`, `${DCIM}/IMG_0002.JPG`]);
    expect(manifest.find('HomeDomain', 'Library/SMS/sms.db')?.fileID).toBe(sms);
    expect(manifest.record(sms)).toEqual({
      size: 2 ** 33 + 5,
      lastModified: MODIFIED,
      digest: null,
      encryptionKey: null,
      extendedAttributes: null,
    });
    expect([manifest.skipped(), manifest.brokeOff]).toEqual([0, false]);
  });

  it('gives the key and the attributes of a file byte by byte', async () => {
    const manifest = await read(LIST);
    const entry = manifest.find('CameraRollDomain', `${DCIM}/IMG_0002.JPG`);
    const found = manifest.record(entry?.fileID ?? '');
    expect(found?.encryptionKey).toEqual(KEY);
    const attributes = parseDictionary(found?.extendedAttributes ?? Buffer.alloc(0));
    expect(Buffer.from(attributes?.name as Uint8Array)).toEqual(Buffer.from([0, 255]));
  });

  it('takes a length that no file can have for unknown', async () => {
    const manifest = await read(LIST);
    const entry = manifest.find('CameraRollDomain', `${DCIM}/IMG_0001.JPG`);
    expect(manifest.record(entry?.fileID ?? '')?.size).toBeNull();
  });

  it('lists neither folders nor links', async () => {
    const manifest = await read(LIST);
    const names = [...manifest.all()].map(({ path }) => path.split('/').at(-1)).sort();
    expect(names).toEqual(['IMG_0001.JPG', 'IMG_0002.JPG', 'IMG_0003.JPG', 'sms.db']);
    expect(manifest.find('HomeDomain', 'Library/SMS')).toBeNull();
    expect(manifest.find('CameraRollDomain', `${DCIM}/link`)).toBeNull();
  });

  it('names a blob by the bytes of the path, whichever way its accents are spelled', async () => {
    const paths = ['Media/DCIM/\u00fc.JPG', 'Media/DCIM/u\u0308.JPG'];
    const manifest = await read(mbdb(paths.map((path) => ({ path }))));
    for (const path of paths) {
      const wanted = createHash('sha1').update(`CameraRollDomain-${path}`).digest('hex');
      expect(manifest.find('CameraRollDomain', path)?.fileID).toBe(wanted);
    }
  });

  it('tells apart two names that have one hash', async () => {
    const manifest = await read(mbdb([{ domain: 'A', path: 'B-c' }]));
    expect(manifest.find('A-B', 'c')).toBeNull();
    expect(manifest.find('A', 'B-c')).not.toBeNull();
  });

  it('skips and counts what is no file, folder or link', async () => {
    const odd = [{ mode: 0 }, { domain: null }, { domain: '' }, { mode: 0o60644 }];
    const manifest = await read(mbdb([...odd, { path: 'x/y' }]));
    expect(manifest.skipped()).toBe(4);
    expect([...manifest.files('CameraRollDomain', 'x/')]).toHaveLength(1);
  });

  it('is empty when it holds none', async () => {
    const manifest = await read(mbdb([]));
    expect([...manifest.files('CameraRollDomain', 'Media/')]).toEqual([]);
    expect(manifest.brokeOff).toBe(false);
  });
});

describe('a damaged list', () => {
  it('is used as far as it goes, wherever it is cut', async () => {
    const one = { path: 'a/1', key: KEY, properties: { x: Buffer.alloc(300) } };
    const whole = mbdb([one]);
    const bytes = mbdb([one, { ...one, path: 'a/2' }]);
    for (let end = whole.length; end <= bytes.length; end += 1) {
      const manifest = await read(bytes.subarray(0, end), 64);
      const atBoundary = end === whole.length || end === bytes.length;
      expect(manifest.brokeOff).toBe(!atBoundary);
      const count = [...manifest.files('CameraRollDomain', 'a/')].length;
      expect(count).toBe(end === bytes.length ? 2 : 1);
    }
  });

  it.each([
    ['empty', ''],
    ['cut in its first bytes', 'mbd'],
    ['of another format', 'mbdb\x04\x00'],
    ['a list of iOS 4', 'mbdx\x02\x00'],
  ])('is refused when it is %s', async (_, text) => {
    expect((await failure(read(Buffer.from(text, 'latin1'), 2))).code).toBe('damaged');
  });

  it('does not follow a record that claims to be endless', async () => {
    const wide = Buffer.alloc(0xfffe);
    const names = Array.from({ length: 200 }, (_, at) => [`${at}`, wide] as const);
    const endless = record({ path: 'b', properties: Object.fromEntries(names) });
    let given = 0;
    async function* source() {
      for await (const piece of pieces(Buffer.concat([mbdb([{ path: 'a/1' }]), endless]), 65_536)) {
        given += piece.length;
        yield piece;
      }
    }
    const manifest = await mbdbManifest(source());
    expect(manifest.brokeOff).toBe(true);
    expect(given).toBeLessThan(3_000_000);
    expect(manifest.find('CameraRollDomain', 'a/1')).not.toBeNull();
  });

  it('never fails on bytes without sense', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(400), async (noise, at) => {
        const bytes = Buffer.concat([LIST.subarray(0, 6 + (at % LIST.length)), noise]);
        const manifest = await read(bytes, 50);
        for (const { fileID } of manifest.files('CameraRollDomain', 'Media/')) {
          manifest.record(fileID);
        }
      }),
      { numRuns: 300 },
    );
  });
});
