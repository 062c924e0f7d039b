import type { RuledOutReason } from '../effects.ts';
import type { Steps, Way } from '../steps.ts';

const end = (reason: RuledOutReason): Way => ({
  to: 'not-found',
  rulesOut: { branch: 'icloud-restore', reason },
});

/** The last resort: erase the phone and restore an iCloud backup that nobody can look into first. */
export const icloudRestore = {
  'to-icloud-restore': {
    kind: 'crossing',
    ways: [{ ...end('icloud-photos'), when: 'icloudPhotosAlwaysOn' }, { to: 'icloud-backup' }],
  },
  'icloud-backup': {
    kind: 'choice',
    answers: {
      listed: 'icloud-date',
      none: end('no-cloud-backup'),
      'dont-know': end('date-unknown'),
    },
  },
  'icloud-date': {
    kind: 'dates',
    answers: { 'dont-know': end('date-unknown') },
    given: [
      { to: 'icloud-date-wrong', when: 'icloudDateWrong' },
      { ...end('icloud-photos'), when: 'icloudDateWithPhotosOn' },
      { to: 'icloud-restore' },
    ],
  },
  'icloud-date-wrong': {
    kind: 'choice',
    answers: {
      retype: 'icloud-date',
      right: end('wrong-time'),
      'dont-know': end('date-unknown'),
    },
  },
  'icloud-restore': {
    kind: 'choice',
    answers: { yes: 'icloud-spare', no: end('declined'), 'dont-know': end('declined') },
  },
  'icloud-spare': {
    kind: 'choice',
    answers: {
      yes: 'icloud-prepare',
      no: 'icloud-prepare',
      'dont-know': 'icloud-prepare',
    },
  },
  'icloud-prepare': {
    kind: 'crossing',
    ways: [{ to: 'protect', when: 'unprotected' }, { to: 'fresh-backup' }],
  },
  'erase-checklist': {
    kind: 'checklist',
    all: true,
    items: [
      'dates-fit',
      'icloud-photos-off',
      'computer-backup',
      'apple-account',
      'second-factor',
      'esim',
      'other-apps',
      'recovery-key',
      'not-managed',
      'power-and-wifi',
      'said-back',
    ],
    answers: { 'not-all': 'erase-not-ready', 'dont-know': 'erase-not-ready' },
    given: 'confirm-erase',
  },
  'erase-not-ready': {
    kind: 'choice',
    answers: {
      'ready-now': 'erase-checklist',
      delay: 'pending-delay',
      account: 'blocked-account',
      leave: end('not-ready'),
      'dont-know': end('not-ready'),
    },
  },
  'confirm-erase': {
    kind: 'phrase',
    answers: { no: end('declined'), 'dont-know': end('declined') },
    given: { to: 'erase', seal: true },
  },
  erase: {
    kind: 'choice',
    destructive: true,
    answers: {
      finished: 'check-icloud',
      running: 'pending-restore',
      'not-begun': end('declined'),
      failed: 'escalated',
      'dont-know': 'pending-restore',
    },
  },
  'check-icloud': {
    kind: 'choice',
    answers: {
      yes: [{ to: 'recovered-spare', when: 'spare' }, { to: 'recovered-restore' }],
      'not-yet': 'pending-restore',
      no: end('restore-without-it'),
      'dont-know': 'pending-restore',
    },
  },
} as const satisfies Steps;
