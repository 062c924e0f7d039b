/** A program by the name of idevicebackup2 that says and does what a test wants, first on a PATH of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const UDID = '00008110-0011223344556677';

/** What idevicebackup2 1.3.0 says before the phone begins to send. */
export const OPENING = `printf 'Backup directory is "%s"\\n' "$folder"
echo 'Started "com.apple.mobilebackup2" service on port 49878.'
echo 'Negotiated Protocol Version 2.1'
echo 'Starting backup...'
echo 'Enforcing full backup from device.'
echo 'Backup will be unencrypted.'
echo 'Requesting backup from device...'
echo 'Full backup mode.'`;

/** Two batches of files, drawn with carriage returns, and how far all of it is by then. */
export const PROGRESS = `printf '\\r[=========================                         ]  50%% (1.1 MB/2.2 MB)     '
printf '\\r[==================================================] 100%% (2.2 MB/2.2 MB)     \\n'
printf '\\r[======                                            ]  12%% Finished\\n'
printf '\\r[==================================================] 100%% Finished\\n'`;

export interface StandIn {
  /** Shell. \`$folder\` is where the backup is to go, \`$udid\` whose. */
  says: string;
  /** The UDIDs that \`idevice_id -l\` lists. */
  phones?: readonly string[];
  /** What the program that makes backups is written for. */
  interpreter?: string;
}

/** Writes the two programs into a folder. */
export function standIn(
  folder: string,
  { says, phones = [UDID], interpreter = '/bin/sh' }: StandIn,
): string {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, script: string, by = '/bin/sh') =>
    writeFileSync(join(folder, name), `#!${by}\n${script}\n`, { mode: 0o755 });
  write('idevice_id', phones.map((udid) => `echo '${udid}'`).join('\n'));
  write(
    'idevicebackup2',
    `printf '%s\\n' "$@" > '${join(folder, 'arguments')}'
env > '${join(folder, 'environment')}'
for folder in "$@"; do :; done
udid='${UDID}'
ls -A "$folder" > '${join(folder, 'found')}'
${says}`,
    interpreter,
  );
  return folder;
}
