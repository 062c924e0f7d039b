/** The exit codes of the command-line contract, and which error leads to which. */
import type { ErrorCode } from '../backup/types.ts';

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  someItemsFailed: 3,
  endedWithout: 4,
  waiting: 5,
  noBackup: 10,
  unfinished: 11,
  password: 12,
  noAccess: 13,
  inputNeeded: 20,
  fault: 70,
  unwritable: 73,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export const EXIT_FOR: Readonly<Record<ErrorCode, number>> = {
  'no-backup': EXIT.noBackup,
  'dangling-link': EXIT.noBackup,
  'no-access': EXIT.noAccess,
  unfinished: EXIT.unfinished,
  running: EXIT.unfinished,
  damaged: EXIT.failed,
  unsupported: EXIT.failed,
  'password-needed': EXIT.password,
  'wrong-password': EXIT.password,
  'keybag-damaged': EXIT.failed,
  'output-unwritable': EXIT.unwritable,
  'disk-full': EXIT.unwritable,
  'read-failed': EXIT.failed,
  cancelled: EXIT.interrupted,
  'file-missing': EXIT.someItemsFailed,
  'file-short': EXIT.someItemsFailed,
  'key-unavailable': EXIT.someItemsFailed,
  'name-refused': EXIT.someItemsFailed,
};
