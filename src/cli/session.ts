/**
 * What one run of the wizard holds beside the machine: the engine's thread, the backup that is open in it and
 * its photos, and the password while it is needed. None of it is in the case, so none of it is ever saved.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { type Engine, startEngine } from '../backup/jobs/engine.ts';
import type { Handle } from '../backup/jobs/protocol.ts';
import type { Catalogue, Progress } from '../backup/types.ts';

export interface OpenBackup {
  path: string;
  handle: Handle;
  catalogue: Catalogue;
  /** Ids of the photos that fit the person's dates. */
  matching: ReadonlySet<string>;
}

export interface Session {
  engine: Engine;
  /** Where to look for backups, beside the folders that the person names. */
  roots: readonly string[];
  /** Where photos and copies of backups go when the person names nothing else. */
  photosTo: string;
  copiesTo: string;
  open: OpenBackup | null;
  password: string | null;
  /** What the running effect tells, or `null`. */
  progress: Progress | null;
  /** Called after `progress` changed. */
  onProgress: () => void;
  /** Settles when no effect is at work any more. */
  idle: () => Promise<void>;
  /** Remembers an effect until it ends. */
  busy: <T>(work: Promise<T>) => Promise<T>;
  end: () => Promise<void>;
}

export interface SessionOptions {
  roots: readonly string[];
  photosTo: string;
  copiesTo: string;
  /** A password given beforehand, for running unattended. */
  password: string | null;
}

export function startSession({ roots, photosTo, copiesTo, password }: SessionOptions): Session {
  const engine = startEngine();
  const working = new Set<Promise<unknown>>();
  return {
    engine,
    roots,
    photosTo,
    copiesTo,
    open: null,
    password,
    progress: null,
    onProgress: () => {},
    idle: async () => {
      await Promise.allSettled(working);
    },
    busy: (work) => {
      working.add(work);
      const done = () => working.delete(work);
      work.then(done, done);
      return work;
    },
    end: () => engine.stop(),
  };
}

/** A folder as a person types it: `~` is their home, what is relative starts where they are. */
export function typedFolder(text: string, home: string = homedir()): string {
  return resolve(text.replace(/^~(?=$|[/\\])/, () => home));
}
