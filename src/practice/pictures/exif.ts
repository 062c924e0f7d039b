import piexif from 'piexif-ts';

/** What a camera writes into a photo. */
export interface CameraNotes {
  make: string;
  model: string;
  lens: string;
  /** iOS version, as the camera's `Software`. */
  software: string;
  taken: Date;
  /** Seconds east of UTC where it was taken. */
  timeZoneOffset: number;
  width: number;
  height: number;
  /** EXIF orientation: 1 upright, 6 when the pixels lie on their left side. */
  orientation: 1 | 6;
  position: { latitude: number; longitude: number } | null;
  /** Pairs the still of a Live Photo with its movie. */
  contentIdentifier: string | null;
}

/** `2026:05:01 09:05:12`, on the clock at the place. */
export function exifTime(taken: Date, timeZoneOffset: number): string {
  const local = new Date(taken.getTime() + timeZoneOffset * 1000).toISOString();
  return `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11, 19)}`;
}

/** `+02:00`, from seconds east of UTC. */
export function exifOffset(timeZoneOffset: number): string {
  const minutes = Math.abs(timeZoneOffset) / 60;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${timeZoneOffset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The same JPEG with EXIF of an iPhone's camera in it. */
export function withExif(jpeg: Buffer, notes: CameraNotes): Buffer {
  const { ImageIFD, ExifIFD, GPSIFD } = piexif.TagValues;
  const time = exifTime(notes.taken, notes.timeZoneOffset);
  const offset = exifOffset(notes.timeZoneOffset);
  const thousandths = String(notes.taken.getUTCMilliseconds()).padStart(3, '0');
  const exif = piexif.dump({
    '0th': {
      [ImageIFD.Make]: notes.make,
      [ImageIFD.Model]: notes.model,
      [ImageIFD.Orientation]: notes.orientation,
      [ImageIFD.XResolution]: [72, 1],
      [ImageIFD.YResolution]: [72, 1],
      [ImageIFD.ResolutionUnit]: 2,
      [ImageIFD.Software]: notes.software,
      [ImageIFD.DateTime]: time,
      [ImageIFD.HostComputer]: notes.model,
      [ImageIFD.YCbCrPositioning]: 1,
    },
    Exif: {
      [ExifIFD.ExposureTime]: [1, 240],
      [ExifIFD.FNumber]: [8, 5],
      [ExifIFD.ISOSpeedRatings]: 50,
      [ExifIFD.ExifVersion]: '0232',
      [ExifIFD.ComponentsConfiguration]: '\x01\x02\x03\0',
      [ExifIFD.FlashpixVersion]: '0100',
      [ExifIFD.DateTimeOriginal]: time,
      [ExifIFD.DateTimeDigitized]: time,
      [ExifIFD.OffsetTime]: offset,
      [ExifIFD.OffsetTimeOriginal]: offset,
      [ExifIFD.OffsetTimeDigitized]: offset,
      [ExifIFD.SubSecTimeOriginal]: thousandths,
      [ExifIFD.SubSecTimeDigitized]: thousandths,
      [ExifIFD.ColorSpace]: 1,
      [ExifIFD.PixelXDimension]: notes.width,
      [ExifIFD.PixelYDimension]: notes.height,
      [ExifIFD.LensMake]: notes.make,
      [ExifIFD.LensModel]: notes.lens,
      ...(notes.contentIdentifier && {
        [ExifIFD.MakerNote]: appleMakerNote(notes.contentIdentifier).toString('latin1'),
      }),
    },
    ...(notes.position && {
      GPS: {
        [GPSIFD.GPSVersionID]: [2, 3, 0, 0],
        [GPSIFD.GPSLatitudeRef]: notes.position.latitude < 0 ? 'S' : 'N',
        [GPSIFD.GPSLatitude]: piexif.GPSHelper.degToDmsRational(Math.abs(notes.position.latitude)),
        [GPSIFD.GPSLongitudeRef]: notes.position.longitude < 0 ? 'W' : 'E',
        [GPSIFD.GPSLongitude]: piexif.GPSHelper.degToDmsRational(
          Math.abs(notes.position.longitude),
        ),
        [GPSIFD.GPSDateStamp]: notes.taken.toISOString().slice(0, 10).replaceAll('-', ':'),
      },
    }),
  });
  return Buffer.from(piexif.insert(exif, jpeg.toString('latin1')), 'latin1');
}

/**
 * Apple's maker note with its one entry that matters here, tag 0x0011: the content identifier that
 * the Live Photo's movie carries too. Layout as ExifTool documents it: a 14-byte head, then one
 * big-endian directory whose offsets count from the start of the note.
 */
function appleMakerNote(contentIdentifier: string): Buffer {
  const text = Buffer.from(`${contentIdentifier}\0`, 'latin1');
  const directory = Buffer.alloc(18);
  directory.writeUInt16BE(1, 0);
  directory.writeUInt16BE(0x0011, 2);
  directory.writeUInt16BE(2, 4);
  directory.writeUInt32BE(text.length, 6);
  directory.writeUInt32BE(14 + directory.length, 10);
  return Buffer.concat([Buffer.from('Apple iOS\0\0\x01MM', 'latin1'), directory, text]);
}
