import type { Comparison } from '../compare.ts';
import type { CopyLink, ElsewherePicture } from '../elsewhere/index.ts';
import type { History } from '../photos/history.ts';
import type { ProtectResult } from '../protect.ts';
import type {
  BackupSummary,
  Box,
  Catalogue,
  ErrorCode,
  ExtractOptions,
  ExtractResult,
  Pixels,
  Progress,
  ScanResult,
  Watch,
} from '../types.ts';
import type { VerifyResult } from '../verify.ts';
import type { BackupChange, WatchRootsOptions } from '../watch.ts';
import type { Part } from './parts.ts';

/** Names an open backup inside the engine's thread. No two are ever the same, whatever the thread. */
export type Handle = number;

/** Every job: what it takes and what it gives. */
export interface Jobs {
  scan: { input: { roots: string[] }; output: ScanResult };
  open: {
    input: { path: string; password?: string };
    output: { handle: Handle; summary: BackupSummary };
  };
  photos: { input: { handle: Handle }; output: Catalogue };
  /** What a photo looks like, to be drawn; `null` when the backup holds no picture of it that decodes. */
  picture: { input: PictureInput; output: Pixels | null };
  /** The same as a small JPEG with nothing but the picture in it. */
  thumbnail: { input: PictureInput; output: Uint8Array | null };
  compare: { input: { older: Handle; newer: Handle }; output: Comparison };
  /** `null` when the backup has no photo library. */
  history: { input: { handle: Handle }; output: History | null };
  elsewhere: { input: ElsewhereInput; output: ElsewhereResult };
  extract: {
    input: { handle: Handle; ids: string[]; options: ExtractOptions };
    output: ExtractResult;
  };
  verify: { input: { handle: Handle }; output: VerifyResult };
  close: { input: { handle: Handle }; output: null };
  protect: {
    input: { path: string; to: string };
    output: ProtectResult;
  };
  /** Tells of each change as it comes, and only ends when it is stopped. */
  watch: { input: { roots: string[]; options?: WatchRootsOptions }; output: null };
}

export interface PictureInput {
  handle: Handle;
  /** A photo's, or that of a picture that `elsewhere` found. */
  id: string;
  /** What it must fit into. It is never enlarged. */
  box: Box;
}

export interface ElsewhereInput {
  /** The backup that is looked through. */
  handle: Handle;
  /** Also looks at the first bytes of every file of every app; takes long. */
  deep?: boolean;
  /** Photos, perhaps of another open backup, that copies are looked for. */
  lost?: { handle: Handle; ids: string[] };
}

export interface ElsewhereResult {
  pictures: ElsewherePicture[];
  /** Which of the pictures are copies of the lost photos. */
  links: CopyLink[];
}

export type JobName = keyof Jobs;

/** How a job is watched and stopped. */
export interface JobWatch extends Watch {
  /** What `watch` sees; no other job tells of changes. */
  onChange?: (change: BackupChange) => void;
}

/** One job and what it takes, for every job. */
export type Task = { [Name in JobName]: { name: Name; input: Jobs[Name]['input'] } }[JobName];

/** From the client to the thread. */
export type Order =
  /** A job to do. `stop` is one Int32 in shared memory; anything but 0 means "stop". */
  | { type: 'job'; id: number; task: Task; stop: SharedArrayBuffer }
  /** Wakes a job whose `stop` was set. Answered by `stopping`, by a thread that still hears. */
  | { type: 'stop'; id: number }
  /** Asks for the next part of a long answer, so that the client is never busy with many at once. */
  | { type: 'more'; id: number }
  /** Stops every job, closes every backup and lets the thread run out. */
  | { type: 'end' };

/** From the thread to the client. An answer's long lists come in parts, before it. */
export type Report = { id: number } & (
  | { type: 'progress'; progress: Progress }
  | { type: 'change'; change: BackupChange }
  | { type: 'part'; part: Part }
  | { type: 'stopping' }
  | { type: 'done'; output: unknown }
  /** `trace` comes with a fault of ours only: where in our own code it arose. */
  | {
      type: 'failed';
      code: ErrorCode | null;
      message: string;
      path: string | null;
      trace: string | null;
    }
);
