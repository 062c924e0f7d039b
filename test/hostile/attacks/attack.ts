import type { ErrorCode } from '../../../src/backup/types.ts';

/** What must be true of a backup after an attack on it. */
export type Promised =
  /** The photo that was attacked, too, is written byte by byte. */
  | 'keeps every photo'
  /** The good photos are listed and written, byte by byte, whatever became of the rest. */
  | 'keeps the good photos'
  /** It opens, or is refused for one of these reasons, and nothing worse. */
  | { refused: readonly ErrorCode[] };

/** One thing that a stranger can do to a backup before somebody opens it here. */
export interface Attack {
  name: string;
  /** Does it to the good backup in this folder. */
  plant(folder: string): void | Promise<void>;
  /** Whether what was planted is really there: an attack that missed proves nothing. */
  isThere(folder: string): boolean;
  promised: Promised;
  /** The backup that it is done to, other than a plain one. */
  on?: Kind;
  /** Shows the pictures and makes JPEGs of them, too. */
  looks?: true;
  /** Takes seconds, or hundreds of megabytes of disk: for a run that has the time. */
  long?: true;
}

/** Encrypted with `PASSWORD`, or as iOS 9 made them. */
export type Kind = 'encrypted' | 'mbdb';
