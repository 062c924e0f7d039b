/** What passes between a trial and the process that carries it out. */
import type { ErrorCode } from '../../src/backup/index.ts';

/** A trial to carry out. */
export interface Request {
  /** A folder with backups in it, or one that should be a backup. */
  root: string;
  /** Tried where a backup does not open without one. */
  password: string;
  /** Where photos and copies go. */
  photos: string;
  copies: string;
  jpeg: boolean;
  /** How many pictures are looked at; `null` for all. */
  pictures: number | null;
}

/** How a step ended: well, with a named error, or with a fault of ours. */
export interface Ended {
  step: string;
  code: ErrorCode | null;
  message: string | null;
  /** The stack of whatever is no BackupError. */
  fault: string | null;
}

/** `unconfirmed`: read, but not proved to be what the phone recorded. */
export type NoteCode = ErrorCode | 'unconfirmed' | null;

export type Told =
  | { type: 'ready' }
  | { type: 'begun'; step: string }
  | (Ended & { type: 'ended' })
  /** An item that could not be read; the step went on. */
  | { type: 'noted'; step: string; code: NoteCode; message: string }
  /** `peakBytes`: the most memory since the trial began; `restBytes`: what is left of it. */
  | { type: 'over'; peakBytes: number; restBytes: number };
