/** Records of the index (keyed archives of class MBFile) whose values lie or turn in circles. */
import { buildBinary } from 'plist';
import type { Attack } from './attack.ts';
import { asked, inDatabase, TARGET, TARGET_ID } from './good-backup.ts';

type Value = string | number | bigint | boolean | Buffer | { [key: string]: Value } | Value[];

const uid = (UID: number): Value => ({ UID });
/** An archive with this root, and what else stands in its list of objects. */
const archive = (root: Record<string, Value>, ...objects: readonly Value[]): Value => ({
  $version: 100000,
  $archiver: 'NSKeyedArchiver',
  $top: { root: uid(1) },
  $objects: [
    '$null',
    { RelativePath: TARGET, Mode: 0o100644, ProtectionClass: 3, ...root },
    ...objects,
  ],
});

const ARCHIVES: Record<string, Value> = {
  'a size of 0': archive({ Size: 0 }),
  'a negative size': archive({ Size: -1 }),
  'a size of 2^60': archive({ Size: 2n ** 60n }),
  'a size of 1': archive({ Size: 1 }),
  'a size without end': archive({ Size: Number.POSITIVE_INFINITY }),
  'a size of text': archive({ Size: '12' }),
  'no size': archive({}),
  'another path': archive({ RelativePath: '../../../../etc/passwd', Size: 5 }),
  'a root that is itself': { $top: { root: uid(1) }, $objects: ['$null', uid(1)] },
  'a root that is not there': { $top: { root: uid(99) }, $objects: ['$null'] },
  'a size that leads in a circle': archive({ Size: uid(2) }, uid(3), uid(2)),
  'attributes that are the archive': archive({ Size: 5, ExtendedAttributes: uid(1) }),
  'a key of text': archive({ Size: 5, EncryptionKey: 'secret' }),
  'a key of 4 bytes': archive({ Size: 5, EncryptionKey: uid(2) }, { 'NS.data': Buffer.alloc(4) }),
  'a key for a file that is clear': archive(
    { EncryptionKey: uid(2) },
    { 'NS.data': Buffer.alloc(44) },
  ),
  'dates that nobody lives to see': archive({ LastModified: 1e300, Birth: -1e300 }),
  'attributes that are noise': archive({ ExtendedAttributes: uid(2) }, Buffer.alloc(1000, 0xa5)),
  'attributes of the wrong kinds': archive(
    { ExtendedAttributes: uid(2) },
    Buffer.from(
      buildBinary({
        'com.apple.assetsd.UUID': 'text',
        'com.apple.assetsd.originalFilename': Buffer.from('\u001b]52;c;aGk=\u0007..//x\0'),
        'com.apple.assetsd.customCreationDate': Buffer.from('bplist00'),
        'com.apple.assetsd.timeZoneOffset': Buffer.alloc(4, 0x7f),
        'com.apple.assetsd.trashed': Buffer.alloc(9, 0xff),
      }),
    ),
  ),
};

export const archiveAttacks: readonly Attack[] = Object.entries(ARCHIVES).map(([name, value]) => {
  const bytes = Buffer.from(buildBinary(value as Record<string, string>));
  return {
    name: `record of the index: ${name}`,
    plant: (folder) =>
      inDatabase(folder, 'Manifest.db', (database) => {
        // Without a name of the library's own, the one in the record is read.
        database.prepare('UPDATE Files SET file = ? WHERE fileID = ?').run(bytes, TARGET_ID);
      }),
    isThere(folder) {
      const query = `SELECT file FROM Files WHERE fileID = '${TARGET_ID}'`;
      return bytes.equals(asked(folder, 'Manifest.db', query) as Buffer);
    },
    promised: 'keeps every photo',
  };
});
