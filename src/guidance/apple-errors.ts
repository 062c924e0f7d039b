/** What Apple's programs and others say when a backup or a restore stops, and what to do first. */
import type { BACKUP_ERRORS, RESTORE_ERRORS } from '../flows/error-codes.ts';
import { plain, type Say } from './wording.ts';

/** As people read it out: the number, or the words. */
export const BACKUP_ERROR_NAMES: Readonly<Record<keyof typeof BACKUP_ERRORS, string>> = {
  '105': '105, or: not enough room on the drive to back up',
  '208': '208, or: the phone is locked',
  '212': '212, or: the setup is not finished',
  'session-failed': 'The session failed, or the phone was disconnected',
  'version-exchange': 'The version exchange failed',
  '205': '205',
  '4': '4, or: a file is missing',
  corrupt: 'The backup is corrupt or not compatible',
  other: 'Something else',
};

export const RESTORE_ERROR_NAMES: Readonly<Record<keyof typeof RESTORE_ERRORS, string>> = {
  '105': '105, or: not enough room on the phone to restore',
  '207': '207, or: the password is wrong',
  '208': '208, or: the phone is locked',
  '211': '211, or: Find My is on',
  'session-failed': 'The session failed, or the phone was disconnected',
  'version-exchange': 'The version exchange failed',
  '102': '102',
  '205': '205',
  corrupt: 'The backup is corrupt or not compatible',
  'too-old': 'The software on the phone is too old',
  '14': '14, or: storage full, again and again',
  '4013': '4005, 4013 or 4014',
  other: 'Something else',
};

/** What an error means, and the first advice: one cause a sentence, the drive by its name. */
const BACKUP_ADVICE: Readonly<Record<keyof typeof BACKUP_ERRORS, readonly string[]>> = {
  '105': [
    'The disk of the computer is full. The phone’s own room does not matter.',
    'Free room can look larger than it is. Another disk or computer is the sure way.',
  ],
  '208': ['The phone is locked. Unlock it, and keep it awake until the backup runs.'],
  '212': ['The phone is still being set up. Finish that first.'],
  'session-failed': [
    'Phone or computer fell asleep, or the cable lost contact.',
    'Keep both awake, plug straight into the computer, and try again.',
  ],
  'version-exchange': [
    'The phone’s backup service is stuck after quick tries.',
    'Unplug for ten seconds, then try once more. Only once.',
  ],
  '205': [
    'Something in the old backup’s folder cannot be read or written.',
    'Remove nothing. Make the backup on another computer, or in another account.',
  ],
  '4': [
    'A file of the old backup is missing, so it cannot be continued.',
    'Remove nothing. Make the backup on another computer, or in another account.',
  ],
  corrupt: [
    'The old backup cannot be continued.',
    'Once it is copied, the old one may be set aside. Another computer is safer.',
  ],
  other: [
    'Write the message down word for word.',
    'One more try does no harm: both awake, straight into the computer.',
  ],
};

const RESTORE_ADVICE: Readonly<Record<keyof typeof RESTORE_ERRORS, readonly string[]>> = {
  '105': [
    'The phone has too little room for what is restored.',
    'Make room on it, or use a phone with more. Then try again.',
  ],
  '207': ['The backup’s password does not fit. Its owner can try other ones.'],
  '208': ['The phone is locked. Unlock it, keep it awake, and try again.'],
  '211': [
    'Find My is on. Its owner turns it off on the phone, unseen, then tries again.',
    'Turn it on again afterwards.',
  ],
  'session-failed': [
    'Phone or computer fell asleep, or the cable lost contact.',
    'Keep both awake, plug straight into the computer, and try again.',
  ],
  'version-exchange': [
    'The phone’s backup service is stuck after quick tries.',
    'Unplug for ten seconds, then try once more. Only once.',
  ],
  '102': [
    'One app’s file breaks this restore. Older backups may have the same fault.',
    'Looking into the backup still works: that is the better way.',
  ],
  '205': [
    'Something in the backup’s folder cannot be read.',
    'Remove nothing. Looking into the backup may still work.',
  ],
  corrupt: [
    'The program cannot use this backup. Remove nothing.',
    'Looking into the backup may still work.',
  ],
  'too-old': [
    'The phone’s iOS is older than the backup’s.',
    'An update also makes a backup, so keep your copies safe before it.',
  ],
  '14': ['Going on can end with an empty phone. Stop here, and press nothing.'],
  '4013': [
    'That message belongs to “Restore iPhone”, which installs iOS anew.',
    'Stop here, press nothing, and get help.',
  ],
  other: [
    'Write the message down word for word.',
    'One more try is safe: both awake, straight into the computer.',
  ],
};

function sentences(value: string, advice: Readonly<Record<string, readonly string[]>>): Say[] {
  return Object.entries(advice).flatMap(([code, says]) =>
    says.map((say) => plain(say, { is: { [value]: [code] } })),
  );
}

/** The advice for the error that was read out, each sentence said for its own code. */
export const BACKUP_ERROR_ADVICE = sentences('error', BACKUP_ADVICE);
export const RESTORE_ERROR_ADVICE = sentences('error', RESTORE_ADVICE);
