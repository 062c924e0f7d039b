/** What an answers file picks by conditions, out of the practice phone's backups. */
import { expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import type { PracticeItem } from '../../src/practice/items.ts';
import { temporaryFolder } from '../backup/hand-made.ts';
import { type Told, tell } from './told.ts';

const { root, backups, udids, items, lost, password } = inject('practice');

const TO_BACKUPS = {
  'whose-phone': 'mine',
  freeze: 'ready',
  phone: 'broken',
  'icloud-bin': 'not-there',
  taken: '2026-05-01..2026-05-03',
  deleted: '2026-08',
  'bin-emptied': 'no',
  'icloud-photos': 'off',
  'offline-device': 'no',
  places: 'none',
};

async function play(
  answers: Record<string, unknown>,
  more: { password?: string } = {},
): Promise<Told> {
  const all = Object.entries({ ...TO_BACKUPS, ...answers });
  const file = stringify({
    backroll: 1,
    answers: all.map(([step, answer]) => ({ [step]: answer })),
  });
  return tell(file, { to: await temporaryFolder(), roots: [root], ...more });
}

const said = ({ known }: Told, step: string) =>
  known.trail.find((entry) => entry.step === step)?.answer;

const newest = backups.latest;
test.each([
  [{ newest: true }, newest],
  [{ udid: udids.current.toLowerCase(), made: '2026-06' }, backups.archived],
  [{ device: 'robin?s iphone', newest: true }, newest],
  [{ device: '*old*' }, backups.encrypted],
  [{ encrypted: true }, backups.encrypted],
  [{ encrypted: false, made: '..2026-07' }, backups.archived],
  [{ name: '*-2026*' }, backups.archived],
])('a backup by %j', async (filter, path) => {
  const told = await play({ backup: filter, protect: 'stop', how: 'stop' });
  expect(said(told, 'backup')).toBe(path);
});

const archived = items.filter(({ backup }) => backup === 'archived');
const missing = new Set([
  ...lost,
  ...items.filter(({ backup, trashed }) => backup === 'latest' && trashed).map(({ id }) => id),
]);
const PHOTOS: [object, (item: PracticeItem) => boolean][] = [
  [{ all: true }, () => true],
  [{ kind: 'video' }, ({ kind }) => kind === 'video'],
  [{ trashed: true }, ({ trashed }) => trashed],
  [
    { trashed: false, kind: 'screenshot' },
    ({ trashed, kind }) => !trashed && kind === 'screenshot',
  ],
  [{ taken: '2026-05-01..2026-05-03' }, ({ takenAt }) => /^2026-05-0[1-3]/.test(takenAt)],
  [{ deleted: '2026-06-01..' }, ({ trashedAt }) => (trashedAt ?? '') >= '2026-06-01'],
  [{ name: 'img_00*.jpg' }, ({ name }) => /^IMG_00.*\.JPG$/i.test(name)],
  [{ missing: true }, ({ id }) => missing.has(id)],
  [{ missing: false, kind: 'photo' }, ({ id, kind }) => !missing.has(id) && kind === 'photo'],
  [
    { id: archived.slice(3, 5).map(({ id }) => id) },
    ({ id }) => archived.slice(3, 5).some((one) => one.id === id),
  ],
];

test.each(PHOTOS)('photos by %j', async (filter, fits) => {
  const wanted = archived.filter(fits).map(({ id }) => id);
  expect(wanted.length).toBeGreaterThan(0);
  const told = await play({
    backup: backups.archived,
    protect: 'later',
    how: 'here',
    photos: filter,
    destination: 'stop',
  });
  expect([said(told, 'photos')].flat().toSorted()).toEqual(wanted.toSorted());
});

test('a limit takes the first of the list; nothing is picked where nothing fits', async () => {
  const into = { backup: backups.archived, protect: 'later', how: 'here', destination: 'stop' };
  const told = await play({ ...into, photos: { kind: 'photo', limit: 2 } });
  expect(said(told, 'photos')).toHaveLength(2);
  await expect(play({ ...into, photos: { taken: '2019', album: 'No*' } })).rejects.toThrow(
    `No photo fits {"taken":"2019","album":"No*"}: ${archived.length} photos are there.`,
  );
  await expect(play({ backup: { device: 'iPad*' } })).rejects.toThrow(
    'line 13, column 5: No backup fits {"device":"iPad*"}: 3 backups are there.',
  );
});

test('photos of a backup with a password, which comes from beside', async () => {
  const told = await play(
    {
      backup: { encrypted: true },
      protect: 'later',
      how: 'here',
      password: 'given',
      photos: { album: '*', trashed: false, limit: 1 },
      destination: 'stop',
    },
    { password },
  );
  expect(said(told, 'photos')).toHaveLength(1);
});
