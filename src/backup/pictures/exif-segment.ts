const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const MARK = Buffer.from('Exif\0\0', 'latin1');

/**
 * The EXIF of a JPEG: the TIFF block behind `Exif\0\0` in its first segment of that kind (Exif 2.32, 4.7.2).
 * @returns nothing, as an empty block, where there is none before the picture itself begins.
 */
export function exifOf(jpeg: Buffer): Buffer {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== START_OF_SCAN) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const body = jpeg.subarray(at + 4, end);
    if (jpeg[at + 1] === APP1 && body.subarray(0, MARK.length).equals(MARK)) {
      return body.subarray(MARK.length);
    }
    at = end;
  }
  return Buffer.alloc(0);
}
