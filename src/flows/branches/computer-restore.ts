import type { RuledOutReason } from '../effects.ts';
import { BACKUP_ERRORS, RESTORE_ERRORS } from '../error-codes.ts';
import type { Steps, Way } from '../steps.ts';

/** Every error leads to its advice. */
function leadingTo<Code extends string>(
  step: string,
  errors: Readonly<Record<Code, unknown>>,
): Record<Code, string> {
  const codes = Object.keys(errors) as Code[];
  return Object.fromEntries(codes.map((code) => [code, step])) as Record<Code, string>;
}

const on = (reason: RuledOutReason): Way => ({
  to: 'to-icloud-restore',
  rulesOut: { branch: 'computer-restore', reason },
});
/** Leaves whichever restore is under way. */
const leave = (reason: RuledOutReason): readonly Way[] => [
  { to: 'not-found', when: 'icloudRoute', rulesOut: { branch: 'icloud-restore', reason } },
  on(reason),
];
const PREPARE: readonly Way[] = [{ to: 'protect', when: 'unprotected' }, { to: 'fresh-backup' }];
/** Nobody can look into an iCloud backup first: there, a fresh computer backup is the only way back. */
const WITHOUT_FRESH: readonly Way[] = [
  {
    to: 'not-found',
    when: 'icloudRoute',
    rulesOut: { branch: 'icloud-restore', reason: 'not-ready' },
  },
  { to: 'without-fresh' },
];

/** A whole backup put back onto a phone. A spare phone first; and never before everything is safe. */
export const computerRestore = {
  'to-computer-restore': {
    kind: 'crossing',
    ways: [
      { to: 'computer-restore', when: 'restorableHere' },
      { ...on('needs-other-computer'), when: 'restorableElsewhere' },
      { ...on('no-backup'), when: 'noBackup' },
      { ...on('no-password'), when: 'restoreNeedsPassword' },
      { ...on('icloud-photos'), when: 'icloudBlocksRestore' },
      on('wrong-time'),
    ],
  },
  'computer-restore': {
    kind: 'choice',
    answers: {
      'look-first': [{ to: 'backup', when: 'likelyUntried' }],
      yes: 'restore-program',
      no: on('declined'),
      'dont-know': on('declined'),
    },
  },
  'restore-program': {
    kind: 'choice',
    answers: {
      finder: [{ to: 'spare-phone', when: 'finderHere' }],
      itunes: 'spare-phone',
      'apple-devices': [{ to: 'spare-phone', when: 'appleDevicesHere' }],
      'dont-know': 'spare-phone',
    },
  },
  'spare-phone': {
    kind: 'choice',
    answers: { yes: 'restore-backup', no: 'restore-backup', 'dont-know': 'restore-backup' },
  },
  'restore-backup': {
    kind: 'backup',
    answers: { none: on('declined'), 'dont-know': PREPARE },
    given: PREPARE,
  },
  'fresh-backup': {
    kind: 'choice',
    answers: {
      watch: 'watching-fresh',
      done: 'check-fresh',
      'with-idevicebackup2': [{ to: 'backup-tool', when: 'backupToolHere' }],
      error: 'fresh-error',
      cant: WITHOUT_FRESH,
      leave: leave('declined'),
      'dont-know': leave('declined'),
    },
  },
  // What was seen since may have to be protected as well.
  'prepare-fresh': { kind: 'crossing', ways: PREPARE },
  'watching-fresh': {
    kind: 'busy',
    effect: 'watch',
    outcomes: {
      finished: 'check-fresh',
      stopped: 'fresh-not-seen',
      failed: 'fresh-not-seen',
      fault: 'fresh-not-seen',
    },
  },
  'backup-tool': {
    kind: 'choice',
    answers: {
      start: 'making-backup',
      'by-hand': 'fresh-backup',
      leave: leave('declined'),
      'dont-know': 'fresh-backup',
    },
  },
  // Into a folder of its own: given one that holds a backup of the phone, the program would change that.
  'making-backup': {
    kind: 'busy',
    effect: 'backup',
    outcomes: {
      made: { to: 'check-fresh', seal: true },
      'no-device': 'backup-tool-failed',
      'needs-trust': 'backup-tool-failed',
      'needs-passcode': 'backup-tool-failed',
      'disk-full': 'backup-tool-failed',
      failed: 'backup-tool-failed',
      fault: 'backup-tool-failed',
    },
  },
  'backup-tool-failed': {
    kind: 'choice',
    answers: {
      retry: [{ to: 'protect', when: 'unprotected' }, { to: 'backup-tool' }],
      'by-hand': 'prepare-fresh',
      cant: WITHOUT_FRESH,
      leave: leave('declined'),
      'dont-know': leave('declined'),
    },
  },
  'fresh-error': {
    kind: 'choice',
    answers: { ...leadingTo('fresh-error-advice', BACKUP_ERRORS), 'dont-know': 'fresh-not-seen' },
  },
  'fresh-error-advice': {
    kind: 'choice',
    answers: {
      retry: [{ to: 'prepare-fresh', when: 'retryIsSafe' }],
      cant: WITHOUT_FRESH,
      leave: leave('declined'),
      'dont-know': leave('declined'),
    },
  },
  'check-fresh': {
    kind: 'busy',
    effect: 'scan',
    outcomes: {
      some: [
        { to: 'safe', when: 'freshOfThisPhone' },
        { to: 'confirm-fresh', when: 'freshBackup' },
        { to: 'fresh-not-seen' },
      ],
      none: 'fresh-not-seen',
      'no-access': 'fresh-not-seen',
      failed: 'fresh-not-seen',
      fault: 'fresh-not-seen',
    },
  },
  'confirm-fresh': {
    kind: 'choice',
    answers: { yes: 'safe', no: 'fresh-not-seen', 'dont-know': 'fresh-not-seen' },
  },
  'fresh-not-seen': {
    kind: 'choice',
    answers: {
      again: 'prepare-fresh',
      retry: 'check-fresh',
      error: 'fresh-error',
      cant: WITHOUT_FRESH,
      leave: leave('declined'),
      'dont-know': leave('declined'),
    },
  },
  'without-fresh': {
    kind: 'phrase',
    answers: {
      again: 'prepare-fresh',
      no: leave('declined'),
      'dont-know': leave('declined'),
    },
    given: 'safe',
  },
  safe: {
    kind: 'crossing',
    ways: [
      { to: 'erase-checklist', when: 'icloudRoute' },
      { to: 'restore-checklist', when: 'restoreSourceThere' },
      { to: 'restore-source-gone' },
    ],
  },
  'restore-source-gone': {
    kind: 'choice',
    answers: {
      retry: 'check-fresh',
      'choose-again': [{ to: 'restore-backup', when: 'restorableHere' }, on('restore-source-gone')],
      leave: on('restore-source-gone'),
      'dont-know': on('restore-source-gone'),
    },
  },
  'restore-checklist': {
    kind: 'checklist',
    all: true,
    items: [
      'find-my',
      'ios-version',
      'backup-password',
      'space',
      'cable',
      'passcode',
      'not-managed',
      'right-button',
    ],
    answers: { 'not-all': 'restore-not-ready', 'dont-know': 'restore-not-ready' },
    given: 'confirm-restore',
  },
  'restore-not-ready': {
    kind: 'choice',
    answers: {
      'ready-now': 'restore-checklist',
      delay: 'pending-delay',
      leave: on('not-ready'),
      'dont-know': on('not-ready'),
    },
  },
  'confirm-restore': {
    kind: 'phrase',
    answers: { no: on('declined'), 'dont-know': on('declined') },
    given: { to: 'restore', seal: true },
  },
  restore: {
    kind: 'choice',
    destructive: true,
    answers: {
      finished: 'check-restore',
      running: 'pending-restore',
      'not-begun': on('declined'),
      failed: 'restore-failed',
      'dont-know': 'check-restore',
    },
  },
  'restore-failed': {
    kind: 'choice',
    answers: { ...leadingTo('restore-error-advice', RESTORE_ERRORS), 'dont-know': 'escalated' },
  },
  'restore-error-advice': {
    kind: 'choice',
    answers: {
      retry: [{ to: 'restore', when: 'retryIsSafe' }],
      leave: 'escalated',
      'dont-know': 'escalated',
    },
  },
  'check-restore': {
    kind: 'choice',
    answers: {
      yes: [{ to: 'recovered-spare', when: 'spare' }, { to: 'recovered-restore' }],
      'not-yet': 'pending-restore',
      no: on('restore-without-it'),
      'dont-know': 'pending-restore',
    },
  },
} as const satisfies Steps;
