import { createDecipheriv, createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { columnsOf } from '../columns.ts';
import { passwordNeeded, spellings, wrongPassword } from '../keys/password.ts';
import { asBytes } from '../plist.ts';
import type { Row } from '../private-database.ts';

/**
 * iOS 10.0 with a password left Manifest.db in clear text and encrypted each value of its `file`
 * column: AES-128-CBC, stored as base64 text. The key is the start of SHA-1 over password and salt.
 * Known from people who opened backups of 10.0.2; Apple changed it again in 10.1.
 */
const KEY_BYTES = 16;
const VECTOR = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const PLIST_MAGIC = Buffer.from('bplist00');

/** Reads the `file` column. */
export interface RecordOpener {
  /** The property list in a value; `null` when there is none. */
  open(value: unknown): Buffer | null;
  /** Overwrites the key in memory. */
  forget(): void;
}

/**
 * How to read the `file` column of a Manifest.db.
 * @param password only looked at where the values are sealed.
 * @throws BackupError `password-needed` or `wrong-password`.
 */
export function recordOpener(database: Database, password: string | undefined): RecordOpener {
  const salt = property(database, 'salt');
  if (salt === null || !isSealed(database)) return { open: asBytes, forget() {} };
  if (!password) throw passwordNeeded();
  const proof = property(database, 'passwordHash');
  for (const typed of spellings(password)) {
    const secret = Buffer.concat([Buffer.from(typed, 'utf8'), salt]);
    const proven = proof === null || createHash('sha256').update(secret).digest().equals(proof);
    const key = createHash('sha1').update(secret).digest().subarray(0, KEY_BYTES);
    secret.fill(0);
    if (!proven) continue;
    return { open: (value) => unseal(value, key), forget: () => void key.fill(0) };
  }
  throw wrongPassword();
}

function property(database: Database, key: string): Buffer | null {
  const columns = columnsOf(database, 'Properties');
  if (!columns.has('key') || !columns.has('value')) return null;
  return bytesOf(database.prepare('SELECT value FROM Properties WHERE key = ?').pluck().get(key));
}

/** Judged by the bytes: a copy that another tool has decrypted keeps its salt. */
function isSealed(database: Database): boolean {
  const first = database
    .prepare<[], Row>('SELECT file FROM Files WHERE (flags & 7) = 1 AND length(file) > 0 LIMIT 1')
    .get();
  const bytes = bytesOf(first?.file);
  return bytes !== null && !isPlist(bytes);
}

function unseal(value: unknown, key: Buffer): Buffer | null {
  const stored = bytesOf(value);
  if (stored === null || isPlist(stored)) return stored;
  const text = stored.toString('latin1');
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, VECTOR);
    const sealed = BASE64.test(text) ? Buffer.from(text, 'base64') : stored;
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return null;
  }
}

function isPlist(bytes: Buffer): boolean {
  return bytes.subarray(0, PLIST_MAGIC.length).equals(PLIST_MAGIC);
}

function bytesOf(value: unknown): Buffer | null {
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : asBytes(value);
}
