/** A call of each command that goes well, and what it leaves to be looked at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newCase } from '../../src/flows/case.ts';
import type { PracticePhone } from '../../src/practice/index.ts';
import { savedAs } from '../cases/saved.ts';
import { temporaryFolder } from './program.ts';

export interface Home {
  home: string;
  env: Record<string, string>;
  /** A folder that does not exist yet. */
  to: string;
  /** The id of the case that is saved here. */
  saved: string;
}

/** A person's home with one saved case that waits for its first answer. */
export function homeWithCase(): Home {
  const home = temporaryFolder();
  const saved = savedAs(newCase('linux', '2026-11-22T12:00:00.000Z'), 'whose-phone');
  const folder = join(home, 'state', 'backroll', 'cases');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${saved.id}.json`), `${JSON.stringify(saved)}\n`, { mode: 0o600 });
  return { home, env: { HOME: home }, to: join(home, 'out'), saved: saved.id };
}

/** By the command's full name: arguments with which it succeeds. */
export function calls(
  { root, backups }: PracticePhone,
  { to, saved }: Home,
): Readonly<Record<string, readonly string[]>> {
  return {
    'backroll scan': ['scan', '--root', root],
    'backroll photos': ['photos', backups.archived, '--limit', '3'],
    'backroll extract': ['extract', backups.archived, '--limit', '1', '--to', to],
    'backroll compare': ['compare', backups.archived, backups.latest],
    'backroll protect': ['protect', backups.archived, '--to', to, '--dry-run'],
    'backroll verify': ['verify', backups.archived],
    'backroll case list': ['case', 'list'],
    'backroll case show': ['case', 'show', saved],
    'backroll case export': ['case', 'export', saved, '--to', `${to}.json`],
    'backroll case delete': ['case', 'delete', saved],
    'backroll report': ['report', saved],
    'backroll doctor': ['doctor', '--root', root],
    'backroll config': ['config'],
    'backroll answers new': ['answers', 'new'],
    'backroll flow': ['flow', '--branch', 'bin'],
    'backroll schema': ['schema', 'scan'],
    'backroll completion': ['completion', 'bash'],
  };
}
