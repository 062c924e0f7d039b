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

/** How a backup that a program was asked for can fail, as far as it decides what to do next. */
export type ToolFailure = 'no-device' | 'needs-trust' | 'needs-passcode' | 'disk-full' | 'failed';

/**
 * Everything that a program which makes backups can be understood to say when it makes none: all that is kept of
 * its output.
 */
export const TOOL_SAYINGS = {
  'no-device': 'no-device',
  'no-connection-service': 'no-device',
  'several-devices': 'no-device',
  'trust-pending': 'needs-trust',
  'trust-refused': 'needs-trust',
  locked: 'needs-passcode',
  'no-reply': 'needs-passcode',
  'disk-full': 'disk-full',
  'folder-refused': 'failed',
  'setup-unfinished': 'failed',
  'ended-on-phone': 'failed',
  'connection-lost': 'failed',
  'version-exchange': 'failed',
  'phone-stuck': 'failed',
  unfinished: 'failed',
  'not-started': 'failed',
  other: 'failed',
} as const satisfies Record<string, ToolFailure>;
export type ToolSaying = keyof typeof TOOL_SAYINGS;
