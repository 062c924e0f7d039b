/** The one place where the machine's effects meet the engine, the disk and the clock. */
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fromPromise } from 'xstate';
import { BackupError, type BackupSummary } from '../backup/types.ts';
import type { BackupChange } from '../backup/watch.ts';
import { chosenToRestore, freshBackup, sameContent, unprotected } from '../flows/candidates.ts';
import { answerTo, backups, type Case } from '../flows/case.ts';
import type { FoundBackup, ProtectFinding, ScanFinding, WatchFinding } from '../flows/effects.ts';
import { type Recovery, recovery } from '../flows/recovery.ts';
import { learn } from '../flows/trail.ts';
import { codeOf } from './engine-error.ts';
import { type Session, watch } from './session.ts';

/** Loaded when the first of them begins: the first question must not wait for it. */
const ofPhotos = () => import('./photo-effects.ts');

const ofBackupTool = () => import('./backup-tool/make.ts');

/** The machine with its real effects. */
export function withEffects(session: Session): Recovery {
  const effect = <Finding>(work: (known: Case, signal: AbortSignal) => Promise<Finding>) =>
    fromPromise<Finding, Case>(({ input, signal }) => {
      const done = work(input, signal);
      done.catch((error: unknown) => {
        const ours = !(error instanceof BackupError) && !signal.aborted;
        if (ours) session.faults.push(error);
      });
      return session.busy(done);
    });
  return recovery.provide({
    actors: {
      scan: effect((known, signal) => scan(session, known, signal)),
      find: effect(async (...on) => (await ofPhotos()).find(session, ...on)),
      extract: effect(async (...on) => (await ofPhotos()).extract(session, ...on)),
      protect: effect((known, signal) => protect(session, known, signal)),
      elsewhere: effect(async (...on) => (await ofPhotos()).elsewhere(session, ...on)),
      watch: effect((known, signal) => watchForBackup(session, known, signal)),
      backup: effect(async (...on) => (await ofBackupTool()).makeBackup(session, ...on)),
    },
  });
}

/** The folders that the person named while they were looking for backups. */
function namedFolders({ trail }: Case): string[] {
  return trail.flatMap(({ step, answer }) =>
    step === 'folder' && typeof answer === 'string' && answer !== 'dont-know' ? [answer] : [],
  );
}

/** Where an installed program was told to put a backup. */
function madeFolders({ learnt }: Case): string[] {
  return learnt.flatMap(({ finding }) =>
    finding.effect === 'backup' && finding.outcome === 'made' && finding.folder !== null
      ? [finding.folder]
      : [],
  );
}

async function scan(session: Session, known: Case, signal: AbortSignal): Promise<ScanFinding> {
  const named = namedFolders(known);
  const roots = [...session.roots, ...named, ...madeFolders(known)];
  const tool = session.backupTool();
  const found = await session.engine.run('scan', { roots }, watch(session, signal));
  const live = await Promise.all(session.roots.map((root) => realpath(root).catch(() => root)));
  const isLive = ({ path }: BackupSummary) =>
    live.some((root) => path === root || path.startsWith(root + sep));
  const backups: FoundBackup[] = found.backups.map((one) => ({ ...one, live: isLive(one) }));
  const lastNamed = named.slice(-1);
  const problems = [...found.problems, ...(await withoutBackups(lastNamed, found.backups))];
  const noAccess = problems.some(({ code }) => code === 'no-access');
  const outcome = backups.length > 0 ? 'some' : noAccess ? 'no-access' : 'none';
  const installed = await tool;
  const tools = installed === null ? [] : [installed.name];
  return { effect: 'scan', outcome, backups, problems, tools };
}

/** The folder that was just named, if nothing was found in it: silence would leave the person guessing. */
async function withoutBackups(named: readonly string[], backups: readonly BackupSummary[]) {
  const real = await Promise.all(named.map((folder) => realpath(folder).catch(() => folder)));
  return real
    .filter(
      (folder) => !backups.some(({ path }) => path === folder || path.startsWith(folder + sep)),
    )
    .map((path) => ({ path, code: 'no-backup' as const, message: 'No backup was found there.' }));
}

/** Ends with the first backup that is seen to finish, or to break off. */
async function watchForBackup(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<WatchFinding> {
  const seen = new AbortController();
  let last: BackupChange | null = null;
  const roots = [...session.roots, ...namedFolders(known)];
  const { onProgress } = watch(session, signal);
  const tell = (phase: string, done: number) =>
    onProgress({ phase, done, total: null, unit: 'files', item: null });
  // Another phone or tablet may back up meanwhile.
  const wanted = chosenToRestore(known)?.udid ?? null;
  const isOther = (udid: string | null) => wanted !== null && udid !== null && udid !== wanted;
  const udidOf = (change: BackupChange) =>
    change.type === 'finished'
      ? change.summary.udid
      : change.type === 'stopped'
        ? (backups(known).find(({ path }) => path === change.path)?.udid ?? null)
        : null;
  // What was finished before the watch began is never told of as a change.
  const lookOnce = async () => {
    const found = await scan(session, known, signal).catch(() => null);
    const fresh = found === null ? null : freshBackup(learn(known, found));
    if (fresh === null || seen.signal.aborted) return;
    // One that was seen before and turned out to be of another phone is not waited for.
    if (wanted === null && backups(known).some((one) => sameContent(one, fresh))) return;
    if (isOther(fresh.udid)) return;
    last = { type: 'finished', path: fresh.path, summary: fresh };
    seen.abort();
  };
  try {
    await session.engine.run(
      'watch',
      { roots },
      {
        signal: AbortSignal.any([signal, seen.signal]),
        onChange(change) {
          if (change.type === 'watching') {
            tell('watch', 0);
            void lookOnce();
          } else if (change.type === 'begun') tell('watch-running', 0);
          else if (change.type === 'growing') tell('watch-running', change.files);
          else if (!isOther(udidOf(change))) {
            last = change;
            seen.abort();
          }
        },
      },
    );
  } catch (error) {
    const code = codeOf(error);
    if (signal.aborted) throw error;
    if (code !== 'cancelled') return { effect: 'watch', outcome: 'failed', path: null };
  }
  return outcomeOf(last);
}

function outcomeOf(change: BackupChange | null): WatchFinding {
  const isEnd = change?.type === 'finished' || change?.type === 'stopped';
  return isEnd
    ? { effect: 'watch', outcome: change.type, path: change.path }
    : { effect: 'watch', outcome: 'failed', path: null };
}

async function protect(
  session: Session,
  known: Case,
  signal: AbortSignal,
): Promise<ProtectFinding> {
  const typed = answerTo(known, 'copy-to');
  const to = typeof typed === 'string' ? typed : session.copiesTo;
  const copies: ProtectFinding['copies'] = [];
  try {
    for (const { path, udid, lastBackup } of unprotected(known)) {
      const made = await session.engine.run('protect', { path, to }, watch(session, signal));
      copies.push({ backup: { path, udid, lastBackup }, copy: made.path });
    }
    return { effect: 'protect', outcome: 'done', copies, code: null };
  } catch (error) {
    const code = codeOf(error);
    const outcome = code === 'disk-full' || code === 'output-unwritable' ? code : 'failed';
    return { effect: 'protect', outcome, copies, code };
  }
}
