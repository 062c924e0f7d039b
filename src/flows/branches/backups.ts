import type { Steps, Way } from '../steps.ts';

const LISTED: readonly Way[] = [
  { to: 'backup', when: 'anyBackup' },
  { to: 'no-access', when: 'noAccess' },
  { to: 'no-backups' },
];
const WITHOUT: Way = {
  to: 'to-computer-restore',
  rulesOut: { branch: 'extraction', reason: 'no-backup' },
};

/** Which backups there are, each with its verdict; and what stands in the way of seeing them. */
export const backups = {
  'find-backups': {
    kind: 'busy',
    effect: null,
    outcomes: {
      known: [
        { to: 'backup', when: 'anyBackup' },
        { to: 'no-access', when: 'noAccess' },
        { to: 'no-backups', when: 'scanKnown' },
      ],
    },
  },
  backup: {
    kind: 'backup',
    answers: {
      'other-folder': 'folder',
      none: { to: 'to-computer-restore', rulesOut: { branch: 'extraction', reason: 'declined' } },
      'dont-know': 'to-protection',
    },
    given: 'to-protection',
  },
  'no-access': {
    kind: 'choice',
    answers: {
      retry: 'rescan',
      'other-folder': 'folder',
      'go-on': {
        to: 'to-computer-restore',
        rulesOut: { branch: 'extraction', reason: 'no-access' },
      },
      'dont-know': {
        to: 'to-computer-restore',
        rulesOut: { branch: 'extraction', reason: 'no-access' },
      },
    },
  },
  'no-backups': {
    kind: 'choice',
    answers: {
      'other-folder': 'folder',
      retry: 'rescan',
      'go-on': WITHOUT,
      'dont-know': WITHOUT,
    },
  },
  folder: { kind: 'folder', answers: { 'dont-know': LISTED }, given: 'rescan' },
  rescan: {
    kind: 'busy',
    effect: 'scan',
    outcomes: { some: LISTED, none: LISTED, 'no-access': LISTED, failed: LISTED, fault: LISTED },
  },
} as const satisfies Steps;
