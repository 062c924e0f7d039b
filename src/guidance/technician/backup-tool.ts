/** For the technician: the fresh backup, made with an installed program. */
import type { ToolSteps } from '../backup-tool.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

const onSaying = (...said: string[]) => ({ is: { toolSaid: said } });

export const backupTool = {
  'backup-tool': {
    do: [
      'Ask the owner for their yes: the backup holds everything on the phone.',
      'Have every other phone and tablet unplugged.',
      'Ask whether the phone has a backup password, and who knows it.',
    ],
    why: 'The backup goes into a folder of its own, so none that exists is at risk.',
    check: ['The phone is unlocked, and shows no open question.'],
    ifNot: ['Choose “{answer.by_hand}”: Finder, iTunes or Apple Devices do it as well.'],
    never: ['Never ask for the passcode, or for the backup password.'],
  },
  'making-backup': {
    do: ['Ask what the phone shows.', 'Then wait together, or agree to ring back.'],
    why: 'Since iOS 16 the phone asks for its passcode before every such backup.',
    check: ['The bar moves. At first nothing does, for minutes on a full phone.'],
    ifNot: ['No bar after half an hour: go back, unlock the phone, and start again.'],
    never: ['Never have the passcode said aloud. The owner types it on the phone.'],
  },
  'backup-tool-failed': {
    do: [
      'Read the cause aloud, and settle it before the next try.',
      plain(
        'Name the computer’s disk, since people look at the phone’s room.',
        onSaying('disk-full'),
      ),
      plain(
        'Ask what the phone shows at this moment.',
        onSaying('locked', 'no-reply', 'trust-pending'),
      ),
    ],
    why: 'Only what lies finished in the folder counts, whatever the program said.',
    check: ['The next try brings the list of checks.'],
    ifNot: [
      'The same cause twice: choose “{answer.by_hand}”.',
      'Choose “{answer.leave}” when no backup can be had. It loses nothing.',
    ],
    never: ['Never have old backups removed to make room.'],
  },
} as const satisfies BranchLayers<ToolSteps>;
