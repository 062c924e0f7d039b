import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { NEW_PHONE } from '../../src/practice/story/devices.ts';
import { makeBackup } from '../backup/hand-made.ts';

/** A root with a backup that is made in a moment. */
export async function withFreshBackup(home: string): Promise<string> {
  const made = await makeBackup(join(home, 'fresh'), {
    info: {
      'Device Name': NEW_PHONE.name,
      'Target Identifier': NEW_PHONE.udid,
      'Last Backup Date': new Date(Date.now() + 3_600_000),
    },
  });
  const folder = join(home, 'Backup');
  mkdirSync(folder);
  renameSync(made, join(folder, NEW_PHONE.udid));
  return folder;
}
