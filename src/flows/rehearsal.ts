/**
 * What the effects may bring: one finding for every turn the tree can take after them. With these the whole tree
 * can be walked, or an answers file be played through, while nothing is done outside.
 */

import { chosen, unprotected } from './candidates.ts';
import { answerTo, type Case } from './case.ts';
import { DAY } from './dates.ts';
import {
  BACKUP_TOOLS,
  type BackupFinding,
  type EffectFinding,
  type EffectName,
  type ElsewhereFinding,
  type ExtractFinding,
  type FindFinding,
  type FoundBackup,
  OUTCOMES,
  type ProtectFinding,
  type ScanFinding,
  type WatchFinding,
} from './effects.ts';

const UDID = '00008110-000A1B2C3D4E5F60';
const LIVE = `/backups/${UDID}`;

function iso(at: number): string {
  return new Date(at).toISOString();
}

function backup(path: string, madeAt: number, more: Partial<FoundBackup> = {}): FoundBackup {
  return {
    path,
    udid: UDID,
    deviceName: 'iPhone',
    productType: null,
    productName: null,
    productVersion: null,
    lastBackup: iso(madeAt),
    encrypted: false,
    archived: false,
    state: 'finished',
    stateReason: null,
    legacy: false,
    live: true,
    ...more,
  };
}

function scan(backups: FoundBackup[], outcome: ScanFinding['outcome'] = 'some'): ScanFinding {
  // A look that failed knows of nothing.
  const tools = outcome === 'failed' ? [] : [...BACKUP_TOOLS];
  return { effect: 'scan', outcome, backups, problems: [], tools };
}

function scans(known: Case): ScanFinding[] {
  const began = Date.parse(known.startedAt);
  const old = began - 100 * DAY;
  const archive = `${LIVE}-20260101-120000`;
  return [
    scan([backup(LIVE, old)]),
    scan([backup(LIVE, old), backup(archive, old, { archived: true })]),
    scan([backup(LIVE, old, { encrypted: true })]),
    scan([backup(LIVE, old, { state: 'damaged' })]),
    scan([backup(LIVE, began + DAY), backup(archive, old, { archived: true })]),
    scan([], 'none'),
    scan([], 'no-access'),
    scan([], 'failed'),
  ];
}

function finds(known: Case): FindFinding[] {
  const { path, udid, lastBackup } = chosen(known) ?? backup(LIVE, 0);
  const counts = { total: 9, original: 9, reduced: 0, thumbnail: 0, none: 0, trashed: 0 };
  const found: FindFinding = {
    effect: 'find',
    outcome: 'photos',
    backup: { path, udid, lastBackup },
    code: null,
    counts,
    matching: 3,
    matchingTrashed: 0,
    icloudPhotos: 'unknown',
    newer: null,
  };
  return [
    found,
    { ...found, matching: 0 },
    { ...found, outcome: 'empty', matching: 0, counts: { ...counts, total: 0, original: 0 } },
    { ...found, outcome: 'password-needed', code: 'password-needed', matching: 0, counts: null },
    { ...found, outcome: 'wrong-password', code: 'wrong-password', matching: 0, counts: null },
    { ...found, outcome: 'unreadable', code: 'damaged', matching: 0, counts: null },
  ];
}

function extracts(known: Case): ExtractFinding[] {
  const wrote: ExtractFinding = {
    effect: 'extract',
    outcome: 'wrote',
    path: chosen(known)?.path ?? LIVE,
    folder: '/photos',
    files: 3,
    proved: 3,
    bytes: 3_000_000,
    failed: 0,
    onlySmall: false,
    sheet: '/photos/contact-sheet.html',
    written: [],
  };
  const none = { files: 0, proved: 0, bytes: 0, sheet: null };
  return [
    wrote,
    { ...wrote, proved: 0, onlySmall: true },
    { ...wrote, ...none, outcome: 'nothing', failed: 3 },
    { ...wrote, ...none, outcome: 'disk-full' },
    { ...wrote, ...none, outcome: 'output-unwritable' },
    { ...wrote, ...none, outcome: 'failed' },
  ];
}

function protects(known: Case): ProtectFinding[] {
  const copies = unprotected(known).map(({ path, udid, lastBackup }) => ({
    backup: { path, udid, lastBackup },
    copy: `/copies/${path}`,
  }));
  return [
    { effect: 'protect', outcome: 'done', copies, code: null },
    { effect: 'protect', outcome: 'disk-full', copies: [], code: 'disk-full' },
    { effect: 'protect', outcome: 'output-unwritable', copies: [], code: 'output-unwritable' },
    { effect: 'protect', outcome: 'failed', copies: [], code: 'read-failed' },
  ];
}

function elsewheres(known: Case): ElsewhereFinding[] {
  const { path, udid, lastBackup } = chosen(known) ?? backup(LIVE, 0);
  const deep = answerTo(known, 'nothing-in-apps') === 'deep';
  const found = {
    effect: 'elsewhere' as const,
    backup: { path, udid, lastBackup },
    deep,
    pictures: 5,
    matching: 2,
  };
  return [
    { ...found, outcome: 'pictures' },
    { ...found, outcome: 'pictures', matching: 0 },
    { ...found, outcome: 'none', pictures: 0, matching: 0 },
    { ...found, outcome: 'failed', pictures: 0, matching: 0 },
  ];
}

function watches(): WatchFinding[] {
  return OUTCOMES.watch.map((outcome) => ({
    effect: 'watch',
    outcome,
    path: outcome === 'failed' ? null : LIVE,
  }));
}

/** A backup that was made is there for the look that follows; which one that look finds is told there. */
function madeBackups(): BackupFinding[] {
  const made: BackupFinding = {
    effect: 'backup',
    outcome: 'made',
    said: null,
    folder: '/copies/fresh',
    path: `/copies/fresh/${UDID}`,
    encrypted: true,
  };
  const none = { ...made, folder: null, path: null, encrypted: null };
  return [
    made,
    { ...none, outcome: 'no-device', said: 'no-device' },
    { ...none, outcome: 'needs-trust', said: 'trust-pending' },
    { ...none, outcome: 'needs-passcode', said: 'locked' },
    { ...none, outcome: 'disk-full', said: 'disk-full' },
    { ...none, outcome: 'failed', said: 'unfinished', folder: '/copies/fresh' },
  ];
}

/** Every finding worth telling apart that an effect may bring in this case. */
export function rehearse(known: Case, effect: EffectName): EffectFinding[] {
  switch (effect) {
    case 'scan':
      return scans(known);
    case 'find':
      return finds(known);
    case 'extract':
      return extracts(known);
    case 'protect':
      return protects(known);
    case 'elsewhere':
      return elsewheres(known);
    case 'watch':
      return watches();
    case 'backup':
      return madeBackups();
  }
}
