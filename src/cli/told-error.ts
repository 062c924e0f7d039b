/** An error that ended a run, as an event. */
import { CommanderError } from 'commander';
import { BackupError, type ErrorCode } from '../backup/types.ts';
import { EXIT } from './exit-codes.ts';
import type { RunEvent } from './telling.ts';
import { UsageError } from './usage-error.ts';

type ErrorEvent = Extract<RunEvent, { type: 'error' }>;

/** Whether the same call can work later: nothing that is wrong for good, or wrong with the call. */
const SAFE_TO_RETRY: Readonly<Record<ErrorCode, boolean>> = {
  'no-backup': false,
  'dangling-link': true,
  'no-access': true,
  unfinished: false,
  running: true,
  damaged: false,
  unsupported: false,
  'password-needed': false,
  'wrong-password': false,
  'keybag-damaged': false,
  'output-unwritable': true,
  'disk-full': true,
  'read-failed': true,
  cancelled: true,
  'file-missing': false,
  'file-short': false,
  'key-unavailable': false,
  'name-refused': false,
};

const USAGE_CODES: Readonly<Record<number, ErrorEvent['code']>> = {
  [EXIT.inputNeeded]: 'input-needed',
  [EXIT.password]: 'password-needed',
  [EXIT.unwritable]: 'output-unwritable',
};

/** A fault of ours. Its own text is not told: nobody knows what may stand in it. */
export const FAULT: ErrorEvent = {
  type: 'error',
  code: 'fault',
  message: 'Something went wrong inside backroll. Your backups and photos are untouched.',
  safeToRetry: false,
};

/** What is no error of ours is a fault of ours. */
export function toldError(error: unknown): ErrorEvent {
  if (error instanceof BackupError) {
    const { code, message } = error;
    return { type: 'error', code, message, safeToRetry: SAFE_TO_RETRY[code] };
  }
  if (error instanceof UsageError) {
    const code = USAGE_CODES[error.exitCode] ?? 'usage';
    const safeToRetry = error.exitCode === EXIT.unwritable;
    return { type: 'error', code, message: error.message, safeToRetry };
  }
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '');
    return { type: 'error', code: 'usage', message, safeToRetry: false };
  }
  return FAULT;
}
