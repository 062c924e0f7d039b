/** A short silent movie: JPEG frames and what the camera notes beside them. */
export interface Movie {
  width: number;
  height: number;
  frames: readonly Buffer[];
  framesPerSecond: number;
  created: Date;
  /** QuickTime metadata by key, such as `com.apple.quicktime.creationdate`. */
  metadata: Readonly<Record<string, string>>;
}

const TIMESCALE = 600;
const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/**
 * A QuickTime file with one Motion-JPEG track: `ftyp`, `wide`, `mdat`, `moov`, in an iPhone's order.
 * Layout after Apple's published QuickTime File Format Specification.
 */
export function quickTime(movie: Movie): Buffer {
  const head = Buffer.concat([
    atom('ftyp', ascii('qt  '), u32(0), ascii('qt  ')),
    atom('wide'),
    u32(8 + movie.frames.reduce((sum, frame) => sum + frame.length, 0)),
    ascii('mdat'),
  ]);
  return Buffer.concat([head, ...movie.frames, moov(movie, head.length)]);
}

function moov(movie: Movie, firstFrame: number): Buffer {
  const frameTicks = Math.round(TIMESCALE / movie.framesPerSecond);
  const duration = frameTicks * movie.frames.length;
  // QuickTime counts seconds from 1904.
  const created = Math.floor(movie.created.getTime() / 1000) + 2_082_844_800;
  const times = [created, created];
  const size = [movie.width * 0x10000, movie.height * 0x10000];

  const mvhd = atom(
    'mvhd',
    u32(0, ...times, TIMESCALE, duration, 0x10000),
    u16(0x0100, 0, 0, 0, 0, 0),
    u32(...IDENTITY, 0, 0, 0, 0, 0, 0, 2),
  );
  const tkhd = atom(
    'tkhd',
    u32(0x0f, ...times, 1, 0, duration, 0, 0),
    u16(0, 0, 0, 0),
    u32(...IDENTITY, ...size),
  );
  const mdhd = atom('mdhd', u32(0, ...times, TIMESCALE, duration), u16(0, 0));
  const media = atom(
    'mdia',
    mdhd,
    handler('mhlr', 'vide'),
    atom(
      'minf',
      atom('vmhd', u32(1), u16(0x40, 0x8000, 0x8000, 0x8000)),
      handler('dhlr', 'alis'),
      atom('dinf', atom('dref', u32(0, 1), atom('alis', u32(1)))),
      sampleTable(movie, frameTicks, firstFrame),
    ),
  );
  return atom('moov', mvhd, atom('trak', tkhd, media), metadata(movie.metadata));
}

function sampleTable(movie: Movie, frameTicks: number, firstFrame: number): Buffer {
  const count = movie.frames.length;
  const jpegEntry = Buffer.concat([
    u32(86),
    ascii('jpeg'),
    u16(0, 0, 0, 1, 0, 0),
    ascii('appl'),
    u32(0, 0x200),
    u16(movie.width, movie.height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.from('\x0cPhoto - JPEG'.padEnd(32, '\0'), 'latin1'),
    u16(24, 0xffff),
  ]);
  return atom(
    'stbl',
    atom('stsd', u32(0, 1), jpegEntry),
    atom('stts', u32(0, 1, count, frameTicks)),
    atom('stsc', u32(0, 1, 1, count, 1)),
    atom('stsz', u32(0, 0, count, ...movie.frames.map((frame) => frame.length))),
    atom('stco', u32(0, 1, firstFrame)),
  );
}

function metadata(entries: Readonly<Record<string, string>>): Buffer {
  const keys = Object.keys(entries).map((key) => atom('mdta', ascii(key)));
  const values = Object.values(entries).map((value, index) => {
    const data = atom('data', u32(1, 0), Buffer.from(value));
    return Buffer.concat([u32(8 + data.length, index + 1), data]);
  });
  return atom(
    'meta',
    atom('hdlr', u32(0, 0), ascii('mdta'), u32(0, 0, 0), u16(0)),
    atom('keys', u32(0, keys.length), ...keys),
    atom('ilst', ...values),
  );
}

const handler = (component: string, type: string) =>
  atom('hdlr', u32(0), ascii(component), ascii(type), u32(0, 0, 0), Buffer.of(0));

function atom(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(8 + body.length), ascii(type), body]);
}

const ascii = (text: string) => Buffer.from(text, 'latin1');

function u32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    buffer.writeUInt32BE(value, index * 4);
  });
  return buffer;
}

function u16(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    buffer.writeUInt16BE(value, index * 2);
  });
  return buffer;
}
