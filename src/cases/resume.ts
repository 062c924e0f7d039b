/**
 * Going on with a saved case. Its past is played as it was. What has not been sealed since and rests on a look for
 * backups is decided again by the backups of now, and what holds a backup open is done again where it is needed.
 */

import { STEPS } from '../flows/branches.ts';
import { chosen, unprotected } from '../flows/candidates.ts';
import { type Case, type Computer, type Entry, newCase } from '../flows/case.ts';
import type { EffectName, ScanFinding } from '../flows/effects.ts';
import { stepOf } from '../flows/recovery.ts';
import { isQuestion } from '../flows/steps.ts';
import type { Note } from './notes.ts';
import { type Replayed, replay } from './replay.ts';
import type { SavedCase } from './saved-case.ts';
import { treeHash } from './tree-hash.ts';

/** What a person is told about the way back into their case. */
export type ResumeNote =
  | 'tree-changed'
  | 'does-not-fit'
  | 'backup-gone'
  | 'opens-again'
  | 'safety-again';

/** A case at one of its questions, with the answers that were given after it. */
export interface Standing {
  step: string;
  known: Case;
  /** Answers to give again by themselves: they lead to a backup that is open, and write nothing. */
  again: Entry[];
  /** Answers that are offered again, in their order. */
  undone: Entry[];
}

export interface Resumed extends Standing {
  /** The case before each answer of its trail. */
  before: Case[];
  notes: ResumeNote[];
  /** What was written down beside the answers. */
  remarks: readonly Note[];
}

/** Here the photos of a backup are shown or written, so it must be open. */
const NEEDS_OPEN: ReadonlySet<string> = new Set([
  'consent-pictures',
  'photos',
  'app-pictures',
  'destination',
  'consent-save',
  'write-failed',
  'nothing-inside',
  'nothing-in-apps',
  'not-in-this-backup',
]);
/** Here the case cannot go on without the backup that was chosen. */
const NEEDS_BACKUP: ReadonlySet<string> = new Set([
  ...NEEDS_OPEN,
  'how',
  'consent-look',
  'password',
  'cant-open',
]);
/** What is said here leads to something being written. */
export const LEADS_TO_WRITING: ReadonlySet<string> = new Set([
  'destination',
  'consent-save',
  'copy-to',
  'consent-copy',
  'backup-tool',
]);
/** What is said here leads on only while a restore is safe. */
const ASKS_IF_SAFE: ReadonlySet<string> = new Set([
  'fresh-backup',
  'backup-tool',
  'backup-tool-failed',
  'fresh-not-seen',
  'confirm-fresh',
  'without-fresh',
  'restore-source-gone',
]);

/** Here a new backup is asked for, which would overwrite one that is not safe. */
const ASKS_FOR_BACKUP: ReadonlySet<string> = new Set([
  'fresh-backup',
  'backup-tool',
  'backup-tool-failed',
  'fresh-error',
  'fresh-error-advice',
  'fresh-not-seen',
  'without-fresh',
]);

/** Whether a step is about photos of a backup, which must be open for it. */
export function needsOpen(step: string): boolean {
  return NEEDS_OPEN.has(step);
}

/** A saved case's past, played as it was; a case that waits is asked its last question again. */
export function past(saved: SavedCase, computer: Computer): Replayed {
  const start = newCase(computer, saved.startedAt, { technician: saved.technician });
  const played = replay(start, saved, saved.step);
  if (played.snapshot.status === 'active') return played;
  const trail = saved.trail.slice(0, played.before.length - 1);
  const asked = replay(start, { ...saved, trail }, null);
  return { ...asked, left: saved.trail.slice(asked.before.length) };
}

/**
 * Where a saved case goes on.
 * @param scan the backups that there are now
 * @param today ISO 8601; what happened since the case began is no longer in the future
 */
export function resume(
  saved: SavedCase,
  computer: Computer,
  scan: ScanFinding,
  today: string = saved.startedAt,
): Resumed {
  const then = past(saved, computer);
  const trail = saved.trail.slice(0, then.before.length);
  // A restore that runs is left to run, however old the backup is that was fresh when it began.
  const isRunning = saved.step === 'pending-restore' && !saved.imported;
  const judgedOn = isRunning ? saved.savedAt : today;
  const now = replay(
    newCase(computer, saved.startedAt, { today: judgedOn, technician: saved.technician }),
    { trail, learnt: saved.imported ? withoutScans(saved.learnt) : saved.learnt },
    null,
    {
      scan,
      from: saved.imported ? 0 : presentFrom(saved, trail),
      past: then.before,
    },
  );
  const notes: ResumeNote[] = [];
  if (saved.tree !== treeHash()) notes.push('tree-changed');
  if (now.left.length > 0 || then.left.length > expectedLeft(saved)) notes.push('does-not-fit');

  const known = withWritten(now.snapshot.context, saved);
  const step = stepOf(now.snapshot);
  const left = saved.trail.slice(now.before.length).filter(isOffered);
  const at = (standing: Standing, more: ResumeNote[]): Resumed => ({
    ...standing,
    undone: [...standing.undone, ...left],
    before: now.before.slice(0, standing.known.trail.length),
    notes: [...notes, ...more],
    remarks: saved.notes,
  });
  const listed = known.trail.findLastIndex((entry) => entry.step === 'backup');
  if (NEEDS_BACKUP.has(step) && listed >= 0 && chosen(known) === null) {
    return at(backAt(known, listed, 0), ['backup-gone']);
  }
  const unsafe = beforeProtection(known, step);
  if (unsafe !== null) return at(backAt(known, unsafe, 0), ['safety-again']);
  const opening = NEEDS_OPEN.has(step) ? openAgain(known) : null;
  if (opening) return at(opening, ['opens-again']);
  return at({ step, known, again: [], undone: [] }, []);
}

/**
 * The answer that began the restore, when what is asked now would overwrite a backup that is not safe. (A fresh
 * backup that has grown old is noticed by the replay itself.)
 */
function beforeProtection(known: Case, step: string): number | null {
  if (!ASKS_FOR_BACKUP.has(step) || unprotected(known).length === 0) return null;
  const began = known.trail.findLastIndex(
    (entry) => entry.step === 'restore-backup' || entry.step === 'icloud-spare',
  );
  return began < 0 ? null : began;
}

/** The case before its backup was opened, with the way back to where it stands; `null` if it never was. */
export function openAgain(known: Case): Standing | null {
  const found = known.learnt.findLast(({ finding }) => finding.effect === 'find');
  if (found === undefined) return null;
  const opened = found.after - 1;
  return backAt(known, opened, untilWriting(known.trail.slice(opened)));
}

/** The case at the question of one of its answers, of which so many are given again from there. */
function backAt(known: Case, length: number, again: number): Standing {
  const rest = known.trail.slice(length);
  const later = known.learnt.filter(({ after }) => after > length);
  const scan = later.findLast(({ finding }) => finding.effect === 'scan');
  const kept = later.filter((one) => one === scan || isSealed(one, known.sealed));
  return {
    step: rest[0]?.step ?? '',
    known: {
      ...known,
      trail: known.trail.slice(0, length),
      sealed: Math.min(known.sealed, length),
      learnt: [
        ...known.learnt.filter(({ after }) => after <= length),
        ...kept.map(({ finding }) => ({ after: length, finding })),
      ],
    },
    again: rest.slice(0, again),
    undone: rest.slice(again).filter(isOffered),
  };
}

/** The backups of another computer only tell which one was meant; what there is, is what there is here. */
function withoutScans(learnt: Case['learnt']): Case['learnt'] {
  return learnt.filter(({ finding: { effect } }) => effect !== 'scan' && effect !== 'backup');
}

/** How many answers are given before the backups of now count. */
function presentFrom({ sealed, learnt }: SavedCase, trail: readonly Entry[]): number {
  const scanned = learnt.findLast(({ finding }) => finding.effect === 'scan')?.after ?? 0;
  const safe = trail.findLastIndex(({ step }) => ASKS_IF_SAFE.has(step));
  // What a program made is sealed by the very answer that had it made, and must still be there.
  const isMade = safe === sealed - 1 && trail[safe]?.step === 'backup-tool';
  const from = [trail.length - 1, scanned - 1, safe].filter(
    (at) => at >= sealed || (isMade && at === safe),
  );
  return from.length === 0 ? Math.min(sealed, trail.length) : Math.min(...from);
}

/** The answer of a case that waits, or whose effect was under way, is asked for again in any case. */
function expectedLeft({ step }: SavedCase): number {
  const kind = STEPS[step]?.kind;
  return kind === 'busy' || kind === 'ending' ? 1 : 0;
}

/** How many answers can be given again by themselves. Where something was written, photos are chosen anew. */
function untilWriting(rest: readonly Entry[]): number {
  if (!rest.some(({ step }) => LEADS_TO_WRITING.has(step))) return rest.length;
  return rest.findIndex(({ step }) => NEEDS_OPEN.has(step));
}

/** What was written stays written, also where the trail no longer leads as far; and it cannot be taken back. */
function withWritten(known: Case, { sealed, learnt }: SavedCase): Case {
  const given = known.trail.length;
  if (sealed <= given) return { ...known, sealed };
  const written = learnt.filter((one) => one.after > given && isSealed(one, sealed));
  const kept = written.map(({ finding }) => ({ after: given, finding }));
  return { ...known, sealed: given, learnt: [...known.learnt, ...kept] };
}

const WRITES: ReadonlySet<EffectName> = new Set(['extract', 'protect', 'backup']);

/** Whether it tells of something that was written and can no longer be taken back. */
function isSealed({ after, finding }: Case['learnt'][number], sealed: number): boolean {
  return after <= sealed && finding.effect !== null && WRITES.has(finding.effect);
}

/** A phrase, a password and a list of which all must be ticked are never filled in for anybody. */
function isOffered({ step: id }: Entry): boolean {
  const step = STEPS[id];
  if (step === undefined || !isQuestion(step)) return false;
  return step.kind !== 'phrase' && step.kind !== 'secret' && step.all !== true;
}
