import type { Steps } from '../steps.ts';

/** Every way a case can end. A step's id in capitals is its outcome code. */
export const ending = {
  'not-found': {
    kind: 'crossing',
    ways: [
      { to: 'blocked-password', when: 'endedByPassword' },
      { to: 'blocked-icloud-photos', when: 'endedByICloudPhotos' },
      { to: 'declined-risk', when: 'endedByChoice' },
      { to: 'not-found-no-backup', when: 'noBackup' },
      { to: 'not-found-window' },
    ],
  },
  'recovered-bin': { kind: 'ending', exit: 0 },
  'recovered-cloud-bin': { kind: 'ending', exit: 0 },
  'recovered-other-device': { kind: 'ending', exit: 0 },
  'recovered-shared': { kind: 'ending', exit: 0 },
  'recovered-extract': { kind: 'ending', exit: 0 },
  'recovered-extract-thumb': { kind: 'ending', exit: 0 },
  'recovered-restore': { kind: 'ending', exit: 0 },
  'recovered-spare': { kind: 'ending', exit: 0 },
  'found-not-deleted': { kind: 'ending', exit: 0 },
  'pending-restore': { kind: 'ending', exit: 5 },
  'pending-delay': { kind: 'ending', exit: 5 },
  'not-found-no-backup': { kind: 'ending', exit: 4 },
  'not-found-window': { kind: 'ending', exit: 4 },
  'blocked-password': { kind: 'ending', exit: 4 },
  'blocked-icloud-photos': { kind: 'ending', exit: 4 },
  'blocked-account': { kind: 'ending', exit: 4 },
  'blocked-mdm': { kind: 'ending', exit: 4 },
  'declined-risk': { kind: 'ending', exit: 4 },
  escalated: { kind: 'ending', exit: 4 },
  'stopped-not-owner': { kind: 'ending', exit: 4 },
  'stopped-scam': { kind: 'ending', exit: 4 },
  stopped: { kind: 'ending', exit: 4 },
} as const satisfies Steps;
