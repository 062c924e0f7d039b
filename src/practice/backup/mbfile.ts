import { buildBinary } from 'plist';

/** What a manifest row says of one file, folder or link. */
export interface FileFacts {
  path: string;
  /** POSIX mode with the type bits. */
  mode: number;
  size: number;
  created: Date;
  modified: Date;
  protectionClass: number;
  inode: number;
  target?: string;
  attributes?: Record<string, Buffer>;
  /** Class prefix and wrapped key, 44 bytes, in an encrypted backup. */
  encryptionKey?: Buffer;
}

/** UIDs of a keyed archive, in the form that the plist package reads and writes. */
type Uid = { UID: number };
type Archived = string | number | Buffer | Uid | string[] | { [key: string]: Archived };

/**
 * An MBFile as NSKeyedArchiver stores it: a binary property list whose objects refer to each other by
 * UID. Extended attributes are a binary property list inside it.
 */
export function archiveFile(facts: FileFacts): Buffer {
  const objects: Archived[] = ['$null'];
  const put = (value: Archived): Uid => ({ UID: objects.push(value) - 1 });
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

  const root: Record<string, Archived> = {};
  const top = put(root);
  Object.assign(root, {
    LastModified: seconds(facts.modified),
    LastStatusChange: seconds(facts.modified),
    Birth: seconds(facts.created),
    Flags: 0,
    GroupID: 501,
    UserID: 501,
    InodeNumber: facts.inode,
    Mode: facts.mode,
    ProtectionClass: facts.protectionClass,
    RelativePath: put(facts.path),
    Size: facts.size,
  });
  if (facts.target) root.Target = put(facts.target);
  if (facts.encryptionKey) {
    const $class = put({
      $classes: ['NSMutableData', 'NSData', 'NSObject'],
      $classname: 'NSMutableData',
    });
    root.EncryptionKey = put({ 'NS.data': facts.encryptionKey, $class });
  }
  if (facts.attributes) {
    root.ExtendedAttributes = put(Buffer.from(buildBinary(facts.attributes)));
  }
  root.$class = put({ $classes: ['MBFile', 'NSObject'], $classname: 'MBFile' });

  return Buffer.from(
    buildBinary({
      $version: 100000,
      $archiver: 'NSKeyedArchiver',
      $top: { root: top },
      $objects: objects,
    }),
  );
}
