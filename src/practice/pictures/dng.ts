import type { Raster } from './draw.ts';

/** One directory entry of a TIFF file: tag, field type, and the values. */
type Field = readonly [tag: number, type: keyof typeof TYPE_BYTES, values: readonly number[]];

/** Bytes of one value, by TIFF 6.0 field type: 1 byte, 2 ASCII, 3 short, 4 long, 5 rational, 10 signed. */
const TYPE_BYTES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8 } as const;

/**
 * A small linear-RGB DNG: 16 bits a channel, uncompressed, one strip. Tags after Adobe's Digital
 * Negative Specification 1.4; rationals are written over 10,000.
 */
export function dng(raster: Raster, make: string, model: string, localTime: string): Buffer {
  const pixels = linearPixels(raster);
  const fields = (strip: number): Field[] => [
    [254, 4, [0]],
    [256, 4, [raster.width]],
    [257, 4, [raster.height]],
    [258, 3, [16, 16, 16]],
    [259, 3, [1]],
    [262, 3, [34892]],
    [271, 2, text(make)],
    [272, 2, text(model)],
    [273, 4, [strip]],
    [274, 3, [1]],
    [277, 3, [3]],
    [278, 4, [raster.height]],
    [279, 4, [pixels.length]],
    [284, 3, [1]],
    [306, 2, text(localTime)],
    [50706, 1, [1, 4, 0, 0]],
    [50707, 1, [1, 3, 0, 0]],
    [50708, 2, text(model)],
    [50721, 10, [0.8, -0.2, -0.1, -0.4, 1.3, 0.1, -0.1, 0.2, 0.6]],
    [50728, 5, [1, 1, 1]],
    [50778, 3, [21]],
  ];
  // The head's length does not depend on where the strip begins, so it is built once to be measured.
  const stripOffset = tiffHead(fields(0)).length;
  return Buffer.concat([tiffHead(fields(stripOffset)), pixels]);
}

const text = (value: string) => [...Buffer.from(`${value}\0`, 'latin1')];

function linearPixels({ width, height, data }: Raster): Buffer {
  const pixels = Buffer.alloc(width * height * 6);
  for (let i = 0; i < width * height; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const encoded = data.readUInt8(i * 4 + channel) / 255;
      pixels.writeUInt16LE(Math.round(encoded ** 2.2 * 65535), i * 6 + channel * 2);
    }
  }
  return pixels;
}

function tiffHead(fields: readonly Field[]): Buffer {
  const directory = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  directory.write('II*\0', 0, 'latin1');
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(fields.length, 8);
  const outside: Buffer[] = [];
  let outsideAt = directory.length;
  fields.forEach(([tag, type, values], index) => {
    const at = 10 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(values.length, at + 4);
    const encoded = encode(type, values);
    if (encoded.length <= 4) {
      encoded.copy(directory, at + 8);
      return;
    }
    const padded = Buffer.concat([encoded, Buffer.alloc(encoded.length % 2)]);
    directory.writeUInt32LE(outsideAt, at + 8);
    outside.push(padded);
    outsideAt += padded.length;
  });
  return Buffer.concat([directory, ...outside]);
}

function encode(type: Field[1], values: readonly number[]): Buffer {
  const bytes = TYPE_BYTES[type];
  const buffer = Buffer.alloc(values.length * bytes);
  values.forEach((value, index) => {
    const at = index * bytes;
    if (bytes === 1) buffer.writeUInt8(value, at);
    else if (bytes === 2) buffer.writeUInt16LE(value, at);
    else if (bytes === 4) buffer.writeUInt32LE(value, at);
    else {
      buffer.writeInt32LE(Math.round(value * 10_000), at);
      buffer.writeInt32LE(10_000, at + 4);
    }
  });
  return buffer;
}
