import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupContent } from './backup/file.ts';
import { makeKeybag, REAL_ROUNDS } from './backup/keybag.ts';
import { writeBackup } from './backup/write.ts';
import { lostIds, type PracticeBackup, type PracticeItem, practiceItem } from './items.ts';
import { type Library, libraryAt } from './library/asset.ts';
import { type Darkroom, darkroom } from './library/darkroom.ts';
import { photosDatabase } from './library/database.ts';
import type { DevelopedAsset } from './library/files.ts';
import { libraryContent } from './library/state-files.ts';
import { otherAppsContent } from './other-apps.ts';
import { BACKUP_PLANS, type BackupPlan, NEW_PHONE, OLD_PHONE } from './story/devices.ts';

/** The backup password of the practice phone's encrypted backup. Nothing secret is behind it. */
export const PRACTICE_PASSWORD = 'practice makes perfect';

export interface PracticePhone {
  root: string;
  password: string;
  /** Absolute paths. */
  backups: Record<PracticeBackup, string>;
  /** The phone of the archived and the latest backup, and the phone of the encrypted one. */
  udids: { current: string; older: string };
  /** Everything in the backups that is the owner's. */
  items: PracticeItem[];
  /** Ids that the archived backup holds and the latest no longer knows. */
  lost: string[];
}

export interface PracticeOptions {
  /** PBKDF2 rounds of the encrypted backup; ten million, as on a real phone, unless a test lowers it. */
  rounds?: number;
  /** Called after each photo: it takes some seconds to draw them all. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Makes the practice phone: three iOS backups of one owner's two phones, the same to the byte on
 * every run. The owner deleted a holiday in August 2026; the backup archived in June still has it.
 *
 * @param root a folder that does not exist yet or is empty; it can then serve as a root of backups
 * @throws Error when `root` already holds something
 */
export async function makePractice(
  root: string,
  options: PracticeOptions = {},
): Promise<PracticePhone> {
  const { rounds = REAL_ROUNDS } = options;
  const folder = resolve(root);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    const message = `${folder} is not empty. Nothing was changed; please name a new folder.`;
    throw Object.assign(new Error(message), { code: 'ENOTEMPTY' });
  }

  const plans = Object.values(BACKUP_PLANS);
  // The key derivation takes seconds on a thread of its own, while this one draws.
  const [keybags, drawn] = await Promise.all([
    Promise.all(
      plans.map((plan) => makeKeybag(plan.uuid, plan.encrypted ? PRACTICE_PASSWORD : null, rounds)),
    ),
    developAll(plans, options.onProgress),
  ]);
  for (const [index, { plan, content }] of drawn.entries()) {
    const keybag = keybags[index];
    if (keybag) await writeBackup(join(folder, plan.folder), plan, content, keybag);
  }
  return {
    root: folder,
    password: PRACTICE_PASSWORD,
    backups: {
      archived: join(folder, BACKUP_PLANS.archived.folder),
      latest: join(folder, BACKUP_PLANS.latest.folder),
      encrypted: join(folder, BACKUP_PLANS.encrypted.folder),
    },
    udids: { current: NEW_PHONE.udid, older: OLD_PHONE.udid },
    items: drawn.flatMap(({ plan, developed }) =>
      developed.map((item) => practiceItem(plan.key, item)),
    ),
    lost: lostIds(),
  };
}

interface Drawn {
  plan: BackupPlan;
  developed: DevelopedAsset[];
  content: BackupContent;
}

async function developAll(
  plans: readonly BackupPlan[],
  onProgress: PracticeOptions['onProgress'],
): Promise<Drawn[]> {
  const camera = darkroom();
  const libraries = plans.map((plan) => ({ plan, library: libraryAt(plan) }));
  const total = libraries.reduce((sum, { library }) => sum + library.assets.length, 0);
  const drawn: Drawn[] = [];
  let done = 0;
  for (const { plan, library } of libraries) {
    const developed: DevelopedAsset[] = [];
    for (const asset of library.assets) {
      developed.push(await camera.develop(asset));
      done += 1;
      onProgress?.(done, total);
    }
    drawn.push({ plan, developed, content: await wholeContent(plan, library, developed, camera) });
  }
  return drawn;
}

async function wholeContent(
  plan: BackupPlan,
  library: Library,
  developed: DevelopedAsset[],
  camera: Darkroom,
): Promise<BackupContent> {
  const photos = developed.flatMap(({ files, sidecars }) => [
    ...files.map(({ file }) => file),
    ...sidecars,
  ]);
  const catalogue = photosDatabase(plan, developed, library);
  const sent = plan.device === NEW_PHONE ? await camera.sent() : { messages: [], whatsApp: [] };
  const parts = [
    libraryContent(plan, developed, catalogue, camera.sharedThumbnail()),
    otherAppsContent(plan, sent),
  ];
  return {
    files: [...photos, ...parts.flatMap(({ files }) => files)],
    folders: parts.flatMap(({ folders }) => folders),
    links: parts.flatMap(({ links }) => links),
  };
}
