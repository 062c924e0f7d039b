/** Every secret of an encrypted backup, found with the engine's own parts, to be looked for where none may be. */
import { pbkdf2Sync } from 'node:crypto';
import { parseKeybag } from '../../src/backup/keys/keybag.ts';
import { unwrapKey } from '../../src/backup/keys/unwrap.ts';
import { openBackup } from '../../src/backup/open.ts';
import { readProperties } from '../../src/backup/properties.ts';

const KEY_BYTES = 32;

/** Secret bytes by what they are. */
export type Secrets = Readonly<Record<string, Buffer>>;

/** The key that the password is turned into, which opens the class keys. */
function passwordKey(password: string, bag: ReturnType<typeof parseKeybag>): Buffer {
  const { doubleProtection: first, salt, iterations } = bag;
  if (first === null) throw new Error('a backup of an old iOS');
  const half = pbkdf2Sync(password, first.salt, first.iterations, KEY_BYTES, 'sha256');
  return pbkdf2Sync(half, salt, iterations, KEY_BYTES, 'sha1');
}

/**
 * The password, the key derived from it, the class keys, the index's key, and the keys of the photo library and of
 * the originals on the camera roll.
 * @throws Error when the password opens no class key
 */
export async function secretsOf(path: string, password: string): Promise<Secrets> {
  const { keybag, manifestKey } = await readProperties(path);
  if (keybag === null || manifestKey === null) throw new Error(`${path} is not encrypted`);
  const bag = parseKeybag(keybag);
  const derived = passwordKey(password, bag);
  const classKeys = new Map<number, Buffer>();
  const found: Record<string, Buffer> = { password: Buffer.from(password), derived };
  const keep = (name: string, key: Buffer | null) => {
    if (key?.length !== KEY_BYTES) throw new Error(`no key: ${name}`);
    found[name] = key;
    return key;
  };
  for (const { protectionClass, wrap, wrappedKey } of bag.classKeys) {
    if (wrap !== 2) continue;
    const key = unwrapKey(wrappedKey, derived);
    classKeys.set(protectionClass, keep(`class ${protectionClass}`, key));
  }
  const unwrapped = (sealed: Buffer) =>
    unwrapKey(sealed.subarray(4), classKeys.get(sealed.readUInt32LE(0)) ?? Buffer.alloc(KEY_BYTES));
  keep('index', unwrapped(manifestKey));
  const backup = await openBackup(path, { password });
  try {
    for (const file of backup.manifest.files('CameraRollDomain', 'Media/')) {
      const isPhoto = file.path.startsWith('Media/DCIM/') || file.path.endsWith('/Photos.sqlite');
      const key = file.record?.encryptionKey;
      if (isPhoto && key) keep(file.path, unwrapped(key));
    }
  } finally {
    backup.close();
  }
  return found;
}

/** A secret as it could stand in a text or among bytes. */
export function formsOf(secret: Buffer): Buffer[] {
  const hex = secret.toString('hex');
  const texts = [hex, hex.toUpperCase(), secret.toString('base64').replace(/=+$/, '')];
  return [secret, ...texts.map((text) => Buffer.from(text))];
}

/** The names of the secrets that stand in some bytes, in any form. */
export function secretsIn(bytes: Buffer, secrets: Secrets): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => bytes.includes(form)) ? [name] : [],
  );
}
