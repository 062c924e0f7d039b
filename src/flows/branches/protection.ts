import type { Steps, Way } from '../steps.ts';

/** Goes on to where the copy was needed for. Without one, nothing that could overwrite a backup is offered. */
const SETTLED: readonly Way[] = [
  { to: 'protect', when: 'unprotected' },
  { to: 'fresh-backup', when: 'restoring', seal: true },
  { to: 'how', seal: true },
];
const WITHOUT: readonly Way[] = [
  {
    to: 'not-found',
    when: 'icloudRoute',
    rulesOut: { branch: 'icloud-restore', reason: 'not-protected' },
  },
  {
    to: 'to-icloud-restore',
    when: 'restoring',
    rulesOut: { branch: 'computer-restore', reason: 'not-protected' },
  },
  { to: 'how' },
];

/** A copy of each backup that may hold the photo, before any phone is plugged in. */
export const protection = {
  'to-protection': {
    kind: 'crossing',
    ways: [{ to: 'protect', when: 'unprotected' }, { to: 'how' }],
  },
  protect: {
    kind: 'choice',
    answers: { copy: 'copy-to', archived: 'check-archive', later: WITHOUT, 'dont-know': WITHOUT },
  },
  'copy-to': {
    kind: 'folder',
    answers: { 'dont-know': 'protect' },
    given: [{ to: 'consent-copy', when: 'asksToCopy' }, { to: 'copying' }],
  },
  'consent-copy': {
    kind: 'choice',
    answers: { yes: 'copying', no: 'protect', 'dont-know': 'protect' },
  },
  copying: {
    kind: 'busy',
    effect: 'protect',
    outcomes: {
      done: SETTLED,
      'disk-full': 'copy-failed',
      'output-unwritable': 'copy-failed',
      failed: 'copy-failed',
      fault: 'copy-failed',
    },
  },
  'copy-failed': {
    kind: 'choice',
    answers: {
      'other-folder': 'copy-to',
      archived: 'check-archive',
      later: WITHOUT,
      'dont-know': WITHOUT,
    },
  },
  'check-archive': {
    kind: 'busy',
    effect: 'scan',
    outcomes: {
      some: [
        { to: 'archive-not-seen', when: 'unprotected' },
        { to: 'fresh-backup', when: 'restoring' },
        { to: 'how' },
      ],
      none: 'archive-not-seen',
      'no-access': 'archive-not-seen',
      failed: 'archive-not-seen',
      fault: 'archive-not-seen',
    },
  },
  'archive-not-seen': {
    kind: 'choice',
    answers: { retry: 'check-archive', copy: 'copy-to', later: WITHOUT, 'dont-know': WITHOUT },
  },
} as const satisfies Steps;
