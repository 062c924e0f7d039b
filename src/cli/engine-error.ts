import { BackupError, type ErrorCode } from '../backup/types.ts';

/** The engine's own errors are outcomes; anything else is a fault of ours. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof BackupError) return error.code;
  throw error;
}
