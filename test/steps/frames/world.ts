/** Anna’s computer: what the effects find on it, in place of the bare minimum that a walk of the tree needs. */
import type { Photo, Progress } from '../../../src/backup/types.ts';
import type { OpenBackup, SessionOptions } from '../../../src/cli/session.ts';
import type { Computer } from '../../../src/flows/case.ts';
import type { EffectFinding, EffectName, FoundBackup } from '../../../src/flows/effects.ts';

const HOME = { macos: '/Users/anna', windows: 'C:\\Users\\anna', linux: '/home/anna' };
const BACKUPS = {
  macos: '/Users/anna/Library/Application Support/MobileSync/Backup/',
  windows: 'C:\\Users\\anna\\Apple\\MobileSync\\Backup\\',
  linux: '/media/anna/Old disk/MobileSync/Backup/',
};

export function placesOn(computer: Computer): SessionOptions {
  const to = (name: string) =>
    computer === 'windows' ? `${HOME.windows}\\${name}` : `${HOME[computer]}/${name}`;
  return { roots: [], photosTo: to('Recovered photos'), copiesTo: to('Backup copies') };
}

/** What the walk calls `/backups/…`, where this computer has it. */
function moved(path: string, computer: Computer): string {
  return path.replace('/backups/', () => BACKUPS[computer]);
}

const OF_ANNA = {
  deviceName: 'Anna’s iPhone',
  productType: 'iPhone14,5',
  productName: 'iPhone 13',
  productVersion: '18.6.2',
};

/** From before the photo was taken, so that it is only one more line of the list. */
const IPAD: FoundBackup = {
  path: '/backups/00008027-000E4C1A22C3802E',
  udid: '00008027-000E4C1A22C3802E',
  deviceName: 'The family’s old iPad in the kitchen',
  productType: 'iPad8,9',
  productName: 'iPad Pro 11-inch (2nd generation)',
  productVersion: '17.7.10',
  lastBackup: '2025-12-27T20:14:00.000Z',
  encrypted: true,
  archived: false,
  state: 'finished',
  stateReason: null,
  legacy: false,
  live: true,
};

const COUNTS = { total: 48, original: 30, reduced: 9, thumbnail: 6, none: 3, trashed: 5 };

/** What an effect found, with names, places and counts as they are on Anna’s computer; its outcome stays. */
export function atAnnas(finding: EffectFinding, computer: Computer): EffectFinding {
  switch (finding.effect) {
    case 'scan': {
      const found = finding.backups.map((one) => ({ ...one, ...OF_ANNA }));
      const backups = found.length > 1 ? [...found, IPAD] : found;
      const refused = {
        path: BACKUPS[computer].slice(0, -1),
        code: 'no-access' as const,
        message: 'Permission denied.',
      };
      return {
        ...finding,
        backups: backups.map((one) => ({ ...one, path: moved(one.path, computer) })),
        problems: finding.outcome === 'no-access' ? [refused] : [],
      };
    }
    case 'find':
      return {
        ...finding,
        counts: finding.counts && finding.counts.total > 0 ? COUNTS : finding.counts,
        matching: finding.matching > 0 ? 12 : 0,
        matchingTrashed: finding.matching > 0 ? 2 : 0,
        newer: finding.matching > 0 ? { lastBackup: '2026-11-02T18:05:33.000Z', missing: 7 } : null,
      };
    case 'extract':
      return finding.outcome === 'wrote'
        ? {
            ...finding,
            folder: placesOn(computer).photosTo,
            files: 24,
            proved: finding.onlySmall ? 0 : 20,
            bytes: 41_000_000,
            failed: 2,
          }
        : finding;
    case 'elsewhere':
      return finding.outcome === 'pictures' ? { ...finding, pictures: 31 } : finding;
    case 'watch':
      return { ...finding, path: finding.path && moved(finding.path, computer) };
    case 'backup':
      return {
        ...finding,
        path: finding.path && moved(finding.path, computer),
        folder: finding.folder && moved(finding.folder, computer),
      };
    case 'protect':
      return finding;
  }
}

/** How far each effect is when somebody looks. */
export const HALFWAY: Readonly<Record<EffectName, Progress>> = {
  scan: { phase: 'scan', done: 14, total: 37, unit: 'folders', item: 'MobileSync/Backup' },
  find: {
    phase: 'copy-manifest',
    done: 48_200_000,
    total: 131_000_000,
    unit: 'bytes',
    item: 'Manifest.db',
  },
  extract: {
    phase: 'extract',
    done: 17_400_000,
    total: 41_300_000,
    unit: 'bytes',
    item: 'Media/DCIM/100APPLE/IMG_0042.HEIC',
  },
  elsewhere: {
    phase: 'deep-scan',
    done: 21_418,
    total: 118_240,
    unit: 'files',
    item: 'AppDomainGroup-group.com.example.notebook/Documents/Attachments/IMG-20260502-0007.jpeg',
  },
  protect: {
    phase: 'protect',
    done: 23_900_000_000,
    total: 64_100_000_000,
    unit: 'bytes',
    item: 'a9/a93f0d7c6f2b1e5d4c3b2a190807f6e5d4c3b2a1',
  },
  watch: {
    phase: 'watch-running',
    done: 3_100_000_000,
    total: null,
    unit: 'bytes',
    item: 'Anna’s iPhone',
  },
  backup: { phase: 'backup', done: 37, total: 100, unit: 'percent', item: null },
};

export const PACE = { perSecond: 41_000_000, secondsLeft: 130 };

function photo(at: number, more: Partial<Photo> = {}): Photo {
  const day = String(3 - (Math.floor(at / 5) % 3)).padStart(2, '0');
  const minute = String(59 - ((at * 7) % 60)).padStart(2, '0');
  const name = `IMG_${String(142 - at).padStart(4, '0')}.HEIC`;
  return {
    id: `photo-${at}`,
    uuid: null,
    name,
    path: `Media/DCIM/100APPLE/${name}`,
    kind: at % 4 === 0 ? 'live' : 'photo',
    takenAt: `2026-05-${day}T1${8 - (at % 5)}:${minute}:00Z`,
    addedAt: null,
    trashed: at < 2,
    trashedAt: null,
    expiresAt: null,
    hidden: at === 3,
    favorite: false,
    width: 4032,
    height: 3024,
    durationSeconds: null,
    bytes: 2_100_000 + at * 12_345,
    latitude: null,
    longitude: null,
    availability: at % 3 === 1 ? 'thumbnail' : 'original',
    companions: [],
    fingerprint: null,
    timeZoneOffset: 3600,
    cloudGuid: null,
    app: null,
    burst: null,
    files: [],
    ...more,
  };
}

const MATCHING = Array.from({ length: 12 }, (_, at) => photo(at));
const OTHERS = Array.from({ length: 36 }, (_, at) =>
  photo(at + 12, { takenAt: `2026-04-${String(28 - Math.floor(at / 4))}T12:30:00Z` }),
);
const IN_APPS = Array.from({ length: 31 }, (_, at) =>
  photo(at, {
    id: `app-${at}`,
    name: `IMG-20260502-WA${String(at).padStart(4, '0')}.jpg`,
    app: at % 2 === 0 ? 'whatsapp' : 'messages',
    kind: 'photo',
    trashed: false,
    hidden: false,
    bytes: 184_000 + at * 1000,
    availability: 'original',
  }),
);
const ids = (photos: readonly Photo[]) => new Set(photos.map(({ id }) => id));

/** A backup with four dozen photos, twelve of which fit. */
export function opened(path: string): OpenBackup {
  return {
    path,
    handle: 1,
    encrypted: false,
    catalogue: {
      icloudPhotos: { state: 'off', evidence: [] },
      counts: COUNTS,
      photos: [...MATCHING, ...OTHERS],
      albums: [],
      warnings: [],
    },
    matching: ids(MATCHING),
    missing: ids(MATCHING.slice(2, 7)),
    elsewhere: { photos: IN_APPS, matching: ids(IN_APPS.slice(0, 2)) },
  };
}
