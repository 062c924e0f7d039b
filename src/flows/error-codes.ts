/**
 * What a backup or restore program may say when it stops, by what people read out. Known from public issue
 * threads of the programs that speak with phones; what each means is said in `guidance`.
 */

/** Whether doing the same once more can do harm: `once` means that a second failure is no accident. */
export type Retry = 'yes' | 'once' | 'no';

/** While a backup is being made. */
export const BACKUP_ERRORS = {
  '105': 'yes',
  '208': 'yes',
  '212': 'yes',
  'session-failed': 'yes',
  'version-exchange': 'once',
  '205': 'no',
  '4': 'no',
  corrupt: 'no',
  other: 'once',
} as const satisfies Record<string, Retry>;

/** While a phone is being restored. */
export const RESTORE_ERRORS = {
  '105': 'yes',
  '207': 'yes',
  '208': 'yes',
  '211': 'yes',
  'session-failed': 'yes',
  'version-exchange': 'once',
  '102': 'no',
  '205': 'no',
  corrupt: 'no',
  'too-old': 'no',
  '14': 'no',
  '4013': 'no',
  other: 'once',
} as const satisfies Record<string, Retry>;

export const ERROR_STEPS: Readonly<Record<string, Readonly<Record<string, Retry>>>> = {
  'fresh-error': BACKUP_ERRORS,
  'restore-failed': RESTORE_ERRORS,
};
