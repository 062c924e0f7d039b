import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'plist';
import { makeKeybag } from '../../src/practice/backup/keybag.ts';
import { manifestPlist, statusPlist } from '../../src/practice/backup/property-lists.ts';
import { seededBytes } from '../../src/practice/seed.ts';
import { BACKUP_PLANS } from '../../src/practice/story/devices.ts';
import { backroll } from '../measure.ts';
import type { Bench } from './bench.ts';

const BACKUPS = 200;
/** Info.plist holds a picture for every app: a megabyte and more of it. */
const APPS = 120;
const ICON_BYTES = 6000;

/** Finding many backups, against a program of Node's that reads the same property lists and nothing else. */
export const discover: Bench = {
  name: 'find backups',
  aim: null,
  async prepare(folder, scale) {
    const root = join(folder, 'root');
    const count = Math.round(BACKUPS * scale);
    const plan = BACKUP_PLANS.archived;
    const keybag = await makeKeybag(plan.uuid, null, 1);
    const info = build({
      'Device Name': plan.device.name,
      'Product Type': plan.device.productType,
      'Product Version': plan.productVersion,
      'Last Backup Date': plan.made,
      Applications: Object.fromEntries(
        Array.from({ length: APPS }, (_, app) => [
          `com.example.app${app}`,
          { PlaceholderIcon: seededBytes(`icon ${app}`, ICON_BYTES) },
        ]),
      ),
    });
    for (let backup = 0; backup < count; backup += 1) {
      const path = join(root, seededBytes(`backup ${backup}`, 20).toString('hex'));
      await mkdir(path, { recursive: true });
      await writeFile(join(path, 'Info.plist'), info);
      await writeFile(join(path, 'Manifest.plist'), manifestPlist(plan, keybag.bytes, null));
      await writeFile(join(path, 'Status.plist'), statusPlist(plan));
      await writeFile(join(path, 'Manifest.db'), 'SQLite format 3\0'.padEnd(4096, '\0'));
    }
    const reader = join(folder, 'read.mjs');
    await writeFile(
      reader,
      `import { readdirSync, readFileSync } from 'node:fs';
for (const name of readdirSync(${JSON.stringify(root)}))
  for (const list of ['Info', 'Manifest', 'Status'])
    readFileSync(\`${root}/\${name}/\${list}.plist\`);
`,
    );
    return {
      input: `${count} backups, ${(info.length / 1e6).toFixed(1)} MB of property lists each`,
      ours: backroll('scan', '--root', root, '--json'),
      theirs: { program: process.execPath, args: [reader] },
      against: 'node reading them',
    };
  },
};
