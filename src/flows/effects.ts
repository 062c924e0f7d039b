/**
 * What the machine needs done outside it, and what can come back. Names and types only: the real effects are
 * given to the machine in one place, `cli/effects.ts`.
 */
import type {
  BackupSummary,
  Check,
  ErrorCode,
  ICloudPhotos,
  PhotoCounts,
  Problem,
} from '../backup/types.ts';
import type { ToolFailure, ToolSaying } from './error-codes.ts';

/** A backup as the case knows it. */
export interface FoundBackup extends BackupSummary {
  /** Lies where this computer's programs keep backups, so that a fresh backup can overwrite it. */
  live: boolean;
}

/** What stays the same when a backup's folder is renamed or copied, and differs when it is overwritten. */
export type BackupIdentity = Pick<FoundBackup, 'path' | 'udid' | 'lastBackup'>;

/** Programs that make a backup when they are called, by the names that they are called by. */
export const BACKUP_TOOLS = ['idevicebackup2'] as const;
export type BackupTool = (typeof BACKUP_TOOLS)[number];

/** Which backups there are, and what is installed that can make one. */
export interface ScanFinding {
  effect: 'scan';
  outcome: 'some' | 'none' | 'no-access' | 'failed';
  backups: FoundBackup[];
  problems: Problem[];
  tools: BackupTool[];
}

/** What one backup holds, after it was opened and its photos were listed. */
export interface FindFinding {
  effect: 'find';
  outcome: 'photos' | 'empty' | 'password-needed' | 'wrong-password' | 'unreadable';
  /** Which backup: its folder may be renamed or overwritten later. */
  backup: BackupIdentity;
  code: ErrorCode | null;
  counts: PhotoCounts | null;
  /** How many fit the dates that the person gave. */
  matching: number;
  /** How many of those fit because they lay in Recently Deleted when the backup was made. */
  matchingTrashed: number;
  icloudPhotos: ICloudPhotos['state'];
  /** A newer backup of the same phone, and how many of those that fit it no longer knows. */
  newer: { lastBackup: string | null; missing: number } | null;
}

/** What one backup holds outside the photo library. */
export interface ElsewhereFinding {
  effect: 'elsewhere';
  outcome: 'pictures' | 'none' | 'failed';
  backup: BackupIdentity;
  /** Every app's files were looked at, not only those of apps that are known for pictures. */
  deep: boolean;
  pictures: number;
  /** How many fit the dates that the person gave. */
  matching: number;
}

/** A backup that was seen being made. */
export interface WatchFinding {
  effect: 'watch';
  /** `stopped`: it began and broke off. */
  outcome: 'finished' | 'stopped' | 'failed';
  path: string | null;
}

/** A fresh backup that an installed program was asked for. */
export interface BackupFinding {
  effect: 'backup';
  /** `made` goes by the finished backup in the folder alone; no program is taken at its word. */
  outcome: 'made' | ToolFailure;
  /** Why there is none; `null` when there is. */
  said: ToolSaying | null;
  /** What was made for it, and holds nothing else; `null` when nothing is left there. */
  folder: string | null;
  /** The finished backup. */
  path: string | null;
  encrypted: boolean | null;
}

/** One file that was saved, as the report names it. */
export interface WrittenEntry {
  /** Within the folder it was saved to, with `/` between its parts. */
  path: string;
  bytes: number;
  /** 64 hex digits. */
  sha256: string;
  check: Check;
}

/** What was written. */
export interface ExtractFinding {
  effect: 'extract';
  outcome: 'wrote' | 'nothing' | 'disk-full' | 'output-unwritable' | 'failed';
  path: string;
  folder: string;
  /** Files written or already there, and how many of them were proved bit-exact. */
  files: number;
  proved: number;
  bytes: number;
  failed: number;
  /** Nothing better than a small copy could be written. */
  onlySmall: boolean;
  /** The page that shows what was written; `null` when there is none. */
  sheet: string | null;
  /** The first of `files`. All of them stand in the list of checksums in the folder. */
  written: WrittenEntry[];
}

/** The copies that were made of backups. */
export interface ProtectFinding {
  effect: 'protect';
  outcome: 'done' | 'disk-full' | 'output-unwritable' | 'failed';
  copies: { backup: BackupIdentity; copy: string }[];
  code: ErrorCode | null;
}

export type EffectFinding =
  | ScanFinding
  | FindFinding
  | ElsewhereFinding
  | ExtractFinding
  | ProtectFinding
  | WatchFinding
  | BackupFinding;
export type EffectName = EffectFinding['effect'];

/** Every outcome of every effect; a step that waits for an effect must route each. */
export const OUTCOMES = {
  scan: ['some', 'none', 'no-access', 'failed'],
  find: ['photos', 'empty', 'password-needed', 'wrong-password', 'unreadable'],
  elsewhere: ['pictures', 'none', 'failed'],
  extract: ['wrote', 'nothing', 'disk-full', 'output-unwritable', 'failed'],
  protect: ['done', 'disk-full', 'output-unwritable', 'failed'],
  watch: ['finished', 'stopped', 'failed'],
  backup: ['made', 'no-device', 'needs-trust', 'needs-passcode', 'disk-full', 'failed'],
} as const satisfies {
  [E in EffectName]: readonly Extract<EffectFinding, { effect: E }>['outcome'][];
};

export type RuledOutReason =
  | 'no-backup'
  | 'no-access'
  | 'declined'
  | 'no-password'
  | 'unreadable'
  | 'not-inside'
  | 'wrong-time'
  | 'icloud-photos'
  | 'needs-other-computer'
  | 'not-protected'
  | 'not-ready'
  | 'nothing-written'
  | 'restore-without-it'
  | 'restore-source-gone'
  | 'no-cloud-backup'
  | 'date-unknown';

/** A branch that turned out not to help, and why: for the ending and the report. */
export interface RuledOut {
  effect: null;
  branch: 'extraction' | 'computer-restore' | 'icloud-restore';
  reason: RuledOutReason;
}

export type Finding = EffectFinding | RuledOut;
