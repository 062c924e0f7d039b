/** For the technician: whether to restore from a computer, with what, and which backup. */
import type { computerRestore as tree } from '../../flows/branches/computer-restore.ts';
import { plain } from '../wording.ts';
import { backupTool } from './backup-tool.ts';
import { freshBackup } from './fresh-backup.ts';
import type { BranchLayers } from './layers.ts';
import { restoring } from './restoring.ts';

export const computerRestore = {
  'computer-restore': {
    do: ['Say first what is lost, and then what may be won.', 'Wait for the owner’s own words.'],
    why: 'The milder ways have been tried, or turned down.',
    check: ['A calm yes. Hesitation counts as a no.'],
    ifNot: ['Choose “{answer.no}”: the iCloud backup is looked at next.'],
    never: ['Never press for a yes, and never promise a result.'],
  },
  'restore-program': {
    do: [
      plain('Ask whether iTunes is among their programs. If not, it is Finder.', {
        computer: ['macos'],
      }),
      plain('Have them search the Start menu for both names.', { computer: ['windows'] }),
      plain('Ask which other computer they can use.', { computer: ['linux'] }),
    ],
    why: 'The buttons differ, and later each one is read aloud.',
    check: ['They read the program’s name from the screen.'],
    ifNot: ['Choose “{answer.dont_know}”: the words then fit more than one program.'],
  },
  'spare-phone': {
    do: ['Ask in the family: an old phone will do.', 'Ask which iOS it has.'],
    why: 'On a spare phone, a failed restore costs nothing.',
    check: ['They hold it, its owner agrees, and its iOS is new enough.'],
    ifNot: [
      'Its iOS is older than the backup’s: it cannot be used.',
      'Choose “{answer.no}”: every check then concerns their own phone.',
    ],
    never: [
      'Never let it go online before it was searched for the photo itself.',
      'Never have iCloud Photos switched on there.',
    ],
  },
  'restore-backup': {
    do: ['Read the date and the days lost aloud.', 'Have both said back to you.'],
    why: 'A date misheard here can cost months of pictures.',
    check: ['They repeat the date and the days without help.'],
    ifNot: [
      'One is missing: it is unfinished, or its date or iCloud Photos rules it out.',
      'Choose “{answer.none}”: the iCloud backup is looked at next.',
    ],
    never: ['Never choose in the owner’s place to save time.'],
  },
  ...freshBackup,
  ...backupTool,
  'restore-source-gone': {
    do: [
      'Have the program’s list of backups read aloud.',
      'Copy folders only if you have done so before; else pass the case on.',
    ],
    why: 'Apple’s program can restore only what lies in its own folder.',
    check: ['The old date is in its list again, and the fresh one too.'],
    ifNot: [
      'Another one fits: choose “{answer.choose_again}”.',
      'In doubt: choose “{answer.leave}”. The phone is as it was.',
    ],
    never: ['Never put the old copy over the fresh backup.'],
  },
  ...restoring,
} as const satisfies BranchLayers<typeof tree>;
