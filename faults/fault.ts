/** What a fault is, as data; and the point at which one of its tries happens. */
import type { CommandName } from './commands.ts';
import type { Stage } from './stage.ts';

/** What the preloaded script does to the program. */
export interface Injected {
  /** Steps on the file system are counted where the path begins so. */
  below: string;
  /** The step, from 1; 0 is before the first. */
  at: number;
  does:
    | { what: 'count' }
    | { what: 'wait' }
    | { what: 'fail'; code: string }
    | { what: 'signal'; signal: NodeJS.Signals }
    | { what: 'clock'; byMs: number };
}

/** What the program is about to ask of the file system while it stands still. */
export interface StepTold {
  call: string;
  path: string;
}

/** What a fault needs of this computer: to mount disks, to be another user, a block device of a file. */
export type Need = 'linux' | 'mount' | 'other-user' | 'loop';

/** An exit code of the program, or the signal that ended it. */
export type Code = number | NodeJS.Signals;

export interface Outcome {
  code: Code | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** What a try leaves to be judged. */
export interface Caused {
  outcomes: readonly Outcome[];
  /** Other folders with what was written, such as the destination under its new name. */
  elsewhere?: readonly string[];
  /** Files of the source that the fault itself changed, or all of them. */
  changed?: 'all' | readonly string[];
  /** Whether ending well would be a lie. */
  mustFail?: boolean;
  /** What it printed went nowhere, or was no document. */
  isUnread?: boolean;
  /** Each run was asked for a part of the photos only. */
  areParts?: boolean;
  /** Files in the destination that are none of the program's, as paths below it. */
  foreign?: readonly string[];
}

export interface Fault {
  /** Unique; names it on the command line. */
  name: string;
  command: CommandName;
  needs: readonly Need[];
  /** How far through the run, from 0 to 1. */
  points: readonly number[];
  /** How a run may end beside well. */
  codes: readonly Code[];
  /** Whether hidden, unfinished files may stay until the next run. */
  leaves: 'nothing' | 'unfinished';
  /** Makes the fault happen to a run, waits until it ends, and takes the fault away again. */
  cause: (stage: Stage, at: number) => Promise<Caused>;
}

/** Points from 0 to 1 with the same distance. */
export function evenly(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index / Math.max(1, count - 1));
}

/** A fault that has no middle. */
export const ONCE: readonly number[] = [0];
