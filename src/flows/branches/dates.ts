import type { Steps } from '../steps.ts';

/** When it was taken and deleted, as ranges, and what iCloud Photos does: these decide which backup can help. */
export const dates = {
  taken: { kind: 'dates', answers: { 'dont-know': 'deleted' }, given: 'deleted' },
  deleted: {
    kind: 'dates',
    answers: {
      'dont-know': [{ to: 'emptied-when', when: 'saidEmptied' }, { to: 'bin-emptied' }],
    },
    given: [{ to: 'emptied-when', when: 'saidEmptied' }, { to: 'bin-emptied' }],
  },
  'bin-emptied': {
    kind: 'choice',
    answers: { yes: 'emptied-when', no: 'icloud-photos', 'dont-know': 'icloud-photos' },
  },
  'emptied-when': {
    kind: 'dates',
    answers: { 'dont-know': 'icloud-photos' },
    given: 'icloud-photos',
  },
  'icloud-photos': {
    kind: 'choice',
    answers: {
      on: [{ to: 'icloud-look', when: 'icloudUnsearched' }, { to: 'icloud-photos-since' }],
      off: 'offline-device',
      'dont-know': 'offline-device',
    },
  },
  // Somebody who thought that they did not use it has not looked there yet.
  'icloud-look': {
    kind: 'choice',
    answers: {
      back: 'recovered-cloud-bin',
      'not-there': 'icloud-photos-since',
      'cant-look': 'icloud-photos-since',
      'dont-know': 'icloud-photos-since',
    },
  },
  'icloud-photos-since': {
    kind: 'dates',
    answers: { 'dont-know': 'offline-device' },
    given: 'offline-device',
  },
} as const satisfies Steps;
