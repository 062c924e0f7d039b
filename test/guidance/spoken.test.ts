/** Sentences that belong to no step: problems, refusals, verdicts, findings, progress. */
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/backup/types.ts';
import type { Refusal } from '../../src/flows/answers.ts';
import type { ExtractFinding } from '../../src/flows/effects.ts';
import { BRANCHES } from '../../src/flows/steps.ts';
import type { VerdictReason } from '../../src/flows/timeline.ts';
import {
  branchTitle,
  candidateInWords,
  findingInWords,
  phaseInWords,
  photoInWords,
  problemInWords,
  progressInWords,
  refusalInWords,
  ruledOutInWords,
  scanLine,
  stoppingInWords,
  verdictInWords,
} from '../../src/guidance/index.ts';
import { photo } from '../backup/photo.ts';
import { caseOf, foundBackup, NOW, opened, scanned } from './cases.ts';

const REFUSALS = ids<Refusal>({
  'not-an-option': 1,
  'not-a-date': 1,
  'in-the-future': 1,
  'before-taken': 1,
  'before-deleted': 1,
  empty: 1,
  'not-all-ticked': 1,
  'not-the-phrase': 1,
  'not-in-the-list': 1,
  'inside-a-backup': 1,
});
const REASONS = ids<VerdictReason>({
  'looked-inside': 1,
  'seen-inside': 1,
  'no-date': 1,
  'before-taken': 1,
  'after-purged': 1,
  between: 1,
  'between-if-icloud-off': 1,
  'in-recently-deleted': 1,
  'in-recently-deleted-if-icloud-off': 1,
  'icloud-photos': 1,
  unsure: 1,
});
const PHASES = ['scan', 'copy-manifest', 'unlock', 'read-photos', 'extract', 'protect'];

/** All ids of a type; the compiler says when one is missing. */
function ids<Id extends string>(all: Record<Id, 1>): Id[] {
  return Object.keys(all) as Id[];
}

function expectKind(texts: string[]) {
  for (const text of texts) {
    for (const sentence of text.split(/[.!?](?:\s|$)/)) {
      expect(sentence.split(/\s+/).length, text).toBeLessThanOrEqual(20);
    }
    expect(text).not.toMatch(
      /\b(impossible|certain(ly)?|simply|just)\b|your fault|mistake|[{}'"]/i,
    );
  }
  expect(texts).toEqual([...new Set(texts)]);
}

describe('problems', () => {
  it('say for every code what happened, what is untouched and what to do', () => {
    const all = ERROR_CODES.map(problemInWords);
    expectKind(all.map(({ what }) => what));
    for (const { what, untouched, next } of all) {
      for (const part of [what, untouched, next]) expect(part).toMatch(/^[A-Z].*\.$/);
      expectKind([what, untouched, next]);
    }
  });
});

describe('refusals', () => {
  it('say what to do, in other words for each', () => {
    const all = REFUSALS.map((refusal) => refusalInWords(refusal, 'taken'));
    expectKind(all);
    for (const text of all) expect(text).toMatch(/please|has to/i);
  });

  it('repeat the phrase, and name what is empty', () => {
    expect(refusalInWords('not-the-phrase', 'confirm-erase')).toContain('“erase this phone”');
    const empty = ['destination', 'photos', 'places', 'taken'].map((step) =>
      refusalInWords('empty', step),
    );
    expectKind(empty);
  });
});

describe('verdicts', () => {
  it('give each reason in a short sentence of its own', () => {
    const all = REASONS.map((reason) => verdictInWords({ verdict: 'maybe', reason }).reason);
    expectKind(all);
    for (const text of all) expect(text.length).toBeLessThanOrEqual(64);
  });

  it('never promise more than "likely"', () => {
    expect(verdictInWords({ verdict: 'yes', reason: 'between' })).toMatchObject({
      label: 'Likely',
      tone: 'good',
    });
  });

  it('show a backup with its verdict, and for a restore the days that it loses', () => {
    const candidate = { backup: foundBackup(), verdict: 'yes', reason: 'between' } as const;
    expect(candidateInWords(candidate).hint).toContain('before it was deleted');
    expect(candidateInWords(candidate).label).toContain('iOS 18.7.2');
    expect(candidateInWords(candidate, NOW).hint).toBe('Likely. You would lose 159 days.');
    const archived = foundBackup({ archived: true, encrypted: true, lastBackup: null });
    const { label } = candidateInWords({ ...candidate, backup: archived }, NOW);
    expect(label).toMatch(/no date · iOS 18.7.2 · encrypted · archived$/);
  });

  it('say of a backup that is not finished what is the matter with it', () => {
    const states = ['interrupted', 'running', 'damaged', 'unsupported'] as const;
    const hints = states.map(
      (state) =>
        candidateInWords({ backup: foundBackup({ state }), verdict: 'yes', reason: 'between' })
          .hint,
    );
    expectKind(hints);
  });
});

describe('findings', () => {
  it('say in one line what each effect brought', () => {
    const { learnt } = caseOf('macos', scanned(foundBackup()), opened());
    expect(learnt.map(({ finding }) => findingInWords(finding))).toEqual([
      'Found 1 backup.',
      'Listed 5,310 photos; 12 fit the dates.',
    ]);
    const extract = {
      effect: 'extract',
      outcome: 'wrote',
      path: '/backup',
      folder: '/photos',
      files: 4,
      proved: 3,
      bytes: 9,
      failed: 0,
      onlySmall: false,
      sheet: null,
      written: [],
    } satisfies ExtractFinding;
    expect(findingInWords(extract)).toBe('Saved 4 files, 3 of them proved exact, in /photos');
    expect(findingInWords({ ...extract, outcome: 'disk-full' })).toContain('full');
    const { path, udid, lastBackup } = foundBackup();
    const copies = [{ backup: { path, udid, lastBackup }, copy: '/copy' }];
    const protect = { effect: 'protect', outcome: 'done', copies, code: null } as const;
    expect(findingInWords(protect)).toBe('Copied 1 backup and checked every file.');
    expect(findingInWords({ ...protect, outcome: 'failed' })).toContain('not complete');
  });

  it('name the way that was ruled out, and why', () => {
    const finding = { effect: null, branch: 'icloud-restore', reason: 'no-cloud-backup' } as const;
    expect(ruledOutInWords(finding)).toBe('Restore from iCloud: no iCloud backup is listed.');
    expect(findingInWords(finding)).toBe(ruledOutInWords(finding));
  });
});

describe('work that goes on', () => {
  it('is named, phase by phase', () => {
    expectKind([...PHASES.map(phaseInWords), phaseInWords('something new')]);
  });

  it('is counted, with speed and time left as far as they are known', () => {
    const files = { phase: 'extract', done: 1204, total: 5310, unit: 'files', item: null } as const;
    expect(progressInWords(files)).toBe('1,204 of 5,310 files');
    expect(progressInWords({ ...files, total: null })).toBe('1,204 files');
    const bytes = { ...files, unit: 'bytes', done: 1e9, total: 4e9 } as const;
    expect(progressInWords(bytes, { perSecond: 41e6, secondsLeft: 121 })).toBe(
      '1 GB of 4 GB · 41 MB/s · about 2 minutes left',
    );
    expect(progressInWords({ ...files, unit: 'rounds', phase: 'unlock' })).toBe(
      'Unlocking the backup',
    );
    const left = [3, 42, 56, 3540, 9000].map((secondsLeft) =>
      progressInWords(files, { perSecond: null, secondsLeft }).replace(/^.* · /, ''),
    );
    expect(left).toEqual([
      'a few seconds left',
      'about 50 seconds left',
      'about 1 minute left',
      'about 59 minutes left',
      'about 3 hours left',
    ]);
  });

  it('tells of the search beside the questions', () => {
    const lines = [
      caseOf('macos'),
      caseOf('macos', scanned(foundBackup())),
      caseOf('macos', scanned()),
    ];
    expect(lines.map(scanLine)).toEqual([
      'Looking for backups on this computer meanwhile.',
      'Found 1 backup on this computer.',
      'There may be backups here that this terminal may not read.',
    ]);
  });

  it('says what is being finished when asked to stop', () => {
    expectKind((['scan', 'find', 'extract', 'protect', null] as const).map(stoppingInWords));
  });
});

it('shows a photo by what the backup has of it', () => {
  const seen = photo('1', {
    kind: 'live',
    takenAt: '2026-05-03T12:00:00Z',
    trashed: true,
    bytes: 2_400_000,
    availability: 'reduced',
    timeZoneOffset: 7200,
  });
  expect(photoInWords(seen)).toEqual({
    name: 'no name',
    taken: '3 May 2026 at 14:00',
    time: '14:00',
    has: 'smaller',
    size: '2.4 MB',
    detail: 'Live Photo · smaller copy · 2.4 MB · in Recently Deleted',
    tone: 'warn',
  });
});

it('calls each branch by a name of its own', () => {
  expectKind(BRANCHES.map(branchTitle));
});
