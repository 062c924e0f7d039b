/** Backups as iOS 9 to 10.1 left them, with a photo and a library. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { libraryOf } from '../../test/backup/generations.ts';
import { PASSWORD } from '../../test/backup/hand-file.ts';
import { makeOldBackup, type OldBackup } from '../../test/backup/legacy.ts';
import type { Template } from './template.ts';

const FOLDER = 'old';
const SIDE = 64;
const PHOTO = encode(
  { width: SIDE, height: SIDE, data: Buffer.alloc(4 * SIDE * SIDE, 150) },
  60,
).data;

const KINDS: Readonly<Record<string, Omit<OldBackup, 'files'> & { release: number }>> = {
  'iOS 9': { ios: '9', release: 9 },
  'iOS 9 encrypted': { ios: '9', encrypted: true, release: 9 },
  'iOS 10.0 encrypted': { ios: '10.0', encrypted: true, release: 10 },
  'iOS 10.1': { ios: '10.1', release: 10 },
};

/** Writes one of each below a folder. */
export async function makeOldTemplates(folder: string): Promise<Template[]> {
  const templates: Template[] = [];
  for (const [name, { release, ...kind }] of Object.entries(KINDS)) {
    const root = join(folder, name);
    const rows = ['0001', '0002'].map((number) => ({
      asset: {
        ZUUID: `UUID-${number}`,
        ZDIRECTORY: 'DCIM/100APPLE',
        ZFILENAME: `IMG_${number}.JPG`,
      },
      additional: { ZORIGINALFILENAME: `IMG_${number}.JPG` },
    }));
    const attributes = { 'com.apple.assetsd.UUID': Buffer.alloc(16, 5) };
    await makeOldBackup(join(root, FOLDER), {
      ...kind,
      files: [
        { path: 'Media/PhotoData/Photos.sqlite', data: libraryOf(release, rows) },
        { path: 'Media/DCIM/100APPLE/IMG_0001.JPG', data: PHOTO, attributes },
        { path: 'Media/DCIM/100APPLE/IMG_0002.JPG', data: PHOTO },
      ],
    });
    const entries = await readdir(join(root, FOLDER), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, FOLDER).length + 1))
      .map((stored) => ({ stored, name: stored, key: null }));
    const encrypted = kind.encrypted !== undefined;
    templates.push({ name, folder: FOLDER, encrypted, password: PASSWORD, files });
  }
  return templates;
}
