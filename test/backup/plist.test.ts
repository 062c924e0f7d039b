import fc from 'fast-check';
import { build, buildBinary } from 'plist';
import { expect, it, vi } from 'vitest';
import { parseMBFile } from '../../src/backup/manifest/mbfile.ts';
import { readAttributes } from '../../src/backup/photos/attributes.ts';
import { parseDictionary, parsePlist } from '../../src/backup/plist.ts';
import { archiveFile } from '../../src/practice/backup/mbfile.ts';

it('reads both encodings', () => {
  const value = { Name: 'Kim’s iPhone', Date: new Date('2026-01-02T03:04:05Z'), On: true };
  expect(parsePlist(Buffer.from(build(value)))).toEqual(value);
  expect(parsePlist(Buffer.from(`\uFEFF${build(value)}`))).toEqual(value);
  expect(parsePlist(Buffer.from(buildBinary(value)))).toEqual(value);
});

it('leaves out the pictures in an XML list on request', () => {
  const bytes = Buffer.from(build({ Icon: Buffer.alloc(3000, 1), Name: 'x' }));
  const read = parseDictionary(bytes, { withoutData: true });
  expect(read).toMatchObject({ Name: 'x' });
  expect(read?.Icon).toHaveLength(0);
});

it('reads what is legal in XML', () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">
    <plist version="1.0"><!-- a <key> --><dict>
      <key>a &amp; b</key><string>&lt;&#233;&#x1F600;<![CDATA[&amp;]]></string>
      <key>none</key><string/><key>list</key><array><true/><false/><array/><dict/></array>
      <key>number</key><integer> -5 </integer><key>real</key><real>2.5</real>
      <key>data</key><data> aGk= </data>
    </dict></plist>`;
  const read = parseDictionary(Buffer.from(xml));
  expect(read).toMatchObject({
    'a & b': '<é😀&amp;',
    none: '',
    list: [true, false, [], {}],
    number: -5,
    real: 2.5,
    data: new Uint8Array(Buffer.from('hi')),
  });
});

it.each([
  ['its end cut off', '<plist><dict><key>a</key>'],
  ['tags that do not match', '<plist><dict><array></dict></plist>'],
  ['a value without a key', '<plist><dict><string>x</string></dict></plist>'],
  ['an unknown tag', '<plist><dict><key>a</key><evil/></dict></plist>'],
  [
    'a key that would change every object',
    '<plist><dict><key>__proto__</key><dict/></dict></plist>',
  ],
  ['an entity of its own', '<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>'],
  ['an entity that nobody knows', '<plist><string>&unknown;</string></plist>'],
  ['text after the end', '<plist><dict/></plist><dict/>'],
  ['too deep', `<plist>${'<array>'.repeat(1000)}`],
  ['many comments without an end', '<!--'.repeat(500_000)],
  ['many tags without an end', '<plist'.repeat(500_000)],
  ['no list', '<html></html>'],
  ['not even XML', 'Hello'],
])('refuses a text with %s, without a word on the console', (_, xml) => {
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  expect(parseDictionary(Buffer.from(xml))).toBeNull();
  for (const spy of said) expect(spy).not.toHaveBeenCalled();
});

/** A list of arrays, each holding the next one twice: small on the disk, 2^n values when read. */
function bomb(depth: number): Buffer {
  const objects = Array.from({ length: depth }, (_, i) => [0xa2, i + 1, i + 1]);
  return binaryPlist([...objects, [0x10, 1]]);
}

function binaryPlist(objects: number[][]): Buffer {
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(2, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  const table = Buffer.alloc(offsets.length * 2);
  offsets.forEach((offset, i) => {
    table.writeUInt16BE(offset, i * 2);
  });
  return Buffer.concat([Buffer.from('bplist00'), Buffer.from(objects.flat()), table, trailer]);
}

it('refuses a list that expands without end, and one that holds itself', () => {
  expect(() => parsePlist(bomb(60))).toThrow('too many');
  expect(parsePlist(bomb(3))).toEqual([
    [
      [1, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [1, 1],
    ],
  ]);
  expect(() => parsePlist(binaryPlist([[0xa1, 0]]))).toThrow('loops');
});

it('never does anything but read or refuse, whatever the bytes', () => {
  const whole = archiveFile({
    path: 'Media/DCIM/100APPLE/IMG_0001.HEIC',
    mode: 0o100644,
    size: 1,
    created: new Date(0),
    modified: new Date(0),
    protectionClass: 3,
    inode: 1,
    attributes: { 'com.apple.assetsd.UUID': Buffer.alloc(16, 0xab) },
    encryptionKey: Buffer.alloc(44),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes.writeUInt8(value, at);
        const file = parseMBFile(bytes);
        if (file?.extendedAttributes) readAttributes(file.extendedAttributes);
        expect(file === null || file.size === null || file.size >= 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it('reads what the phone recorded of a file', () => {
  const file = parseMBFile(
    archiveFile({
      path: 'Media/DCIM/100APPLE/IMG_0001.HEIC',
      mode: 0o100644,
      size: 123,
      created: new Date(1000),
      modified: new Date(2000),
      protectionClass: 3,
      inode: 1,
      attributes: {
        'com.apple.assetsd.UUID': Buffer.from('00112233445566778899aabbccddeeff', 'hex'),
        'com.apple.assetsd.originalFilename': Buffer.from('Café.heic'),
        'com.apple.assetsd.trashed': Buffer.from([1, 0]),
        'com.apple.assetsd.customCreationDate': Buffer.from(buildBinary(new Date(5000))),
        'com.apple.assetsd.timeZoneOffset': Buffer.from([0x90, 0x9d, 0xff, 0xff]),
      },
      encryptionKey: Buffer.alloc(44, 9),
    }),
  );
  expect(file).toMatchObject({ size: 123, lastModified: 2, encryptionKey: Buffer.alloc(44, 9) });
  expect(readAttributes(file?.extendedAttributes ?? Buffer.alloc(0))).toEqual({
    uuid: '00112233-4455-6677-8899-AABBCCDDEEFF',
    burst: null,
    originalFilename: 'Café.heic',
    trashed: true,
    hidden: false,
    favorite: false,
    takenAt: '1970-01-01T00:00:05.000Z',
    addedAt: null,
    timeZoneOffset: -25_200,
    cloudGuid: null,
    screenshot: false,
  });
});

it('takes a size that is absent for unknown, not for nothing', () => {
  const archive = { $top: { root: { UID: 1 } }, $objects: ['$null', { Birth: 1 }] };
  expect(parseMBFile(Buffer.from(buildBinary(archive)))).toMatchObject({ size: null });
});
