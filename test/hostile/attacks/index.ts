import { archiveAttacks } from './archives.ts';
import type { Attack } from './attack.ts';
import { indexAttacks } from './index-database.ts';
import { keybagAttacks } from './keybags.ts';
import { libraryAttacks } from './library-database.ts';
import { mbdbAttacks } from './mbdb.ts';
import { nameAttacks } from './names.ts';
import { pageAttacks } from './pages.ts';
import { pictureAttacks } from './pictures.ts';
import { placeAttacks } from './places.ts';
import { plistAttacks } from './plists.ts';

export type { Attack } from './attack.ts';
export { PASSWORD, writeGoodBackup } from './good-backup.ts';

/** Every attack that was thought of by hand, those marked `long` included. */
export const ATTACKS: readonly Attack[] = [
  ...plistAttacks,
  ...archiveAttacks,
  ...keybagAttacks,
  ...mbdbAttacks,
  ...indexAttacks,
  ...libraryAttacks,
  ...pageAttacks,
  ...nameAttacks,
  ...placeAttacks,
  ...pictureAttacks,
];
