/** A live case is saved as it goes on: after each answer, and when something was found or written. */
import type { Note } from '../cases/notes.ts';
import type { CaseStatus, SavedCase } from '../cases/saved-case.ts';
import { writeCase } from '../cases/store.ts';
import { extended, happened, type Moment, type TimelineEntry } from '../cases/timeline.ts';
import { treeHash } from '../cases/tree-hash.ts';
import { type EndingId, STEPS } from '../flows/branches.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { outcomeCode } from '../guidance/index.ts';
import { EXIT } from './exit-codes.ts';
import type { LiveCase } from './live-case.ts';
import { version } from './version.ts';

/** How a case is called, and since when there is one. */
export type CaseName = Pick<SavedCase, 'id' | 'label' | 'computer' | 'startedAt'>;

export interface SavingOptions {
  /** The folder of saved cases. */
  folder: string;
  name: CaseName;
  /** The case as it was resumed, or `null`. */
  resumed: SavedCase | null;
  /** Nobody is at the keyboard: a new case is only saved when it is left waiting or interrupted. */
  unattended: boolean;
  pid: number;
  /** Called once, when it turns out that the case cannot be saved. */
  onFailed: () => void;
}

export interface Saving {
  /** Waits until all is written. Gives how the case was left, or `null` when nothing of it is saved. */
  finish: (exitCode: number) => Promise<CaseStatus | null>;
  /** The case as it is, or would be, saved. */
  saved: () => SavedCase;
}

/** What a run leaves a case behind with that was not meant to end. */
const INTERRUPTED: ReadonlySet<number> = new Set([
  EXIT.waiting,
  EXIT.hangup,
  EXIT.interrupted,
  EXIT.terminated,
]);

export function startSaving(live: LiveCase, options: SavingOptions): Saving {
  const { folder, name, resumed, unattended, pid, onFailed } = options;
  const atOnce = resumed !== null || !unattended;
  let latest: SavedCase | null = resumed;
  let waiting: SavedCase | null = null;
  let writing: Promise<void> | null = null;
  let isSaved = resumed !== null;
  let failed = false;
  let then = begun(live, resumed);
  let timeline: TimelineEntry[] = resumed?.timeline ?? [
    { at: name.startedAt, step: then.step, event: 'began' },
  ];

  const writeAll = async () => {
    while (waiting) {
      const saved = waiting;
      waiting = null;
      await writeCase(folder, saved).then(
        () => {
          isSaved = true;
        },
        () => {
          if (!failed) onFailed();
          failed = true;
        },
      );
    }
    writing = null;
  };
  const write = (saved: SavedCase) => {
    if (failed) return;
    waiting = saved;
    writing ??= writeAll();
  };
  const onChange = () => {
    const snapshot = live.snapshot();
    // Stopping is no answer: the case stays where it was.
    if (!live.isChanged() || stepOf(snapshot) === 'stopped') return;
    const { trail, learnt } = snapshot.context;
    const notes = live.notes();
    const isSame =
      latest?.step === stepOf(snapshot) &&
      latest.trail === trail &&
      latest.learnt === learnt &&
      latest.notes.length === notes.length;
    if (isSame || (trail.length === 0 && notes.length === 0)) return;
    const savedAt = new Date().toISOString();
    const now = momentOf(snapshot, notes);
    timeline = extended(timeline, happened(then, now, savedAt));
    then = now;
    const saved = { ...savedCase(snapshot, notes, name), savedAt, timeline, pid };
    latest = saved;
    if (atOnce) write(saved);
  };
  live.onChange(onChange);
  const add = (event: 'resumed' | 'stopped', to: SavedCase): SavedCase => {
    const at = new Date().toISOString();
    timeline = extended(timeline, [{ at, step: to.step, event }]);
    const saved = { ...to, timeline, savedAt: event === 'resumed' ? at : to.savedAt, pid };
    latest = saved;
    return saved;
  };
  if (resumed) write(add('resumed', resumed));

  return {
    finish: async (exitCode) => {
      const isKept = isSaved || writing !== null || INTERRUPTED.has(exitCode);
      if (latest && isKept && stepOf(live.snapshot()) === 'stopped') add('stopped', latest);
      if (latest && isKept) write({ ...latest, pid: null });
      await writing;
      return latest && isSaved && !failed ? latest.status : null;
    },
    saved: () => {
      const now = savedCase(live.snapshot(), live.notes(), name);
      return latest ?? { ...now, savedAt: name.startedAt, timeline, pid: null };
    },
  };
}

/** Before the first change: a case with nothing said, or one as it was saved. */
function begun(live: LiveCase, resumed: SavedCase | null): Moment {
  const { trail = [], learnt = [], notes = [] } = resumed ?? {};
  const step = resumed?.step ?? stepOf(live.snapshot());
  return { step, trail, learnt, notes: notes.length, hasEnded: false };
}

function momentOf(snapshot: RecoverySnapshot, notes: readonly Note[]): Moment {
  const { trail, learnt } = snapshot.context;
  const step = stepOf(snapshot);
  return { step, trail, learnt, notes: notes.length, hasEnded: STEPS[step]?.kind === 'ending' };
}

/** What of a case is saved, but for when and by whom. */
function savedCase(
  snapshot: RecoverySnapshot,
  notes: readonly Note[],
  name: CaseName,
): Omit<SavedCase, 'savedAt' | 'timeline' | 'pid'> {
  const step = stepOf(snapshot);
  const ending = STEPS[step];
  const hasEnded = ending?.kind === 'ending';
  const { technician, trail, sealed, learnt } = snapshot.context;
  return {
    v: 1,
    ...name,
    technician,
    tree: treeHash(),
    version: version(),
    step,
    status: !hasEnded ? 'open' : ending.exit === EXIT.waiting ? 'waiting' : 'ended',
    outcome: hasEnded ? outcomeCode(step as EndingId) : null,
    trail,
    sealed,
    learnt,
    notes: [...notes],
    imported: false,
  };
}
