import { type Cipheriv, createCipheriv } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { fingerprint } from '../../src/backup/photos/fingerprint.ts';

const BLOCK = Buffer.alloc(1024 * 1024);
const ZERO_IV = Buffer.alloc(16);
/** Every picture begins as a JPEG does; the rest is noise, which no disk can make smaller. */
const JPEG_START = Buffer.from('ffd8ffe000104a464946', 'hex');

/**
 * Writes one file of a backup, encrypted where it has a key.
 * @param content bytes to store, or how many bytes of a made-up picture.
 * @returns Apple's fingerprint of the clear text.
 */
export function writeBlob(
  path: string,
  content: Buffer | { bytes: number; seed: string },
  key: Buffer | null,
): string {
  const cipher = key === null ? null : createCipheriv('aes-256-cbc', key, ZERO_IV);
  const print = fingerprint();
  const file = openSync(path, 'w');
  for (const part of partsOf(content)) {
    print.update(part);
    writeAll(file, cipher === null ? part : cipher.update(part));
  }
  if (cipher !== null) writeAll(file, cipher.final());
  closeSync(file);
  return print.digest();
}

function* partsOf(content: Buffer | { bytes: number; seed: string }): Generator<Buffer> {
  if (Buffer.isBuffer(content)) return yield content;
  const noise = noiseOf(content.seed);
  for (let at = 0; at < content.bytes; at += BLOCK.length) {
    const part = noise.update(BLOCK.subarray(0, Math.min(BLOCK.length, content.bytes - at)));
    if (at === 0) JPEG_START.copy(part);
    yield part;
  }
}

function noiseOf(seed: string): Cipheriv {
  const key = Buffer.alloc(16);
  key.write(seed.slice(0, 32), 'hex');
  return createCipheriv('aes-128-ctr', key, ZERO_IV);
}

function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
