import type { ProtectResult } from '../protect.ts';
import type {
  BackupSummary,
  Catalogue,
  ErrorCode,
  ExtractOptions,
  ExtractResult,
  Progress,
  ScanResult,
} from '../types.ts';
import type { VerifyResult } from '../verify.ts';
import type { Part } from './parts.ts';

/** Names an open backup inside the engine's thread. */
export type Handle = number;

/** Every job: what it takes and what it gives. */
export interface Jobs {
  scan: { input: { roots: string[] }; output: ScanResult };
  open: {
    input: { path: string; password?: string };
    output: { handle: Handle; summary: BackupSummary };
  };
  photos: { input: { handle: Handle }; output: Catalogue };
  /** A JPEG to show, or `null` when the backup holds none. */
  thumbnail: { input: { handle: Handle; id: string }; output: Uint8Array | null };
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
}

export type JobName = keyof Jobs;

/** One job and what it takes, for every job. */
export type Task = { [Name in JobName]: { name: Name; input: Jobs[Name]['input'] } }[JobName];

/** A job to do. `stop` is one Int32 in shared memory; anything but 0 means "stop". */
export interface JobOrder {
  id: number;
  task: Task;
  stop: SharedArrayBuffer;
}

/**
 * From the client to the thread: a job; `more` asks for the next part of a long answer, so that the
 * client's thread is never busy with many at once; `end` closes every backup and lets the thread run out.
 */
export type Order = JobOrder | 'more' | 'end';

/** From the thread to the client. An answer's long lists come in parts, before it. */
export type Report = { id: number } & (
  | { type: 'progress'; progress: Progress }
  | { type: 'part'; part: Part }
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
