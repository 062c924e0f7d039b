/** Manifest.mbdb, written byte by byte. */

export interface WrittenRecord {
  domain?: string | null;
  path?: string | Buffer | null;
  target?: string | null;
  digest?: Buffer | null;
  key?: Buffer | null;
  mode?: number;
  modified?: number;
  size?: number | bigint;
  properties?: Record<string, Buffer>;
}

export const MODIFIED = 1_400_000_000;

export function mbdb(records: readonly WrittenRecord[]): Buffer {
  return Buffer.concat([Buffer.from('mbdb\x05\x00', 'latin1'), ...records.map(record)]);
}

export function record(written: WrittenRecord): Buffer {
  const { domain = 'CameraRollDomain', path = '', target = null, digest = null } = written;
  const { key = null, mode = 0o100644, modified = MODIFIED, size = 0, properties = {} } = written;
  const pairs = Object.entries(properties);
  return Buffer.concat([
    field(domain),
    field(path),
    field(target),
    field(digest),
    field(key),
    number(mode, 2),
    number(42, 8), // inode
    number(501, 4),
    number(501, 4),
    number(modified, 4),
    number(modified + 1, 4), // last change of status
    number(modified + 2, 4), // birth
    number(size, 8),
    number(3, 1), // protection class
    number(pairs.length, 1),
    ...pairs.flatMap(([name, value]) => [field(name), field(value)]),
  ]);
}

function field(value: string | Buffer | null): Buffer {
  if (value === null) return Buffer.from([0xff, 0xff]);
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length, 2), bytes]);
}

function number(value: number | bigint, bytes: number): Buffer {
  const all = Buffer.alloc(8);
  all.writeBigUInt64BE(BigInt(value));
  return all.subarray(8 - bytes);
}
