import { createHash } from 'node:crypto';

/**
 * Bytes that look random and depend on `label` alone, so that every practice phone is the same phone
 * whichever of its backups are made, and in whatever order.
 *
 * Backup keys come from here too. That would be a grave fault in real cryptography; here the password
 * is printed for everybody to see, nothing secret is behind it, and a byte-identical tree on every run
 * is what makes the practice backups usable as a test fixture.
 */
export function seededBytes(label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let made = 0; made < length; made += 32) {
    blocks.push(createHash('sha256').update(`backroll practice phone/${label}/${made}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** A number in [0, 1) that depends on `label` alone. */
export function seededUnit(label: string): number {
  return seededBytes(label, 4).readUInt32BE(0) / 2 ** 32;
}

/** A version 4 UUID in capitals, as Apple writes them, that depends on `label` alone. */
export function seededUuid(label: string): string {
  const bytes = seededBytes(label, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
