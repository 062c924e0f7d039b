/** Everything that the checks look at, passed in: the computer, the places, and the few ways to ask. */
import type { ScanResult, Watch } from '../backup/types.ts';
import type { Computer } from '../flows/case.ts';

export interface DoctorInput {
  /** Which backroll this is. */
  version: string;
  /** The version of Node, such as `24.21.0`. */
  node: string;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  computer: Computer;
  home: string;
  /** Name and version of the system, and the kind of processor. */
  system: string;
  /** The user's number; `null` where there is none. */
  user: number | null;
  /** Where backups are looked for, and whether these places were named by somebody. */
  roots: readonly string[];
  rootsGiven: boolean;
  photosTo: string;
  copiesTo: string;
  /** Where backroll keeps its own state, and in it the saved cases. */
  stateFolder: string;
  casesFolder: string;
  /** The system's folder of temporary files. */
  temporary: string;
  terminal: Terminal;
  /** Bytes of memory that are free; `null` when nothing tells. */
  freeMemory: number | null;
  /** Milliseconds UTC. */
  now: number;
  timeZone: string;
  scan: (roots: readonly string[], watch: Watch) => Promise<ScanResult>;
  /** Runs a program without a shell and gives the beginning of what it printed. Rejects when it cannot. */
  run: (program: string, args: readonly string[]) => Promise<string>;
  /** Milliseconds that a single check may take, and in all the measuring of backups. */
  patience: { check: number; measuring: number };
  watch: Watch;
}

/** What the program would write on. */
export interface Terminal {
  stdin: boolean;
  stdout: boolean;
  columns: number | null;
  rows: number | null;
  getColorDepth?: (env?: object) => number;
  /** How questions would be asked here. */
  driver: 'answers' | 'interactive' | 'plain' | 'nobody';
}
