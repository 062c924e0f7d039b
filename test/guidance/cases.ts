/** Cases as they can stand at a step, made the way the tree makes them. */
import type { StepId } from '../../src/flows/branches.ts';
import { STEPS } from '../../src/flows/branches.ts';
import { type Answer, backups, type Case, type Computer, newCase } from '../../src/flows/case.ts';
import { DAY } from '../../src/flows/dates.ts';
import type {
  ExtractFinding,
  FindFinding,
  FoundBackup,
  ProtectFinding,
} from '../../src/flows/effects.ts';
import { ERROR_STEPS, TOOL_SAYINGS, type ToolSaying } from '../../src/flows/error-codes.ts';
import { learn, record } from '../../src/flows/trail.ts';
import { situationOf, wordingOf } from '../../src/guidance/index.ts';
import { PLACE_IDS } from '../../src/guidance/places.ts';
import { layersOf } from '../../src/guidance/technician/index.ts';

export const STARTED = '2026-11-20T12:00:00Z';
export const NOW = Date.parse(STARTED);
export const COMPUTERS: readonly Computer[] = ['macos', 'windows', 'linux'];
export const LAYOUTS = ['tabs', 'headings', 'two-buttons', 'dont-know'] as const;
const PROGRAMS = ['finder', 'itunes', 'apple-devices', 'dont-know'] as const;

export const STEP_IDS = Object.keys(STEPS).filter(
  (id): id is StepId => STEPS[id]?.kind !== 'crossing',
);

/** One change to a case. */
export type Turn = (known: Case) => Case;
export const said =
  (step: string, answer: Answer): Turn =>
  (known) =>
    record(known, step, answer);
export const caseOf = (computer: Computer, ...turns: Turn[]): Case =>
  turns.reduce((known, turn) => turn(known), newCase(computer, STARTED));

export function foundBackup(more: Partial<FoundBackup> = {}): FoundBackup {
  return {
    path: '/backups/0000-1111',
    udid: '0000-1111',
    deviceName: 'Robin’s old iPhone with a long name',
    productType: 'iPhone10,4',
    productName: 'iPhone 8',
    productVersion: '18.7.2',
    lastBackup: '2026-06-14T12:41:07Z',
    encrypted: false,
    archived: false,
    state: 'finished',
    stateReason: null,
    legacy: false,
    live: true,
    ...more,
  };
}

export const FRESH = foundBackup({
  path: '/backups/fresh',
  udid: '0000-2222',
  lastBackup: new Date(NOW + DAY).toISOString(),
});

export const scanned =
  (...found: FoundBackup[]): Turn =>
  (known) =>
    learn(known, {
      effect: 'scan',
      outcome: found.length > 0 ? 'some' : 'no-access',
      backups: found,
      problems: [{ path: '/backups', code: 'no-access', message: 'Permission denied.' }],
      tools: [],
    });

export const opened =
  (more: Partial<FindFinding> = {}): Turn =>
  (known) =>
    learn(known, {
      effect: 'find',
      outcome: 'photos',
      backup: foundBackup(),
      code: null,
      counts: { total: 5310, original: 5000, reduced: 300, thumbnail: 10, none: 0, trashed: 12 },
      matching: 12,
      matchingTrashed: 2,
      icloudPhotos: 'on',
      newer: null,
      ...more,
    });

export const extracted =
  (more: Partial<ExtractFinding> = {}): Turn =>
  (known) =>
    learn(known, {
      effect: 'extract',
      outcome: 'wrote',
      path: '/backups/0000-1111',
      folder: '/home/robin/Recovered photos',
      files: 24,
      proved: 20,
      bytes: 41_000_000,
      failed: 2,
      onlySmall: true,
      sheet: '/home/robin/Recovered photos/contact-sheet.html',
      written: [],
      ...more,
    });

const searched =
  (deep: boolean, matching: number): Turn =>
  (known) =>
    learn(known, {
      effect: 'elsewhere',
      outcome: 'pictures',
      backup: foundBackup(),
      deep,
      pictures: 31,
      matching,
    });

/** A program that makes backups is installed, and said this when it was asked for one. */
const asked =
  (said: ToolSaying): Turn =>
  (known) =>
    learn(withTool(known), {
      effect: 'backup',
      outcome: TOOL_SAYINGS[said],
      said,
      folder: said === 'unfinished' ? '/home/robin/backroll-copies/fresh/20261120-120500' : null,
      path: null,
      encrypted: null,
    });

const withTool: Turn = (known) =>
  learn(known, {
    effect: 'scan',
    outcome: 'some',
    backups: backups(known),
    problems: [],
    tools: ['idevicebackup2'],
  });

export const copied =
  (outcome: ProtectFinding['outcome']): Turn =>
  (known) =>
    learn(known, { effect: 'protect', outcome, copies: [], code: null });

const DATES = [said('taken', '2026-05'), said('deleted', '2026-08')] as const;
const CHOSEN = [scanned(foundBackup()), said('backup', '/backups/0000-1111')] as const;
const RESTORING = [
  ...DATES,
  said('icloud-photos', 'off'),
  ...CHOSEN,
  said('spare-phone', 'yes'),
  said('restore-backup', '/backups/0000-1111'),
] as const;
const FROM_ICLOUD = [
  ...DATES,
  ...CHOSEN,
  said('icloud-date', '2026-07-03'),
  said('icloud-restore', 'yes'),
  said('icloud-spare', 'yes'),
] as const;
const RULED_OUT: Turn = (known) =>
  learn(learn(known, { effect: null, branch: 'extraction', reason: 'no-password' }), {
    effect: null,
    branch: 'icloud-restore',
    reason: 'no-cloud-backup',
  });

/** What may have happened by the time that a step is reached. */
export const HISTORIES: readonly (readonly Turn[])[] = [
  [],
  [said('deleted', '2026-11-10')],
  [said('deleted', '2026-10')],
  [said('recently-deleted', 'not-there'), said('deleted', '2025')],
  [...DATES, said('icloud-photos', 'on'), ...CHOSEN],
  [...DATES, scanned(foundBackup({ lastBackup: '2020-01-01T00:00:00Z' }), foundBackup())],
  [...DATES, scanned(foundBackup({ lastBackup: '2020-01-01T00:00:00Z' }))],
  [...DATES, scanned()],
  [...CHOSEN, opened()],
  [...CHOSEN, opened({ newer: { lastBackup: '2026-09-20T18:05:33Z', missing: 7 } })],
  [...CHOSEN, opened(), searched(false, 2)],
  [...CHOSEN, opened(), searched(true, 0)],
  [...CHOSEN, opened({ outcome: 'unreadable', code: 'keybag-damaged', counts: null })],
  [...CHOSEN, opened(), extracted()],
  [...CHOSEN, opened(), extracted({ sheet: null })],
  [...CHOSEN, opened(), extracted({ outcome: 'disk-full' }), RULED_OUT],
  [...CHOSEN, opened(), extracted({ outcome: 'output-unwritable' })],
  [...CHOSEN, copied('failed')],
  RESTORING,
  [
    ...RESTORING,
    scanned(foundBackup(), FRESH),
    (known) =>
      learn(known, { effect: null, branch: 'computer-restore', reason: 'restore-without-it' }),
  ],
  [...CHOSEN, opened({ matching: 0, matchingTrashed: 0 })],
  [...RESTORING, scanned(foundBackup(), FRESH)],
  FROM_ICLOUD,
  [...FROM_ICLOUD, withTool],
  [...FROM_ICLOUD, scanned(foundBackup(), FRESH), RULED_OUT],
  [said('places', [...PLACE_IDS]), said('place', 'not-found'), said('place', 'found')],
];

/** The steps before those that give advice about an error. */
const ERRORS: Readonly<Record<string, string>> = {
  'fresh-error-advice': 'fresh-error',
  'restore-error-advice': 'restore-failed',
};

function historiesOf(step: StepId): readonly (readonly Turn[])[] {
  if (step === 'place') return PLACE_IDS.map((id) => [said('places', [id])]);
  if (step === 'backup-tool') return [[...RESTORING, withTool]];
  if (step === 'backup-tool-failed') {
    const sayings = Object.keys(TOOL_SAYINGS) as ToolSaying[];
    return [RESTORING, ...sayings.map((one) => [...RESTORING, asked(one)])];
  }
  const before = ERRORS[step];
  if (before === undefined) return HISTORIES;
  const codes = Object.keys(ERROR_STEPS[before] ?? {});
  return codes.map((code) => [...RESTORING, said(before, code)]);
}

/** How Photos looks, and with which program is restored. */
const MEANS: readonly Turn[][] = LAYOUTS.flatMap((layout, index) =>
  [PROGRAMS[index] ?? 'dont-know', 'dont-know'].map((program) => [
    said('photos-layout', layout),
    said('restore-program', program),
  ]),
);

/** Is anything said in another way at a step when Photos looks otherwise, or another program restores? */
function dependsOnMeans(step: StepId, histories: readonly (readonly Turn[])[]): boolean {
  const tried = histories.filter((_, index) => index % 6 === 0);
  return COMPUTERS.some((computer) =>
    tried.some((history) => {
      const words = MEANS.map((means) => {
        const situation = situationOf(caseOf(computer, ...means, ...history), step);
        return JSON.stringify([wordingOf(step, situation), layersOf(step, situation)]);
      });
      return new Set(words).size > 1;
    }),
  );
}

/** Every history on every computer, with every look of Photos and every program where they change what is said. */
export function casesAt(step: StepId): readonly Case[] {
  const before = made.get(step);
  if (before) return before;
  const histories = historiesOf(step);
  const all = dependsOnMeans(step, histories);
  const cases = COMPUTERS.flatMap((computer) =>
    histories.flatMap((history, index) => {
      const means = all ? MEANS : [MEANS[index % MEANS.length] ?? []];
      return means.map((turns) => caseOf(computer, ...turns, ...history));
    }),
  );
  made.set(step, cases);
  return cases;
}

/** For all the tests that read them: to make them anew takes longer than most of those tests. */
const made = new Map<StepId, Case[]>();
