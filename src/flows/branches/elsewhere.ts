import type { Steps } from '../steps.ts';

/** The same picture in another place: first the device that has not heard of the deletion. */
export const elsewhere = {
  'offline-device': {
    kind: 'choice',
    answers: { yes: 'keep-offline', no: 'places', 'dont-know': 'places' },
  },
  'keep-offline': {
    kind: 'choice',
    answers: { found: 'recovered-other-device', 'not-there': 'places', 'dont-know': 'places' },
  },
  places: {
    kind: 'checklist',
    items: [
      'messages',
      'whatsapp',
      'mail',
      'shared-album',
      'shared-library',
      'google-photos',
      'dropbox',
      'onedrive',
      'files',
      'other-service',
      'computer',
      'camera-card',
      'time-machine',
      'old-phone',
    ],
    answers: { none: 'find-backups', 'dont-know': 'find-backups' },
    given: 'place',
  },
  place: {
    kind: 'choice',
    answers: {
      found: [
        { to: 'recovered-shared', when: 'placeShared' },
        { to: 'recovered-cloud-bin', when: 'placeCloud' },
        { to: 'recovered-other-device' },
      ],
      'not-found': [{ to: 'place', when: 'placesLeft' }, { to: 'find-backups' }],
      'dont-know': [{ to: 'place', when: 'placesLeft' }, { to: 'find-backups' }],
    },
  },
} as const satisfies Steps;
