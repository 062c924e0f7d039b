import { createCipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { seededBytes } from '../seed.ts';

const derive = promisify(pbkdf2);

/** PBKDF2 rounds of the second stage, on every phone since iOS 10.2. */
export const REAL_ROUNDS = 10_000_000;
const FIRST_STAGE_ROUNDS = 10_000;
const CLASSES = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
const WRAPPED_BY_PASSPHRASE = 2;
const WRAPPED_BY_PASSPHRASE_AND_DEVICE = 3;

/** A backup keybag and the keys in it. */
export interface Keybag {
  /** `BackupKeyBag` of Manifest.plist: 1388 bytes of tag, length, value. */
  bytes: Buffer;
  /** Puts a 32-byte key under a protection class: class as little-endian, then the wrapped key. */
  wrap(protectionClass: number, key: Buffer): Buffer;
}

/**
 * Makes the keybag of a backup. A plain backup carries one too, locked with a key that nobody has.
 *
 * @param seed sets every key and salt; see `seededBytes` for why that is right here
 * @param password `null` for a plain backup
 */
export async function makeKeybag(
  seed: string,
  password: string | null,
  rounds: number,
): Promise<Keybag> {
  const bytes = (name: string, length: number) => seededBytes(`${seed}/keybag/${name}`, length);
  const salt = bytes('salt', 20);
  const secondSalt = bytes('second salt', 20);
  const keyEncryptionKey =
    password === null
      ? bytes('locked for good', 32)
      : await derive(
          await derive(password, secondSalt, rounds, 32, 'sha256'),
          salt,
          FIRST_STAGE_ROUNDS,
          32,
          'sha1',
        );

  const records = [
    tag('VERS', 5),
    tag('TYPE', 1),
    tag('UUID', bytes('uuid', 16)),
    tag('HMCK', bytes('hmck', 40)),
    tag('WRAP', 1),
    tag('SALT', salt),
    tag('ITER', FIRST_STAGE_ROUNDS),
    tag('DPWT', 1),
    tag('DPIC', rounds),
    tag('DPSL', secondSalt),
  ];
  for (const number of CLASSES) {
    const deviceOnly = number >= 9;
    records.push(
      tag('UUID', bytes(`class ${number} uuid`, 16)),
      tag('CLAS', number),
      tag('WRAP', deviceOnly ? WRAPPED_BY_PASSPHRASE_AND_DEVICE : WRAPPED_BY_PASSPHRASE),
      tag('KTYP', 0),
      tag('WPKY', wrapKey(keyEncryptionKey, bytes(`class ${number}`, 32))),
    );
  }
  return {
    bytes: Buffer.concat(records),
    wrap: (protectionClass, key) =>
      Buffer.concat([u32le(protectionClass), wrapKey(bytes(`class ${protectionClass}`, 32), key)]),
  };
}

/** RFC 3394 key wrap with AES-256. */
function wrapKey(keyEncryptionKey: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', keyEncryptionKey, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** AES-256-CBC with PKCS#7 padding and a zero IV, as every file of an encrypted backup. */
export function encrypt(key: Buffer, content: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(content), cipher.final()]);
}

function tag(name: string, value: Buffer | number): Buffer {
  const content = typeof value === 'number' ? u32be(value) : value;
  return Buffer.concat([Buffer.from(name, 'latin1'), u32be(content.length), content]);
}

function u32be(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

function u32le(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
