import { BackupError } from '../types.ts';

/**
 * The spellings of a password to try, in this order: as typed, then Unicode's composed and decomposed
 * forms where they differ. An accented letter has two spellings, and keyboards differ.
 */
export function spellings(password: string): string[] {
  return [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])];
}

export function wrongPassword(): BackupError {
  return new BackupError(
    'wrong-password',
    'This is not the password of this backup. It is neither the passcode nor the Apple Account password.',
  );
}

export function passwordNeeded(): BackupError {
  return new BackupError('password-needed', 'This backup is encrypted, and needs its password.');
}
