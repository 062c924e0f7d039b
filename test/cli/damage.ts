/** Copies of a practice backup that something is wrong with. The practice phone itself is never touched. */
import {
  cpSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'plist';
import { blobPath } from '../backup/hand-made.ts';
import { temporaryFolder } from './program.ts';

/** Only what describes a backup, none of its files: enough to be judged. */
function described(backup: string): string {
  const copy = join(temporaryFolder(), basename(backup));
  for (const name of ['Info.plist', 'Manifest.plist', 'Status.plist', 'Manifest.db']) {
    cpSync(join(backup, name), join(copy, name));
  }
  return copy;
}

/** A backup without an index, as a phone leaves it that never came to write one. */
export function withoutIndex(backup: string): string {
  const copy = described(backup);
  rmSync(join(copy, 'Manifest.db'));
  return copy;
}

/** A first backup that its phone has not finished, last written to when `touched` says. */
export function unfinished(backup: string, touched: Date): string {
  const copy = withoutIndex(backup);
  writeFileSync(
    join(copy, 'Status.plist'),
    build({ SnapshotState: 'uploading', BackupState: 'new', IsFullBackup: false, Version: '3.3' }),
  );
  for (const name of ['.', ...readdirSync(copy)]) utimesSync(join(copy, name), touched, touched);
  return copy;
}

/** A whole copy from which one file's content was taken away. */
export function withoutFile(backup: string, path: string): string {
  const copy = join(temporaryFolder(), basename(backup));
  cpSync(backup, copy, { recursive: true, preserveTimestamps: true });
  rmSync(join(copy, blobPath(path)));
  return copy;
}

/** A whole copy in which one file is so long that writing it takes a while. It takes no room on the disk. */
export function withEndlessFile(backup: string, path: string): string {
  const copy = join(temporaryFolder(), basename(backup));
  cpSync(backup, copy, { recursive: true, preserveTimestamps: true });
  const blob = join(copy, blobPath(path));
  truncateSync(blob, statSync(blob).size + 4 * 1024 ** 3);
  return copy;
}
