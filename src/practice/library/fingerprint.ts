import { createHash } from 'node:crypto';

const SALT = 'com.apple.XattrObjectSalt\0com.apple.DataObjectSalt\0';

/**
 * Apple's content fingerprint of a file: base64 of a 0x01 byte and the SHA-1 of a fixed salt followed
 * by the whole file. It is CloudKit's file signature, kept in Photos.sqlite as the "master fingerprint"
 * (to iOS 17) or the "original stable hash" (from iOS 18).
 */
export function appleFingerprint(content: Uint8Array): string {
  const digest = createHash('sha1').update(SALT, 'latin1').update(content).digest();
  return Buffer.concat([Buffer.of(1), digest]).toString('base64');
}
