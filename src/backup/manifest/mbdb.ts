import { createHash } from 'node:crypto';
import { buildBinary } from 'plist';
import { byCharacters } from '../order.ts';
import { BackupError } from '../types.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import { type MbdbRecord, parseRecord, propertiesOf } from './mbdb-record.ts';
import type { MBFile } from './mbfile.ts';

/** "mbdb", format 5.0: the only one of iOS 5 to 9. */
export const MBDB_MAGIC = Buffer.from('mbdb\x05\x00', 'latin1');

/** Hundreds of times what a record with many attributes takes; a longer one is not a record. */
const MAX_RECORD_BYTES = 2 * 1024 * 1024;

/**
 * The index of iOS 5 to 9, Manifest.mbdb: a list of records without an order, never encrypted itself.
 * What a list that breaks off says before that is used. Files are held in memory, a few hundred
 * bytes each; the phones of that time had some ten thousand.
 * @param content the bytes of Manifest.mbdb.
 * @throws BackupError `damaged` when it does not begin as such a list does.
 */
export async function mbdbManifest(content: AsyncIterable<Buffer>): Promise<Manifest> {
  const byID = new Map<string, MbdbRecord>();
  let skipped = 0;
  const { brokeOff } = await readRecords(content, (record) => {
    if (record.kind === 'unknown' || record.domain === '') skipped += 1;
    else if (record.kind === 'file') byID.set(record.fileID, record);
  });
  const byDomain = new Map<string, MbdbRecord[]>();
  for (const record of byID.values()) {
    const listed = byDomain.get(record.domain);
    if (listed === undefined) byDomain.set(record.domain, [record]);
    else listed.push(record);
  }

  return {
    *files(domain, folder) {
      const found = byDomain.get(domain)?.filter(({ path }) => path.startsWith(folder)) ?? [];
      found.sort((a, b) => byCharacters(a.path, b.path));
      for (const record of found) yield { ...entryOf(record), record: factsOf(record) };
    },
    *all() {
      for (const record of byID.values()) yield { ...entryOf(record), record: factsOf(record) };
    },
    find(domain, path) {
      const fileID = createHash('sha1').update(`${domain}-${path}`).digest('hex');
      const record = byID.get(fileID);
      // Two domains can share a hash: `A-B` with the path `c`, and `A` with the path `B-c`.
      return record?.domain === domain && record.path === path ? entryOf(record) : null;
    },
    record(fileID) {
      const record = byID.get(fileID);
      return record === undefined ? null : factsOf(record);
    },
    skipped: () => skipped,
    brokeOff,
    close() {
      byID.clear();
      byDomain.clear();
    },
  };
}

/** Hands on every whole record, holding one piece of the file and at most one record at a time. */
async function readRecords(
  content: AsyncIterable<Buffer>,
  use: (record: MbdbRecord) => void,
): Promise<{ brokeOff: boolean }> {
  let rest: Buffer | null = null;
  let begun = false;
  for await (const chunk of content) {
    let bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
    rest = bytes;
    if (!begun) {
      if (bytes.length < MBDB_MAGIC.length) continue;
      if (!startsWithMagic(bytes)) throw damaged();
      bytes = bytes.subarray(MBDB_MAGIC.length);
      begun = true;
    }
    let at = 0;
    for (let next = parseRecord(bytes, at); next !== null; next = parseRecord(bytes, at)) {
      use(next.record);
      at = next.end;
    }
    rest = bytes.subarray(at);
    if (rest.length > MAX_RECORD_BYTES) return { brokeOff: true };
  }
  if (!begun) throw damaged();
  return { brokeOff: rest !== null && rest.length > 0 };
}

function startsWithMagic(bytes: Buffer): boolean {
  return bytes.subarray(0, MBDB_MAGIC.length).equals(MBDB_MAGIC);
}

function damaged(): BackupError {
  return new BackupError('damaged', 'Its index, Manifest.mbdb, is damaged.');
}

function entryOf({ fileID, domain, path }: MbdbRecord): ManifestEntry {
  return { fileID, domain, path };
}

function factsOf(record: MbdbRecord): MBFile {
  const { size, lastModified, encryptionKey } = record;
  const properties = propertiesOf(record);
  // In the form that Manifest.db keeps them in: a property list.
  const extendedAttributes =
    properties.size === 0 ? null : Buffer.from(buildBinary(Object.fromEntries(properties)));
  // What its digests were made of is not known for sure, so none is compared.
  return { size, lastModified, digest: null, encryptionKey, extendedAttributes };
}
