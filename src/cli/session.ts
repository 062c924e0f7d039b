/**
 * What one run of the wizard holds beside the machine: the engine's thread, the backup that is open in it and
 * its photos, and the password while it is needed. None of it is in the case, so none of it is ever saved.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { type Engine, startEngine } from '../backup/jobs/engine.ts';
import type { Handle } from '../backup/jobs/protocol.ts';
import type { Catalogue, Photo, Progress } from '../backup/types.ts';
import { chosen } from '../flows/candidates.ts';
import type { Case } from '../flows/case.ts';
import { droppedPath } from '../steps/dropped-path.ts';
import { findBackupTool, type InstalledTool } from './backup-tool/find.ts';
import type { Environment } from './environment.ts';
import type { Shared, SmallPictures } from './shared.ts';

export interface OpenBackup {
  path: string;
  handle: Handle;
  /** It has keys, which are forgotten once another backup is looked into. */
  encrypted: boolean;
  catalogue: Catalogue;
  /** Ids of the photos that fit the person's dates. */
  matching: ReadonlySet<string>;
  /** Ids of the photos that a newer backup of the phone no longer has, or has in Recently Deleted. */
  missing: ReadonlySet<string>;
  /** What other apps hold in it, once that was looked for. */
  elsewhere: { photos: readonly Photo[]; matching: ReadonlySet<string> } | null;
}

export interface Session {
  engine: Engine;
  /** Small pictures that were made for cases before this one, or `null`. */
  pictures: SmallPictures | null;
  /** Where to look for backups, beside the folders that the person names. */
  roots: readonly string[];
  /** Where photos and copies of backups go when the person names nothing else. */
  photosTo: string;
  copiesTo: string;
  /** The installed program that can make a backup, looked for once; `null` without one. */
  backupTool: () => Promise<InstalledTool | null>;
  /** The backups that are open, by their paths. An encrypted one is open only while it is the one at hand. */
  opened: Map<string, OpenBackup>;
  /** What was typed for the backup at hand; gone as soon as it was tried. */
  password: string | null;
  /** Faults of ours in an effect: the tree goes on, and they are written down at the end. */
  faults: unknown[];
  /** What the running effect tells, or `null`. */
  progress: Progress | null;
  /** Each is called after `progress` changed. */
  progressed: Set<() => void>;
  /** Remembers an effect until it ends. */
  busy: <T>(work: Promise<T>) => Promise<T>;
  /** Waits until every effect has tidied up, then ends the engine, or closes what is open in a shared one. */
  end: () => Promise<void>;
}

export interface SessionOptions {
  roots: readonly string[];
  photosTo: string;
  copiesTo: string;
  /** Where an installed program that makes backups is looked for, and what it is told; without, none is. */
  outside?: Pick<Environment, 'env' | 'platform'>;
  /** Of several sessions, and outlives each of them; else the session has an engine of its own. */
  shared?: Shared;
}

export function startSession({
  roots,
  photosTo,
  copiesTo,
  outside,
  shared,
}: SessionOptions): Session {
  const engine = shared?.engine ?? startEngine();
  const opened = new Map<string, OpenBackup>();
  const working = new Set<Promise<unknown>>();
  let tool: Promise<InstalledTool | null> | null = null;
  return {
    engine,
    pictures: shared?.pictures ?? null,
    roots,
    photosTo,
    copiesTo,
    backupTool: () => {
      tool ??= outside ? findBackupTool(outside) : Promise.resolve(null);
      return tool;
    },
    opened,
    password: null,
    faults: [],
    progress: null,
    progressed: new Set(),
    busy: (work) => {
      working.add(work);
      const done = () => working.delete(work);
      work.then(done, done);
      return work;
    },
    end: async () => {
      await Promise.allSettled(working);
      if (shared === undefined) return engine.stop();
      const closing = [...opened.values()].map(({ handle }) => engine.run('close', { handle }));
      await Promise.allSettled(closing);
    },
  };
}

/** Passes on how far a job is, until it ends. */
export function watch(session: Session, signal: AbortSignal) {
  return {
    signal,
    onProgress: (progress: Progress) => {
      if (signal.aborted) return;
      session.progress = progress;
      for (const tell of session.progressed) tell();
    },
  };
}

/** The backup that the case is about now, if it is open. */
export function openBackupOf({ opened }: Session, known: Case): OpenBackup | null {
  const path = chosen(known)?.path;
  return path === undefined ? null : (opened.get(path) ?? null);
}

/** A folder as a person types or drops it: `~` is their home, what is relative starts where they are. */
export function typedFolder(text: string, home: string = homedir()): string {
  return resolve(droppedPath(text).replace(/^~(?=$|[/\\])/, () => home));
}
