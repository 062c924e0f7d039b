/** What is damaged, and how: each target is a part of some backups and the ways to spoil it. */
import { buildBinary, parseBinary } from 'plist';
import { BYTE_MUTATIONS, type Mutation } from './bytes.ts';
import type { Random } from './random.ts';
import { damageBinaryPlist } from './structures/bplist.ts';
import { damageDatabaseValues } from './structures/database-values.ts';
import { attributesIn, damageSize, fileRecord } from './structures/file-record.ts';
import type { Part } from './structures/part.ts';
import {
  boxes,
  chunks,
  damageChunk,
  damageRecord,
  keybagRecords,
  mbdbFields,
  segments,
} from './structures/records.ts';
import { damageSqlite } from './structures/sqlite.ts';

export interface Target {
  /** Which files of a template it is about, by their names on the phone or in the backup. */
  file: RegExp;
  /** Damage that knows the format. */
  knows: readonly Mutation[];
  /** Looks inside a file for the part that is damaged; the whole file otherwise. */
  within?: (bytes: Buffer, random: Random) => Part | null;
  /** Only where the backup is encrypted; elsewhere nobody reads it. */
  encrypted?: boolean;
  /** Takes the file as it is stored, encrypted where the backup is. */
  stored?: boolean;
}

const QUICKTIME = /\.MOV$/i;

/** By the name that `--only` takes. */
export const TARGETS: Readonly<Record<string, Target>> = {
  'manifest-db': { file: /^Manifest\.db$/, knows: [damageSqlite] },
  'manifest-rows': { file: /^Manifest\.db$/, knows: [damageDatabaseValues] },
  mbfile: { file: /^Manifest\.db$/, knows: [damageBinaryPlist, damageSize], within: fileRecord },
  attributes: { file: /^Manifest\.db$/, knows: [damageBinaryPlist], within: attributesIn },
  mbdb: { file: /^Manifest\.mbdb$/, knows: [damageRecord(mbdbFields)] },
  'manifest-plist': { file: /^Manifest\.plist$/, knows: [damageBinaryPlist] },
  keybag: {
    file: /^Manifest\.plist$/,
    knows: [damageRecord(keybagRecords)],
    within: keybag,
    encrypted: true,
  },
  'info-plist': { file: /^Info\.plist$/, knows: [damageBinaryPlist, damageMarkup] },
  'status-plist': { file: /^Status\.plist$/, knows: [damageBinaryPlist] },
  library: { file: /Photos\.sqlite$/, knows: [damageSqlite] },
  'library-rows': { file: /Photos\.sqlite$/, knows: [damageDatabaseValues] },
  'app-databases': {
    file: /(sms\.db|ChatStorage\.sqlite)$/,
    knows: [damageSqlite, damageDatabaseValues],
  },
  'other-plists': { file: /\.plist$/, knows: [damageBinaryPlist] },
  jpeg: { file: /\.JPE?G$/i, knows: [damageRecord(segments)] },
  png: { file: /\.PNG$/i, knows: [damageRecord(chunks), damageChunk] },
  heic: { file: /\.HEIC$/i, knows: [damageRecord(boxes)] },
  movie: { file: QUICKTIME, knows: [damageRecord(boxes)] },
  raw: { file: /\.DNG$/i, knows: BYTE_MUTATIONS },
  stored: { file: /./, knows: BYTE_MUTATIONS, stored: true },
};

function keybag(list: Buffer): Part | null {
  const dictionary = parseBinary(list);
  if (typeof dictionary !== 'object' || dictionary === null || !('BackupKeyBag' in dictionary)) {
    return null;
  }
  const { BackupKeyBag: bytes } = dictionary;
  if (!(bytes instanceof Uint8Array)) return null;
  return {
    bytes: Buffer.from(bytes),
    replace: (part) => Buffer.from(buildBinary({ ...dictionary, BackupKeyBag: part })),
  };
}

const MARKUP = [
  '<dict>',
  '</dict>',
  '<array>',
  '<!--',
  '<![CDATA[',
  '&lt;',
  '&x;',
  '<key>',
  '<data>',
] as const;

function damageMarkup(bytes: Buffer, random: Random): Buffer | null {
  const text = bytes.toString('latin1');
  if (!text.startsWith('<?xml')) return null;
  const at = text.indexOf('<', random.below(text.length));
  const times = random.chance(0.1) ? random.below(20_000) : random.below(4);
  return Buffer.from(
    text.slice(0, at) + random.pick(MARKUP).repeat(times) + text.slice(at),
    'latin1',
  );
}
