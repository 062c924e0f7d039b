import type { Steps } from '../steps.ts';

/** Whose phone it is, and what must be left alone from now on. */
export const start = {
  'whose-phone': {
    kind: 'choice',
    answers: {
      mine: 'freeze',
      'with-owner': 'freeze',
      inherited: 'freeze',
      work: 'blocked-mdm',
      'not-mine': 'stopped-not-owner',
      called: 'stopped-scam',
      'dont-know': 'owner-agrees',
    },
  },
  'owner-agrees': {
    kind: 'choice',
    answers: { yes: 'freeze', no: 'stopped-not-owner', 'dont-know': 'stopped-not-owner' },
  },
  freeze: {
    kind: 'choice',
    answers: { ready: 'phone', 'already-happened': 'phone', 'dont-know': 'phone' },
  },
} as const satisfies Steps;
