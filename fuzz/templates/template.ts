/** The sound backups that cases begin with. */
import { createDecipheriv } from 'node:crypto';
import { encrypt } from '../../src/practice/backup/keybag.ts';

/** A sound backup, on the disk. */
export interface Template {
  name: string;
  /** The backup folder's name below the template's own folder. */
  folder: string;
  encrypted: boolean;
  password: string;
  /** Every file of it: its path in the backup folder, and its key where it is encrypted. */
  files: TemplateFile[];
}

export interface TemplateFile {
  /** Path in the backup folder. */
  stored: string;
  /** What it is: a name on the phone, such as `Media/PhotoData/Photos.sqlite`, or its own such as `Info.plist`. */
  name: string;
  key: Buffer | null;
}

/** What a file says once it is decrypted. */
export function opened(stored: Buffer, key: Buffer | null): Buffer {
  if (key === null || stored.length === 0) return stored;
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
  return Buffer.concat([decipher.update(stored), decipher.final()]);
}

/** The way back. */
export function closed(bytes: Buffer, key: Buffer | null): Buffer {
  return key === null || bytes.length === 0 ? bytes : encrypt(key, bytes);
}
