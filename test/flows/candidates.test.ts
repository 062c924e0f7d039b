import { expect, it } from 'vitest';
import { freshBackup, restorable, unprotected, verdictOn } from '../../src/flows/candidates.ts';
import { type Case, newCase } from '../../src/flows/case.ts';
import type { FindFinding, FoundBackup, ScanFinding } from '../../src/flows/effects.ts';
import { GATES } from '../../src/flows/gates.ts';
import { learn, record } from '../../src/flows/trail.ts';
import { STARTED_AT } from './walk.ts';

function backup(path: string, lastBackup: string, more: Partial<FoundBackup> = {}): FoundBackup {
  return {
    path,
    udid: path,
    deviceName: null,
    productType: null,
    productName: null,
    productVersion: null,
    lastBackup,
    encrypted: false,
    archived: false,
    state: 'finished',
    stateReason: null,
    legacy: false,
    live: true,
    ...more,
  };
}

const OLD = backup('/backups/old', '2026-06-01T00:00:00.000Z');
const OTHER = backup('/backups/other', '2026-07-01T00:00:00.000Z');

const scan = (...backups: FoundBackup[]): ScanFinding => ({
  effect: 'scan',
  outcome: 'some',
  backups,
  problems: [],
  tools: [],
});

const looked = (at: FoundBackup, more: Partial<FindFinding>): FindFinding => ({
  effect: 'find',
  outcome: 'photos',
  backup: at,
  code: null,
  counts: null,
  matching: 0,
  matchingTrashed: 0,
  icloudPhotos: 'unknown',
  newer: null,
  ...more,
});

const known = (...backups: FoundBackup[]): Case =>
  learn(newCase('macos', STARTED_AT), scan(...backups));

it('restores no backup in which iCloud Photos was seen to be on, whatever was said', () => {
  const said = record(known(OLD), 'icloud-photos', 'off');
  expect(restorable(said)).toHaveLength(1);
  const seen = learn(said, looked(OLD, { icloudPhotos: 'on' }));
  expect(restorable(seen)).toEqual([]);
  expect(GATES.icloudBlocksRestore(seen)).toBe(true);
});

it('asks what fits of the backup at hand, not of the one that was opened last', () => {
  const first = record(known(OLD, OTHER), 'backup', OLD.path);
  const both = learn(learn(first, looked(OLD, { matching: 0 })), looked(OTHER, { matching: 5 }));
  expect(GATES.anyMatching(both)).toBe(false);
  expect(GATES.anyMatching(record(both, 'backup', OTHER.path))).toBe(true);
});

it('takes a copy for a copy of what was copied, not of what overwrote it', () => {
  const { path, udid, lastBackup } = OLD;
  const copied = learn(known(OLD), {
    effect: 'protect',
    outcome: 'done',
    copies: [{ backup: { path, udid, lastBackup }, copy: '/copies/old' }],
    code: null,
  });
  expect(unprotected(copied)).toEqual([]);
  const overwritten = backup(OLD.path, '2026-11-23T00:00:00.000Z');
  expect(unprotected(learn(copied, scan(overwritten)))).toEqual([overwritten]);
});

it('trusts what is gone since more than unsure dates, and never against sure ones', () => {
  const verdict = (said: Case, more: Partial<FindFinding>) =>
    verdictOn(learn(said, looked(OLD, { matching: 5, ...more })), OLD);
  const missing = { newer: { lastBackup: STARTED_AT, missing: 2 } };
  const unsure = record(known(OLD), 'taken', '2026-05..2026-06');
  expect(verdict(unsure, {}).verdict).toBe('maybe');
  expect(verdict(unsure, { newer: { lastBackup: STARTED_AT, missing: 0 } }).verdict).toBe('maybe');
  const seen = { verdict: 'yes', reason: 'seen-inside' };
  expect(verdict(unsure, missing)).toEqual(seen);
  expect(verdict(unsure, { matchingTrashed: 1 })).toEqual(seen);
  const tooLate = record(known(OLD), 'taken', '2026-11-20');
  expect(verdict(tooLate, missing).verdict).toBe('no');
  expect(restorable(learn(tooLate, looked(OLD, { matching: 5, ...missing })))).toEqual([]);
});

it('takes no backup of weeks ago for a fresh one', () => {
  const made = backup('/backups/old', '2026-11-23T12:00:00.000Z');
  const began = (today: string) =>
    learn(newCase('macos', STARTED_AT, { today }), scan({ ...made, live: true }));
  expect(freshBackup(began(STARTED_AT))?.path).toBe(made.path);
  expect(freshBackup(began('2026-11-24T11:00:00.000Z'))?.path).toBe(made.path);
  expect(freshBackup(began('2026-12-10T12:00:00.000Z'))).toBeNull();
});
