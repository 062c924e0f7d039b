import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededBytes } from '../seed.ts';
import type { BackupPlan } from '../story/devices.ts';
import type { BackupContent, BackupFile } from './file.ts';
import { encrypt, type Keybag } from './keybag.ts';
import { fileId, manifestDatabase } from './manifest.ts';
import { infoPlist, manifestPlist, statusPlist } from './property-lists.ts';

/** The protection class under which devices put the manifest's own key. */
const MANIFEST_CLASS = 4;

/**
 * Writes one backup folder as Finder and the device leave it, every time stamp set to the backup's.
 */
export async function writeBackup(
  folder: string,
  plan: BackupPlan,
  content: BackupContent,
  keybag: Keybag,
): Promise<void> {
  const fileKey = ({ domain, path }: BackupFile) =>
    seededBytes(`${plan.uuid}/file key/${domain}-${path}`, 32);
  const manifestKey = plan.encrypted ? seededBytes(`${plan.uuid}/manifest key`, 32) : null;
  const wrapped = (file: BackupFile) => keybag.wrap(file.protectionClass, fileKey(file));

  const subfolders = new Set<string>();
  await mkdir(folder, { recursive: true });
  const write = async (path: string, bytes: Buffer) => {
    await writeFile(path, bytes);
    await utimes(path, plan.made, plan.made);
  };
  for (const file of content.files) {
    const id = fileId(file.domain, file.path);
    const subfolder = join(folder, id.slice(0, 2));
    if (!subfolders.has(subfolder)) await mkdir(subfolder);
    subfolders.add(subfolder);
    // An empty file has a key like any other, but its blob stays empty: no padding is written.
    const seal = manifestKey !== null && file.data.length > 0;
    await write(join(subfolder, id), seal ? encrypt(fileKey(file), file.data) : file.data);
  }

  const manifest = manifestDatabase(content, plan.made, manifestKey && wrapped);
  await write(join(folder, 'Manifest.db'), manifestKey ? encrypt(manifestKey, manifest) : manifest);
  await write(
    join(folder, 'Manifest.plist'),
    manifestPlist(plan, keybag.bytes, manifestKey && keybag.wrap(MANIFEST_CLASS, manifestKey)),
  );
  await write(join(folder, 'Info.plist'), infoPlist(plan));
  await write(join(folder, 'Status.plist'), statusPlist(plan));
  for (const path of [...subfolders, folder]) await utimes(path, plan.made, plan.made);
}
