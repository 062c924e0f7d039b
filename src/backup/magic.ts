const MAGICS = [
  { at: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { at: 0, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { at: 0, bytes: Buffer.from('GIF8') },
  { at: 0, bytes: Buffer.from('II*\0') },
  { at: 0, bytes: Buffer.from('MM\0*') },
  { at: 0, bytes: Buffer.from('SQLite format 3\0') },
  { at: 0, bytes: Buffer.from('bplist00') },
  { at: 4, bytes: Buffer.from('ftyp') },
];

/** Whether a file's first 16 bytes are those of a picture, a video, a database or a property list. */
export function hasKnownMagic(start: Buffer): boolean {
  return MAGICS.some(({ at, bytes }) => start.subarray(at, at + bytes.length).equals(bytes));
}
