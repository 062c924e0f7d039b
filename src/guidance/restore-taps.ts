/** What to click for a restore, in each of Apple's programs. */
import { numbered, plain, type Say } from './wording.ts';

const FINDER = { program: ['finder'] } as const;
const ITUNES = { program: ['itunes'] } as const;
const DEVICES = { program: ['apple-devices'] } as const;
const WINDOWS = { computer: ['windows'], program: ['unknown'] } as const;

export const RESTORE_STEPS: readonly Say[] = [
  plain('This computer cannot restore. Do this on the Mac or the Windows computer.', {
    computer: ['linux'],
  }),
  plain('Use the spare phone.', { is: { spare: ['yes'] } }),
  numbered('Connect the phone, unlock it and trust this computer.'),
  numbered('In Finder, click the iPhone at the side, then “General”.', FINDER),
  numbered('In iTunes, click the phone’s sign, then “Summary”.', ITUNES),
  numbered('In Apple Devices, click the phone, then “General”.', DEVICES),
  numbered('In iTunes or Apple Devices, click the phone.', WINDOWS),
  numbered('Read the button aloud: not “{ui.restoreIphone}”, which erases the phone.'),
  numbered('Click “{ui.restoreBackup}”.', { program: ['finder', 'itunes'] }),
  numbered('Click the button that may read “{ui.restoreBackupDevices}”.', {
    program: ['apple-devices', 'unknown'],
  }),
  numbered('Choose the backup of {made}. Read its date aloud, then click Restore.'),
  numbered('The owner types the backup password, if it asks for one.'),
  numbered('Leave the phone connected until it has started again.'),
];

export const RESTORE_HELP: readonly Say[] = [
  'A small backup takes some minutes, a large one several hours.',
  'An archived backup shows its date and its time in the list.',
  'A copy made elsewhere must lie in the Backup folder, under its own name.',
  'Keep the computer awake. Do not unplug the phone while it is busy.',
  'Is the phone to be updated first? Say no and stop: an update also makes a backup.',
  'If a message appears, write it down word for word. Then say here that it stopped.',
];
