import { BackupError, type Watch } from '../types.ts';
import { deriveKey, type Stage } from './derive.ts';
import type { Keybag } from './keybag.ts';
import { spellings, wrongPassword } from './password.ts';
import { unwrapKey } from './unwrap.ts';

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
  /** Overwrites the class keys in memory. A single file's key is wiped by whoever asked for it. */
  forget(): void;
}

/**
 * Derives the password's key and opens the class keys with it. Takes seconds from iOS 10.2 on, off
 * the main thread, and tells how far it is, some rounds more or less.
 *
 * The password's bytes and the derived key are wiped before this settles, the class keys by `forget`. The
 * password itself is a string, which JavaScript cannot wipe: its memory is free to be used again once nobody
 * holds it, and until then its letters stand there.
 * @throws BackupError `wrong-password` when the password opens no class key at all,
 * `keybag-damaged` when it opens some but not the one that files need most, `cancelled` at once.
 */
export async function unlock(keybag: Keybag, password: string, watch: Watch = {}): Promise<Keys> {
  const passworded = keybag.classKeys.filter((key) => key.wrap & WRAPPED_BY_PASSWORD);
  if (passworded.length === 0) throw damaged();
  for (const typed of spellings(password)) {
    const key = await passwordKey(keybag, typed, watch);
    const classKeys = new Map<number, Buffer>();
    for (const { protectionClass, wrap, wrappedKey } of passworded) {
      const opened = unwrapKey(wrappedKey, key);
      if (opened === null) continue;
      // What comes out is a key that only the phone can unwrap once more.
      if (wrap & WRAPPED_BY_DEVICE) opened.fill(0);
      else classKeys.set(protectionClass, opened);
    }
    key.fill(0);
    if (classKeys.size === 0) continue;
    const keys = keysOf(classKeys);
    if (passworded.some((k) => k.protectionClass === CLASS_NONE) && !classKeys.has(CLASS_NONE)) {
      keys.forget();
      throw damaged();
    }
    return keys;
  }
  throw wrongPassword();
}

async function passwordKey(keybag: Keybag, password: string, watch: Watch): Promise<Buffer> {
  const stages = stagesOf(keybag);
  const total = stages.reduce((sum, { rounds }) => sum + rounds, 0);
  let finished = 0;
  const tell = (rounds: number) => {
    const done = finished + rounds;
    watch.onProgress?.({ phase: 'unlock', done, total, unit: 'rounds', item: null });
  };
  let key: Buffer = Buffer.from(password, 'utf8');
  tell(0);
  for (const stage of stages) {
    const secret = key;
    try {
      key = await deriveKey(secret, stage, watch, tell);
    } finally {
      secret.fill(0);
    }
    finished += stage.rounds;
    tell(0);
  }
  return key;
}

function stagesOf({ salt, iterations, doubleProtection: first }: Keybag): Stage[] {
  const last: Stage = { salt, rounds: iterations, digest: 'sha1' };
  if (first === null) return [last];
  return [{ salt: first.salt, rounds: first.iterations, digest: 'sha256' }, last];
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
