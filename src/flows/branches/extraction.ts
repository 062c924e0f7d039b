import type { RuledOutReason } from '../effects.ts';
import type { Steps, Way } from '../steps.ts';

const leave = (reason: RuledOutReason): Way => ({
  to: 'to-computer-restore',
  rulesOut: { branch: 'extraction', reason },
});
/** Goes on to the next branch, but not past a backup that nobody has looked into. */
const on = (reason: RuledOutReason): readonly Way[] => [
  { to: 'look-in-another', when: 'likelyUntried', rulesOut: { branch: 'extraction', reason } },
  leave(reason),
];
const OPEN: readonly Way[] = [{ to: 'password', when: 'encrypted' }, { to: 'opening' }];
const LOOK: readonly Way[] = [{ to: 'consent-look', when: 'asksToLook' }, ...OPEN];
const LIST: readonly Way[] = [
  { to: 'consent-pictures', when: 'asksForPictures' },
  { to: 'photos' },
];
const SAVE: readonly Way[] = [{ to: 'consent-save', when: 'asksToSave' }, { to: 'writing' }];

const CHOOSE_AGAIN: readonly Way[] = [{ to: 'app-pictures', when: 'choseFromApps' }, ...LIST];

/** The photo out of a backup: unlock, find, choose, write, prove, "is it there?". */
export const extraction = {
  how: {
    kind: 'choice',
    answers: {
      here: LOOK,
      'other-program': 'other-program',
      skip: leave('declined'),
      'dont-know': LOOK,
    },
  },
  'consent-look': { kind: 'choice', answers: { yes: OPEN, no: 'how', 'dont-know': 'how' } },
  password: { kind: 'secret', answers: { 'dont-know': 'password-unknown' }, given: 'opening' },
  'password-unknown': {
    kind: 'choice',
    answers: {
      'try-again': 'password',
      'other-backup': 'backup',
      skip: on('no-password'),
      'dont-know': on('no-password'),
    },
  },
  opening: {
    kind: 'busy',
    effect: 'find',
    outcomes: {
      photos: LIST,
      empty: 'nothing-inside',
      'password-needed': 'password',
      'wrong-password': 'wrong-password',
      unreadable: 'cant-open',
      fault: 'cant-open',
    },
  },
  'wrong-password': {
    kind: 'choice',
    answers: {
      'try-again': 'password',
      forgotten: 'password-unknown',
      'dont-know': 'password-unknown',
    },
  },
  'cant-open': {
    kind: 'choice',
    answers: {
      retry: OPEN,
      'other-backup': 'backup',
      skip: on('unreadable'),
      'dont-know': on('unreadable'),
    },
  },
  'nothing-inside': {
    kind: 'choice',
    answers: {
      'other-apps': [{ to: 'searching-apps', when: 'appsUnsearched' }],
      'other-backup': 'backup',
      skip: on('not-inside'),
      'dont-know': on('not-inside'),
    },
  },
  'consent-pictures': {
    kind: 'choice',
    answers: { yes: 'photos', no: 'photos', 'dont-know': 'photos' },
  },
  photos: {
    kind: 'photos',
    answers: {
      none: 'not-in-this-backup',
      'dont-know': [{ to: 'destination', when: 'anyMatching' }, { to: 'not-in-this-backup' }],
    },
    given: 'destination',
  },
  destination: { kind: 'folder', answers: { 'dont-know': SAVE }, given: SAVE },
  'consent-save': {
    kind: 'choice',
    answers: { yes: 'writing', no: 'destination', 'dont-know': 'destination' },
  },
  writing: {
    kind: 'busy',
    effect: 'extract',
    outcomes: {
      wrote: { to: 'is-it-there', seal: true },
      nothing: 'write-failed',
      'disk-full': 'write-failed',
      'output-unwritable': 'write-failed',
      failed: 'write-failed',
      fault: 'write-failed',
    },
  },
  'write-failed': {
    kind: 'choice',
    answers: {
      'other-folder': 'destination',
      retry: 'writing',
      'choose-again': CHOOSE_AGAIN,
      skip: on('nothing-written'),
      'dont-know': 'destination',
    },
  },
  'look-in-another': {
    kind: 'choice',
    answers: { yes: 'backup', no: leave('declined'), 'dont-know': 'backup' },
  },
  'is-it-there': {
    kind: 'choice',
    answers: {
      yes: [{ to: 'recovered-extract-thumb', when: 'onlySmall' }, { to: 'recovered-extract' }],
      'choose-again': CHOOSE_AGAIN,
      no: 'not-in-this-backup',
      'dont-know': CHOOSE_AGAIN,
    },
  },
  'searching-apps': {
    kind: 'busy',
    effect: 'elsewhere',
    outcomes: {
      pictures: 'app-pictures',
      none: 'nothing-in-apps',
      failed: 'nothing-in-apps',
      fault: 'nothing-in-apps',
    },
  },
  'app-pictures': {
    kind: 'photos',
    answers: {
      none: 'nothing-in-apps',
      'dont-know': [{ to: 'destination', when: 'anyInApps' }, { to: 'nothing-in-apps' }],
    },
    given: 'destination',
  },
  'nothing-in-apps': {
    kind: 'choice',
    answers: {
      deep: [{ to: 'searching-apps', when: 'appsNotDeep' }],
      'other-backup': 'backup',
      skip: on('not-inside'),
      'dont-know': on('not-inside'),
    },
  },
  'not-in-this-backup': {
    kind: 'choice',
    answers: {
      'other-apps': [{ to: 'searching-apps', when: 'appsUnsearched' }],
      'other-backup': 'backup',
      'look-again': LIST,
      skip: on('not-inside'),
      'dont-know': on('not-inside'),
    },
  },
  'other-program': {
    kind: 'choice',
    answers: {
      found: 'recovered-extract',
      'not-found': on('not-inside'),
      declined: 'how',
      'dont-know': 'how',
    },
  },
} as const satisfies Steps;
