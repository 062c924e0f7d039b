import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { stopIfAsked } from '../progress.ts';
import { BackupError, type Watch } from '../types.ts';
import type { Keybag } from './keybag.ts';
import { spellings, wrongPassword } from './password.ts';
import { unwrapKey } from './unwrap.ts';

const derive = promisify(pbkdf2);
const KEY_BYTES = 32;
const WRAPPED_BY_DEVICE = 1;
const WRAPPED_BY_PASSWORD = 2;
/** Files that the phone can read at any time; Manifest.db is normally of this class. */
const CLASS_NONE = 4;

/** Opens the keys of single files. */
export interface Keys {
  /**
   * @param wrapped protection class (4 bytes, little-endian) and wrapped key, as in MBFile and ManifestKey.
   * @throws BackupError `key-unavailable` when the class is not in the keybag, or bound to the phone.
   */
  fileKey(wrapped: Buffer): Buffer;
  /** Overwrites the keys in memory. */
  forget(): void;
}

/**
 * Derives the password's key and opens the class keys with it. Takes seconds from iOS 10.2 on, off
 * the main thread.
 * @throws BackupError `wrong-password` when the password opens no class key at all,
 * `keybag-damaged` when it opens some but not the one that files need most.
 */
export async function unlock(keybag: Keybag, password: string, watch: Watch = {}): Promise<Keys> {
  const passworded = keybag.classKeys.filter((key) => key.wrap & WRAPPED_BY_PASSWORD);
  if (passworded.length === 0) throw damaged();
  const total = keybag.iterations + (keybag.doubleProtection?.iterations ?? 0);
  for (const typed of spellings(password)) {
    watch.onProgress?.({ phase: 'unlock', done: 0, total, unit: 'rounds', item: null });
    const key = await passwordKey(keybag, typed);
    stopIfAsked(watch);
    watch.onProgress?.({ phase: 'unlock', done: total, total, unit: 'rounds', item: null });
    const classKeys = new Map<number, Buffer>();
    for (const { protectionClass, wrap, wrappedKey } of passworded) {
      const opened = unwrapKey(wrappedKey, key);
      if (opened !== null && !(wrap & WRAPPED_BY_DEVICE)) classKeys.set(protectionClass, opened);
    }
    key.fill(0);
    if (classKeys.size === 0) continue;
    if (passworded.some((k) => k.protectionClass === CLASS_NONE) && !classKeys.has(CLASS_NONE)) {
      throw damaged();
    }
    return keysOf(classKeys);
  }
  throw wrongPassword();
}

async function passwordKey(keybag: Keybag, password: string): Promise<Buffer> {
  const { salt, iterations, doubleProtection: first } = keybag;
  const start = Buffer.from(password, 'utf8');
  const stretched =
    first === null ? start : await derive(start, first.salt, first.iterations, KEY_BYTES, 'sha256');
  const key = await derive(stretched, salt, iterations, KEY_BYTES, 'sha1');
  start.fill(0);
  stretched.fill(0);
  return key;
}

function keysOf(classKeys: Map<number, Buffer>): Keys {
  return {
    fileKey(wrapped) {
      const classKey = wrapped.length > 4 ? classKeys.get(wrapped.readUInt32LE(0)) : undefined;
      const key = classKey === undefined ? null : unwrapKey(wrapped.subarray(4), classKey);
      if (key === null) {
        throw new BackupError('key-unavailable', 'Only the phone itself can decrypt this file.');
      }
      return key;
    },
    forget() {
      for (const key of classKeys.values()) key.fill(0);
      classKeys.clear();
    },
  };
}

function damaged(): BackupError {
  return new BackupError(
    'keybag-damaged',
    'Part of the keys in this backup is damaged, so its files stay locked.',
  );
}
