/** A case is gone on with when the backups, or the tree itself, are no longer what they were. */
import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { past, resume } from '../../src/cases/resume.ts';
import { PHRASES, refusal } from '../../src/flows/answers.ts';
import { questionAt } from '../../src/flows/branches.ts';
import { type Answer, backups, newCase } from '../../src/flows/case.ts';
import type { EffectFinding, EffectName, ScanFinding } from '../../src/flows/effects.ts';
import {
  type CaseEvent,
  type RecoverySnapshot,
  recovery,
  stepOf,
} from '../../src/flows/recovery.ts';
import { rehearse } from '../../src/flows/rehearsal.ts';
import { STARTED_AT } from '../flows/walk.ts';
import { savedAs } from './saved.ts';

const start = newCase('macos', STARTED_AT);
const [alone, withArchive, , , fresh] = rehearse(start, 'scan') as ScanFinding[];
if (!alone || !withArchive || !fresh) throw new Error('the rehearsal has other scans');
const none: ScanFinding = { effect: 'scan', outcome: 'none', backups: [], problems: [], tools: [] };
const archive = withArchive.backups.find(({ archived }) => archived)?.path ?? '';
const live = alone.backups[0]?.path ?? '';

type Turn = [step: string, answer: Answer, ...findings: EffectFinding[]];

/** The tree after these answers, each with what the effects after it brought. */
function after(scan: ScanFinding, turns: Turn[]): RecoverySnapshot {
  let [snapshot] = initialTransition(recovery, start);
  const take = (event: object) => {
    [snapshot] = transition(recovery, snapshot, event as CaseEvent);
  };
  take({ type: 'xstate.done.actor.early-scan', output: scan });
  for (const [step, answer, ...findings] of turns) {
    expect(stepOf(snapshot)).toBe(step);
    take({ type: 'ANSWER', step, answer });
    for (const output of findings) {
      take({ type: `xstate.done.actor.${output.effect}@${stepOf(snapshot)}`, output });
    }
  }
  return snapshot;
}

const savedFrom = (at: RecoverySnapshot) => savedAs(at.context, stepOf(at));

function brings(effect: EffectName, at: RecoverySnapshot): EffectFinding {
  const [finding] = rehearse(at.context, effect);
  if (!finding) throw new Error(`nothing comes of ${effect}`);
  return finding;
}

const TO_BACKUPS: Turn[] = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
  ['phone', 'lost'],
  ['icloud-bin', 'no-icloud'],
  ['taken', '2026-05'],
  ['deleted', '2026-09'],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
];
const TO_RESTORE: Turn[] = [
  ...TO_BACKUPS,
  ['backup', 'none'],
  ['computer-restore', 'yes'],
  ['restore-program', 'finder'],
  ['spare-phone', 'no'],
  ['restore-backup', archive],
];
const ALL: Turn = ['restore-checklist', [...(questionAt('restore-checklist').items ?? [])]];

test('a fresh backup that is gone is asked for again before anything is restored', () => {
  const saved = savedFrom(
    after(withArchive, [...TO_RESTORE, ['fresh-backup', 'done', fresh], ALL]),
  );
  expect(resume(saved, 'macos', fresh)).toMatchObject({ step: 'confirm-restore', notes: [] });
  expect(resume(saved, 'macos', withArchive)).toMatchObject({
    step: 'fresh-not-seen',
    notes: ['does-not-fit'],
    // A list of which all must be ticked is never ticked for anybody.
    undone: [],
  });
});

test('so is one that a program made, in its own folder', () => {
  const toTheTool: Turn[] = [...TO_RESTORE, ['fresh-backup', 'with-idevicebackup2']];
  const made = brings('backup', after(withArchive, toTheTool));
  const path = made.effect === 'backup' ? (made.path ?? '') : '';
  const beside = fresh.backups.map((one) => (one.archived ? one : { ...one, path, live: false }));
  const then = { ...withArchive, backups: [...withArchive.backups, ...beside.slice(0, 1)] };
  const turns: Turn[] = [...toTheTool, ['backup-tool', 'start', made, then]];
  for (const more of [turns, [...turns, ALL]]) {
    const saved = savedFrom(after(withArchive, more));
    const step = more === turns ? 'restore-checklist' : 'confirm-restore';
    expect(saved.sealed).toBe(turns.length);
    expect(resume(saved, 'macos', then)).toMatchObject({ step, notes: [] });
    expect(resume(saved, 'macos', withArchive)).toMatchObject({ step: 'fresh-not-seen' });
  }
});

test('so is what was to be restored, also when there was no fresh backup', () => {
  const saved = savedFrom(
    after(withArchive, [
      ...TO_RESTORE,
      ['fresh-backup', 'cant'],
      ['without-fresh', PHRASES['without-fresh'] ?? ''],
      ALL,
    ]),
  );
  expect(resume(saved, 'macos', withArchive).step).toBe('confirm-restore');
  expect(resume(saved, 'macos', none).step).toBe('restore-source-gone');
});

test('a backup whose copy is gone is protected before a fresh one can replace it', () => {
  const saved = savedFrom(after(withArchive, TO_RESTORE));
  expect(saved.step).toBe('fresh-backup');
  const { step, known } = resume(saved, 'macos', alone);
  expect(step).toBe('protect');
  // The same content lies elsewhere, and that is what was meant.
  expect(known.trail.at(-1)).toEqual({ step: 'restore-backup', answer: live });
});

test('other content in the same folder is not what was chosen', () => {
  const saved = savedFrom(after(alone, [...TO_BACKUPS, ['backup', live]]));
  const overwritten = { ...fresh, backups: fresh.backups.filter(({ archived }) => !archived) };
  expect(resume(saved, 'macos', overwritten)).toMatchObject({
    step: 'backup',
    notes: ['does-not-fit'],
  });
});

test('a case that was resumed is saved and resumed like any other', () => {
  const first = resume(savedFrom(after(alone, TO_BACKUPS)), 'macos', withArchive);
  const played = past(savedAs(first.known, first.step), 'macos');
  expect(played.snapshot.context).toEqual(first.known);
  expect(backups(played.snapshot.context)).toEqual(withArchive.backups);
});

test('days that have passed since the case began are no longer to come', () => {
  const saved = savedFrom(after(alone, TO_BACKUPS.slice(0, 4)));
  const then = resume(saved, 'macos', alone);
  const later = resume(saved, 'macos', alone, '2026-12-25T12:00:00.000Z');
  expect([then.step, later.step]).toEqual(['taken', 'taken']);
  expect(refusal(then.known, 'taken', '2026-12-20')).toBe('in-the-future');
  expect(refusal(later.known, 'taken', '2026-12-20')).toBeNull();
  expect(refusal(later.known, 'taken', '2027')).toBe('in-the-future');
});

/** Up to choosing photos once more, after some were written. */
const written = (): RecoverySnapshot => {
  const turns: Turn[] = [...TO_BACKUPS, ['backup', archive]];
  const find = brings('find', after(withArchive, turns));
  turns.push(['how', 'here', find], ['photos', ['photo-1']]);
  const extract = brings('extract', after(withArchive, turns));
  turns.push(['destination', '/photos', extract], ['is-it-there', 'choose-again']);
  return after(withArchive, turns);
};

test('what was written is kept and cannot be taken back, and nothing is written by itself', () => {
  const { step, known, again, undone } = resume(savedFrom(written()), 'macos', withArchive);
  expect(step).toBe('how');
  expect(known.sealed).toBe(known.trail.length);
  expect(known.learnt.filter(({ finding }) => finding.effect === 'extract')).toHaveLength(1);
  expect(again).toEqual([{ step: 'how', answer: 'here' }]);
  expect(undone.map((one) => one.step)).toEqual(['photos', 'destination', 'is-it-there']);
});

test('the list of backups is the one of now, also where the backup is opened again', () => {
  const now = { ...withArchive, backups: withArchive.backups.toReversed() };
  const { known } = resume(savedFrom(written()), 'macos', now);
  expect(backups(known)).toEqual(now.backups);
});

test('where the tree has changed before what was written, that holds, too', () => {
  const saved = savedFrom(written());
  const trail = saved.trail.toSpliced(1, 1, { step: 'of-long-ago', answer: 'yes' });
  const { step, known, notes } = resume({ ...saved, tree: 'another', trail }, 'macos', withArchive);
  expect(step).toBe('freeze');
  expect(notes).toEqual(['tree-changed', 'does-not-fit']);
  expect(known.sealed).toBe(1);
  expect(known.learnt.some(({ finding }) => finding.effect === 'extract')).toBe(true);
});

test('a fresh backup of weeks ago is asked for again, and one of today is not', () => {
  const saved = savedFrom(
    after(withArchive, [...TO_RESTORE, ['fresh-backup', 'done', fresh], ALL]),
  );
  const later = resume(saved, 'macos', fresh, '2027-01-10T12:00:00.000Z');
  expect(later).toMatchObject({ step: 'fresh-not-seen', notes: ['does-not-fit'] });
  const sameDay = resume(saved, 'macos', fresh, '2026-11-24T10:00:00.000Z');
  expect(sameDay).toMatchObject({ step: 'confirm-restore', notes: [] });
});

test('a destructive step is not come back to after weeks, unless the restore was running', () => {
  const phrase: Turn = ['confirm-restore', PHRASES['confirm-restore'] ?? ''];
  const done: Turn[] = [...TO_RESTORE, ['fresh-backup', 'done', fresh], ALL, phrase];
  const saved = savedFrom(after(withArchive, done));
  expect(saved.step).toBe('restore');
  expect(resume(saved, 'macos', fresh, '2027-01-10T12:00:00.000Z').step).toBe('fresh-not-seen');
  const waiting = after(withArchive, [...done, ['restore', 'running']]);
  const running = savedAs(waiting.context, 'pending-restore', { status: 'waiting' });
  expect(resume(running, 'macos', fresh, '2027-01-10T12:00:00.000Z').step).toBe('restore');
});

test('after a copy was made, a backup that appeared since is protected before a fresh one', () => {
  const toProtect: Turn[] = [
    ...TO_RESTORE.slice(0, -1),
    ['restore-backup', live],
    ['protect', 'copy'],
  ];
  const copied = brings('protect', after(alone, toProtect));
  const saved = savedFrom(after(alone, [...toProtect, ['copy-to', '/copies', copied]]));
  expect([saved.step, saved.sealed]).toEqual(['fresh-backup', saved.trail.length]);
  expect(resume(saved, 'macos', alone)).toMatchObject({ step: 'fresh-backup', notes: [] });
  const other = alone.backups.map((one) => ({ ...one, lastBackup: '2026-09-20T12:00:00.000Z' }));
  const overwritten = resume(saved, 'macos', { ...alone, backups: other });
  expect(overwritten).toMatchObject({ step: 'restore-backup', notes: ['safety-again'] });
});

test('a case that is resumed twice goes by the backups of the second time', () => {
  const first = resume(savedFrom(after(alone, TO_BACKUPS)), 'macos', withArchive);
  const second = resume(savedAs(first.known, first.step), 'macos', fresh);
  expect(backups(second.known)).toEqual(fresh.backups);
});
