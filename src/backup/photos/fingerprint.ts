import { createHash, type Hash } from 'node:crypto';

/**
 * Apple's content fingerprint, which the photo library keeps of each original and CloudKit uses as a
 * file's signature: base64 of the byte 01 and a SHA-1 over this prefix and the whole file.
 */
const PREFIX = Buffer.from('com.apple.XattrObjectSalt\0com.apple.DataObjectSalt\0', 'latin1');
const VERSION = Buffer.from([1]);
const SHAPE = /^[A-Za-z0-9+/]{28}$/;

/** A running fingerprint: feed it the file's bytes, then take the 28 characters. */
export interface Fingerprint {
  update(chunk: Buffer): void;
  digest(): string;
}

export function fingerprint(): Fingerprint {
  const hash: Hash = createHash('sha1').update(PREFIX);
  return {
    update: (chunk) => {
      hash.update(chunk);
    },
    digest: () => Buffer.concat([VERSION, hash.digest()]).toString('base64'),
  };
}

/** Whether a text from a library has the shape of a fingerprint; it can be empty or of another kind. */
export function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && SHAPE.test(value);
}
