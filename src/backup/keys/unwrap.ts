import { createDecipheriv } from 'node:crypto';

/** RFC 3394's initial value. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/** Unwraps a key with AES-256 key wrap (RFC 3394). `null` when the wrapping key is not the right one. */
export function unwrapKey(wrappedKey: Buffer, wrappingKey: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('id-aes256-wrap', wrappingKey, INITIAL_VALUE);
    return Buffer.concat([decipher.update(wrappedKey), decipher.final()]);
  } catch {
    return null;
  }
}
