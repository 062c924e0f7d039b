/** The formats that pictures are decoded from. */
export type PictureFormat = 'jpeg' | 'png' | 'heic';

const MAGICS: readonly { format: PictureFormat; at: number; bytes: Buffer }[] = [
  { format: 'jpeg', at: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { format: 'png', at: 0, bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
  { format: 'heic', at: 4, bytes: Buffer.from('ftyp') },
];

/** By the first bytes: names lie. @returns `null` for what is none of them. */
export function formatOf(start: Buffer): PictureFormat | null {
  const found = MAGICS.find(({ at, bytes }) => start.subarray(at, at + bytes.length).equals(bytes));
  return found?.format ?? null;
}
