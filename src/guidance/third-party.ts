/** What to know before another maker's program may open a backup. */
import { bullet, type Say, warning } from './wording.ts';

export const PROGRAM_CAUTIONS: readonly Say[] = [
  'iBackup Extractor and iMazing are two that people use. Both run on Mac and Windows.',
  bullet('Get it from its maker’s own site, and type the address yourself.'),
  bullet('Let it open a copy of the backup, never the only one.'),
  bullet('Look at the preview before you pay for anything.'),
  bullet('Leave the phone unplugged. It is not needed.'),
  warning('Stop if it asks for the Apple Account password or wants to install a profile.'),
];

export const PROGRAM_CAUTIONS_HELP: readonly Say[] = [
  'A backup holds your messages and much more. A fake program could steal it.',
  'Avoid search adverts, download portals, cracks and key generators.',
  'It should run without internet, and only read. Some programs can change a backup.',
  'Save what it finds to your own disk, and count whether all of it came out.',
  'iMazing cannot look into an encrypted backup without its password either.',
  'The free version of iBackup Extractor may be limited.',
  'Programs that promise to scan the phone itself are not worth it.',
  'Once Recently Deleted is empty, they cannot rebuild the photo from the phone.',
];
