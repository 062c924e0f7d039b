import type { Steps } from '../steps.ts';

/** Recently Deleted: on the phone, then on iCloud.com. */
export const bin = {
  phone: {
    kind: 'choice',
    answers: {
      works: 'search-first',
      broken: 'icloud-bin',
      lost: 'icloud-bin',
      'dont-know': 'search-first',
    },
  },
  'search-first': {
    kind: 'choice',
    answers: {
      found: 'found-not-deleted',
      'not-found': 'photos-layout',
      'dont-know': 'photos-layout',
    },
  },
  'photos-layout': {
    kind: 'choice',
    answers: {
      tabs: 'recently-deleted',
      headings: 'recently-deleted',
      'two-buttons': 'recently-deleted',
      'dont-know': 'recently-deleted',
    },
  },
  'recently-deleted': {
    kind: 'choice',
    answers: {
      there: 'recover',
      'not-there': 'icloud-bin',
      emptied: 'icloud-bin',
      'cant-open': 'icloud-bin',
      'dont-know': 'icloud-bin',
    },
  },
  recover: {
    kind: 'choice',
    answers: {
      back: 'recovered-bin',
      'not-visible': 'look-under-date',
      failed: 'icloud-bin',
      'dont-know': 'look-under-date',
    },
  },
  'look-under-date': {
    kind: 'choice',
    answers: { found: 'recovered-bin', 'not-found': 'icloud-bin', 'dont-know': 'icloud-bin' },
  },
  'icloud-bin': {
    kind: 'choice',
    answers: {
      there: 'icloud-recover',
      'not-there': 'taken',
      'no-icloud': 'taken',
      'switched-off': 'icloud-web-switch',
      'cant-sign-in': 'taken',
      'dont-know': 'taken',
    },
  },
  'icloud-web-switch': {
    kind: 'choice',
    answers: {
      there: 'icloud-recover',
      'not-there': 'taken',
      'cant-change': 'taken',
      'dont-know': 'taken',
    },
  },
  'icloud-recover': {
    kind: 'choice',
    answers: { back: 'recovered-cloud-bin', failed: 'taken', 'dont-know': 'taken' },
  },
} as const satisfies Steps;
