import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import { seededBytes } from '../seed.ts';
import type { BackupContent, BackupFile } from './file.ts';
import { archiveFile } from './mbfile.ts';
import { buildDatabase, insertRow } from './sqlite.ts';

const FILE = 1;
const FOLDER = 2;
const LINK = 4;

/** The name of a file inside a backup: SHA-1 of its domain and path. */
export function fileId(domain: string, path: string): string {
  return createHash('sha1').update(`${domain}-${path}`).digest('hex');
}

/**
 * Manifest.db: a row for every file, for every folder on the way to one, and for every link.
 *
 * @param wrappedKey gives a file's EncryptionKey; `null` for a plain backup
 */
export function manifestDatabase(
  content: BackupContent,
  made: Date,
  wrappedKey: ((file: BackupFile) => Buffer) | null,
): Buffer {
  return buildDatabase(['user_version = 2'], (db) => {
    db.exec(`
      CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
      CREATE INDEX FilesDomainIdx ON Files(domain);
      CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
      CREATE INDEX FilesFlagsIdx ON Files(flags);
      CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);
    `);
    const add = (domain: string, path: string, flags: number, file: Buffer) =>
      insertRow(db, 'Files', {
        fileID: fileId(domain, path),
        domain,
        relativePath: path,
        flags,
        file,
      });
    for (const { domain, path } of foldersOf(content)) {
      const facts = { path, mode: 0o40755, size: 0, protectionClass: 0 };
      const times = { created: made, modified: made, inode: inode(domain, path) };
      add(domain, path, FOLDER, archiveFile({ ...facts, ...times }));
    }
    for (const { domain, path, target } of content.links) {
      const facts = { path, mode: 0o120755, size: 0, protectionClass: 0, target };
      const times = { created: made, modified: made, inode: inode(domain, path) };
      add(domain, path, LINK, archiveFile({ ...facts, ...times }));
    }
    for (const file of content.files) {
      const { domain, path, created, modified, protectionClass, attributes, data } = file;
      const facts = { path, mode: 0o100644, size: data.length, created, modified, protectionClass };
      const optional = {
        ...(attributes && { attributes }),
        ...(wrappedKey && { encryptionKey: wrappedKey(file) }),
      };
      add(domain, path, FILE, archiveFile({ ...facts, ...optional, inode: inode(domain, path) }));
    }
  });
}

/** Every folder between a domain's root and its files, roots included, each once. */
function foldersOf(content: BackupContent): { domain: string; path: string }[] {
  const seen = new Map<string, { domain: string; path: string }>();
  const note = (domain: string, path: string) => {
    seen.set(`${domain}-${path}`, { domain, path });
    if (path !== '') note(domain, dirname(path) === '.' ? '' : dirname(path));
  };
  for (const { domain, path } of content.folders) note(domain, path);
  for (const { domain, path } of [...content.files, ...content.links]) {
    note(domain, dirname(path) === '.' ? '' : dirname(path));
  }
  return [...seen.values()];
}

const inode = (domain: string, path: string) =>
  seededBytes(`inode/${domain}/${path}`, 3).readUIntBE(0, 3);
