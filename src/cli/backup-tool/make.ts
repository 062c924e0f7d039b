/** Has an installed program make a fresh backup, and believes what lies in the folder afterwards. */
import { dirname } from 'node:path';
import type { BackupSummary, Progress } from '../../backup/types.ts';
import type { Case } from '../../flows/case.ts';
import type { BackupFinding } from '../../flows/effects.ts';
import { TOOL_SAYINGS, type ToolSaying } from '../../flows/error-codes.ts';
import { type Session, watch } from '../session.ts';
import type { InstalledTool } from './find.ts';
import { isEmptied, newFolder } from './folder.ts';
import { problemOf, readToolLine, readUdids, type ToolLine } from './parse.ts';
import { runTool, type ToolEnd } from './run.ts';

/** More devices than anybody plugs in: what is longer is no list of them. */
const MOST_LINES = 50;

function failure(said: ToolSaying, folder: string | null = null): BackupFinding {
  const outcome = TOOL_SAYINGS[said];
  return { effect: 'backup', outcome, said, folder, path: null, encrypted: null };
}

/**
 * Makes a full backup of the one phone that is plugged in, into a new folder: no backup that exists is ever touched.
 * @param signal stops the program; what it had written by then stays, and is no finished backup
 */
export async function makeBackup(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<BackupFinding> {
  const tool = await session.backupTool();
  if (tool === null) return failure('not-started');
  const { onProgress } = watch(session, signal);
  onProgress(progress('backup-phone', null));
  const phone = await onlyPhone(tool, signal);
  if (phone.said !== null) return failure(phone.said);
  const folder = await newFolder(known, session.copiesTo);
  if (typeof folder !== 'string') return failure(folder.said);

  const seen = await run(tool, { udid: phone.udid, folder, signal, onProgress });
  const left = (await isEmptied(folder)) ? null : folder;
  signal.throwIfAborted();
  if (seen.said !== null) return failure(seen.said, left);
  const made = left === null ? null : await finishedIn(session, left, phone.udid);
  if (made === null) return failure('unfinished', left);
  const { path, encrypted } = made;
  return { effect: 'backup', outcome: 'made', said: null, folder, path, encrypted };
}

/** How far it is, in percent; unknown until the phone says so. */
function progress(phase: string, percent: number | null): Progress {
  const total = percent === null ? null : 100;
  return { phase, done: percent ?? 0, total, unit: 'percent', item: null };
}

interface Phone {
  udid: string | null;
  said: ToolSaying | null;
}

/** The phone that is plugged in; which of several is meant is not ours to guess. */
async function onlyPhone({ lister, env }: InstalledTool, signal: AbortSignal): Promise<Phone> {
  // Without the lister the program takes the first phone, and the folder tells whose backup it is.
  if (lister === null) return { udid: null, said: null };
  const lines: string[] = [];
  const onLine = (line: string) => void (lines.length < MOST_LINES && lines.push(line));
  const { neverBegan } = await runTool({
    path: lister,
    args: ['-l'],
    env,
    cwd: dirname(lister),
    signal,
    onLine,
  });
  signal.throwIfAborted();
  if (neverBegan) return { udid: null, said: null };
  const udids = [...new Set(readUdids(lines))];
  const [udid = null] = udids;
  if (udids.length > 1) return { udid: null, said: 'several-devices' };
  const said = problemOf(lines.map(readToolLine).filter((line) => line !== null));
  return udid === null ? { udid, said: said ?? 'no-device' } : { udid, said: null };
}

interface Work {
  udid: string | null;
  folder: string;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Runs it to its end. What it said is kept only as what it means. */
async function run(
  { path, env }: InstalledTool,
  { udid, folder, signal, onProgress }: Work,
): Promise<{ said: ToolSaying | null }> {
  const understood: ToolLine[] = [];
  let percent: number | null = null;
  onProgress(progress('backup-passcode', null));
  const end = await runTool({
    path,
    args: [...(udid === null ? [] : ['-u', udid]), 'backup', '--full', folder],
    env,
    cwd: folder,
    signal,
    onLine: (text) => {
      const line = readToolLine(text);
      if (line === null) return;
      if (line.type === 'passcode') onProgress(progress('backup-passcode', null));
      else if (line.type !== 'progress') understood.push(line);
      else if (line.percent !== percent) {
        percent = line.percent;
        onProgress(progress('backup', percent));
      }
    },
  });
  return { said: saidAtTheEnd(end, understood) };
}

function saidAtTheEnd(end: ToolEnd, understood: readonly ToolLine[]): ToolSaying | null {
  if (end.neverBegan) return 'not-started';
  return end.exitCode === 0 ? null : (problemOf(understood) ?? 'other');
}

/** The finished backup of this phone in the folder, or `null`. */
async function finishedIn(
  { engine }: Session,
  folder: string,
  udid: string | null,
): Promise<BackupSummary | null> {
  const found = await engine.run('scan', { roots: [folder] }).catch(() => null);
  const finished = found?.backups.filter(
    (one) => one.state === 'finished' && (udid === null || one.udid === udid),
  );
  return finished?.[0] ?? null;
}
