/** The practice phone with a handful of its photos: small enough to be tried ten times a second. */
import { join } from 'node:path';
import type { BackupContent, BackupFile } from '../../src/practice/backup/file.ts';
import { makeKeybag } from '../../src/practice/backup/keybag.ts';
import { fileId } from '../../src/practice/backup/manifest.ts';
import { writeBackup } from '../../src/practice/backup/write.ts';
import { PRACTICE_PASSWORD } from '../../src/practice/index.ts';
import { type Asset, libraryAt } from '../../src/practice/library/asset.ts';
import { type Darkroom, darkroom } from '../../src/practice/library/darkroom.ts';
import { photosDatabase } from '../../src/practice/library/database.ts';
import { libraryContent } from '../../src/practice/library/state-files.ts';
import { otherAppsContent } from '../../src/practice/other-apps.ts';
import { seededBytes } from '../../src/practice/seed.ts';
import { BACKUP_PLANS, type BackupPlan } from '../../src/practice/story/devices.ts';
import { HEIC } from '../../test/backup/extract/heic.ts';
import type { Template, TemplateFile } from './template.ts';

const ROUNDS = 10;

/** Numbers of the photos that each keeps: one of every kind. */
const KEPT: Readonly<Record<BackupPlan['key'], readonly number[]>> = {
  // A Live Photo, a screenshot, one of an album, one with a RAW, an edited one.
  archived: [4, 8, 26, 29, 33],
  // Offloaded ones of each sort, and a trashed one.
  latest: [1, 2, 6, 18],
  // An offloaded one, a Live Photo, a screenshot, a video.
  encrypted: [4022, 4025, 4033, 4036],
};

/** Writes the three below a folder. */
export async function makePracticeTemplates(folder: string): Promise<Template[]> {
  const camera = darkroom();
  const templates: Template[] = [];
  for (const plan of Object.values(BACKUP_PLANS)) {
    templates.push(await makeTemplate(join(folder, plan.key), plan, camera));
  }
  return templates;
}

async function makeTemplate(root: string, plan: BackupPlan, camera: Darkroom): Promise<Template> {
  const content = await smallContent(plan, camera);
  const password = plan.encrypted ? PRACTICE_PASSWORD : null;
  const keybag = await makeKeybag(plan.uuid, password, ROUNDS);
  await writeBackup(join(root, plan.folder), plan, content, keybag);
  const keyOf = (label: string) =>
    plan.encrypted ? seededBytes(`${plan.uuid}/${label}`, 32) : null;
  const files = content.files.map(({ domain, path }): TemplateFile => {
    const id = fileId(domain, path);
    const key = keyOf(`file key/${domain}-${path}`);
    return { stored: join(id.slice(0, 2), id), name: path, key };
  });
  const lists = ['Manifest.plist', 'Info.plist', 'Status.plist'].map((name) => ({
    stored: name,
    name,
    key: null,
  }));
  const index = { stored: 'Manifest.db', name: 'Manifest.db', key: keyOf('manifest key') };
  return {
    name: plan.key,
    folder: plan.folder,
    encrypted: plan.encrypted,
    password: PRACTICE_PASSWORD,
    files: [index, ...lists, ...files],
  };
}

async function smallContent(plan: BackupPlan, camera: Darkroom): Promise<BackupContent> {
  const library = libraryAt(plan);
  const isKept = ({ shot }: Asset) => KEPT[plan.key].includes(shot.number);
  const developed = await Promise.all(library.assets.filter(isKept).map(camera.develop));
  const catalogue = photosDatabase(plan, developed, library);
  const sent = plan.encrypted ? { messages: [], whatsApp: [] } : await camera.sent();
  const parts = [
    libraryContent(plan, developed, catalogue, camera.sharedThumbnail()),
    otherAppsContent(plan, sent),
  ];
  const photos = developed.flatMap(({ files, sidecars }) => [
    ...files.map(({ file }) => file),
    ...sidecars,
  ]);
  return {
    files: [...photos, heicFile(plan), ...parts.flatMap(({ files }) => files)],
    folders: parts.flatMap(({ folders }) => folders),
    links: parts.flatMap(({ links }) => links),
  };
}

/** The practice phone's camera makes none; the library does not know this one. */
function heicFile(plan: BackupPlan): BackupFile {
  const path = `Media/${plan.device.directory}/IMG_9001.HEIC`;
  const times = { created: plan.made, modified: plan.made };
  return { domain: 'CameraRollDomain', path, data: HEIC, ...times, protectionClass: 3 };
}
