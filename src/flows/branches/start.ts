import type { Steps } from '../steps.ts';

/** Who is asking, whose phone it is, and what must be left alone from now on. */
export const start = {
  begin: {
    kind: 'crossing',
    ways: [{ to: 'identity', when: 'technician' }, { to: 'whose-phone' }],
  },
  identity: {
    kind: 'choice',
    answers: {
      'called-back': 'whose-phone',
      'other-channel': 'whose-phone',
      'in-person': 'whose-phone',
      'not-yet': 'stopped-not-owner',
      'dont-know': 'stopped-not-owner',
    },
  },
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
