import { createDecipheriv } from 'node:crypto';

/** RFC 3394's initial value. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/**
 * Unwraps a key with AES-256 key wrap (RFC 3394). `null` when the wrapping key is not the right one.
 * The caller wipes the key.
 */
export function unwrapKey(wrappedKey: Buffer, wrappingKey: Buffer): Buffer | null {
  const decipher = createDecipheriv('id-aes256-wrap', wrappingKey, INITIAL_VALUE);
  try {
    // In this mode all of it comes at once, so that there is one copy of the key and not two.
    return decipher.update(wrappedKey);
  } catch {
    return null;
  } finally {
    endCipher(decipher);
  }
}

/** Has OpenSSL wipe its own copy of the key now. Otherwise that waits until the memory is collected. */
export function endCipher(cipher: { final(): Buffer }): void {
  try {
    cipher.final();
  } catch {
    // It was broken off, and what it would give is not wanted.
  }
}
