import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { json, run } from './inside.ts';
import { json as jsonOfProcess, temporaryFolder } from './program.ts';

const { root, backups, udids, items, password } = inject('practice');

const KEYS = [
  'id',
  'uuid',
  'name',
  'path',
  'kind',
  'takenAt',
  'addedAt',
  'trashed',
  'trashedAt',
  'expiresAt',
  'hidden',
  'favorite',
  'width',
  'height',
  'durationSeconds',
  'bytes',
  'latitude',
  'longitude',
  'availability',
  'companions',
  'fingerprint',
];

interface Photos {
  v: number;
  backup: string;
  icloudPhotos: { state: string; evidence: string[] };
  counts: Record<string, number>;
  photos: Record<string, unknown>[];
}

type BackupName = keyof typeof backups;
type Item = (typeof items)[number];

const env = { BACKROLL_PASSWORD: password };
const itemsOf = (backup: BackupName) => items.filter((item) => item.backup === backup);
const count = <T>(all: readonly T[], fits: (one: T) => boolean) => all.filter(fits).length;

test.concurrent.each([
  ['archived', 'off'],
  ['latest', 'on'],
  ['encrypted', 'on'],
] as const)('the %s backup: every photo of the phone, every value right', async (name, icloud) => {
  const expected = itemsOf(name);
  const document = await json<Photos>(['photos', backups[name]], { env });
  expect(Object.keys(document)).toEqual(['v', 'backup', 'icloudPhotos', 'counts', 'photos']);
  expect(document).toMatchObject({ v: 1, backup: backups[name], icloudPhotos: { state: icloud } });
  expect(Object.keys(document.icloudPhotos)).toEqual(['state', 'evidence']);
  const with_ = (availability: string) =>
    count(expected, (one) => one.availability === availability);
  expect(document.counts).toEqual({
    total: expected.length,
    original: with_('original'),
    reduced: with_('reduced'),
    thumbnail: with_('thumbnail'),
    none: with_('none'),
    trashed: count(expected, ({ trashed }) => trashed),
  });
  const byId = new Map(document.photos.map((photo) => [photo.id, photo]));
  expect(byId.size).toBe(expected.length);
  for (const item of expected) {
    const found = byId.get(item.id);
    expect(Object.keys(found ?? {})).toEqual(KEYS);
    const original = item.files.find(({ role }) => role === 'original');
    expect(found).toMatchObject({
      uuid: item.id,
      name: item.name,
      path: item.path,
      kind: item.kind,
      takenAt: item.takenAt,
      trashed: item.trashed,
      trashedAt: item.trashedAt,
      hidden: item.hidden,
      favorite: item.favorite,
      availability: item.availability,
      fingerprint: item.fingerprint,
      ...(original ? { bytes: original.bytes } : {}),
    });
    const companions = item.files.filter(({ role }) =>
      ['edited', 'live-movie', 'raw'].includes(role),
    );
    expect(found?.companions).toEqual(
      expect.arrayContaining(companions.map(({ role, path, bytes }) => ({ role, path, bytes }))),
    );
    expect(found?.companions).toHaveLength(companions.length);
  }
});

const inMay = ({ takenAt }: Item) => takenAt.startsWith('2026-05');
const [first, second] = itemsOf('latest');

const FILTERS: [string[], (item: Item) => boolean][] = [
  [['--taken', '2026-05'], inMay],
  [['--taken', '2026-05-02..2026-05-03'], ({ takenAt }) => /^2026-05-0[23]/.test(takenAt)],
  [['--taken', '2026-05..'], ({ takenAt }) => takenAt >= '2026-05'],
  [['--taken', '..2025'], ({ takenAt }) => takenAt < '2026'],
  [
    ['--taken', '2026-05-16T18:00:00Z..2026-05-16T19:00:00Z'],
    ({ name }) => name === 'IMG_0051.JPG',
  ],
  [['--trashed'], ({ trashed }) => trashed],
  [
    ['--deleted', '2026-08-28..2026-09-02'],
    ({ trashedAt }) => /^2026-(?:08-(?:28|29|3.)|09-0[12])/.test(trashedAt ?? ''),
  ],
  [['--kind', 'live'], ({ kind }) => kind === 'live'],
  [['--kind', 'screenshot'], ({ kind }) => kind === 'screenshot'],
  [['--kind', 'video', '--taken', '2026-05'], (item) => item.kind === 'video' && inMay(item)],
  [['--name', 'img_007*'], ({ name }) => name.startsWith('IMG_007')],
  [['--name', 'IMG_00?4.JPG'], ({ name }) => /^IMG_00.4\.JPG$/.test(name)],
  [
    ['--id', first?.id ?? '', '--id', second?.id ?? ''],
    ({ id }) => id === first?.id || id === second?.id,
  ],
  [['--id', 'nobody'], () => false],
];

test.concurrent.each(FILTERS)('%j', async (args, fits) => {
  const expected = itemsOf('latest').filter(fits);
  const { photos, counts } = await json<Photos>(['photos', backups.latest, ...args]);
  expect(photos.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  expect(counts.total).toBe(expected.length);
  if (args[1] !== 'nobody') expect(expected.length).toBeGreaterThan(0);
});

test.concurrent('--limit keeps the first of the whole list', async () => {
  const [all, some] = await Promise.all([
    json<Photos>(['photos', backups.latest]),
    json<Photos>(['photos', backups.latest, '--limit', '3']),
  ]);
  expect(some.photos).toEqual(all.photos.slice(0, 3));
});

test.concurrent('a backup by its UDID, by a parent with one in it, by a path with a slash', async () => {
  const one = ['--limit', '1'];
  const named = await Promise.all([
    json<Photos>(['photos', udids.current, '--root', root, ...one]),
    json<Photos>(['photos', udids.older.toUpperCase(), '--root', root, ...one], { env }),
    json<Photos>(['photos', `${backups.archived}/`, ...one]),
    jsonOfProcess<Photos>(['photos', '.', ...one], { cwd: backups.archived }),
  ]);
  expect(named.map(({ backup }) => backup)).toEqual([
    backups.latest,
    backups.encrypted,
    backups.archived,
    backups.archived,
  ]);
});

test.concurrent('a parent with several backups: 10, and each is named', async () => {
  const { code, stdout, stderr } = await run(['photos', root, '--json']);
  expect({ code, stdout }).toEqual({ code: 10, stdout: '' });
  for (const path of Object.values(backups)) expect(stderr).toContain(path);
});

test.concurrent('no backup there: 10, and the place is named', async () => {
  const empty = temporaryFolder();
  const unknown = '0123456789abcdef0123456789abcdef01234567';
  const outcomes = await Promise.all([
    run(['photos', empty]),
    run(['photos', unknown, '--root', root]),
  ]);
  expect(outcomes).toMatchObject([
    { code: 10, stdout: '', stderr: expect.stringContaining(empty) },
    { code: 10, stdout: '', stderr: expect.stringContaining(unknown) },
  ]);
});

test.concurrent('a password: from a file, from standard input, from the environment', async () => {
  const file = join(temporaryFolder(), 'password');
  writeFileSync(file, `${password}\n`);
  const encrypted = ['photos', backups.encrypted, '--limit', '1'];
  const documents = await Promise.all([
    json<Photos>([...encrypted, '--password-file', file]),
    json<Photos>([...encrypted, '--password-file', '-'], { stdin: `${password}\r\n` }),
    json<Photos>(encrypted, { env }),
    // A password for a backup that needs none does no harm.
    json<Photos>(['photos', backups.archived, '--limit', '1'], { env }),
  ]);
  expect(documents.map(({ counts }) => counts.total)).toEqual([1, 1, 1, 1]);
});

test.concurrent('no password and a wrong one: 12, the ways to give it, and never the password', async () => {
  const wrong = 'not-the-password';
  const outcomes = await Promise.all([
    run(['photos', backups.encrypted, '--json']),
    run(['photos', backups.encrypted, '--no-input']),
    run(['photos', backups.encrypted], { env: { BACKROLL_PASSWORD: wrong } }),
    run(['photos', backups.encrypted, '--password-file', '-'], { stdin: '' }),
  ]);
  for (const { code, stdout, stderr } of outcomes) {
    expect({ code, stdout }).toEqual({ code: 12, stdout: '' });
    expect(stderr).toContain('--password-file');
    expect(stderr).toContain('BACKROLL_PASSWORD');
    expect(stderr).not.toContain(wrong);
  }
});

test.concurrent('a password file that is not there: 2', async () => {
  const outcome = await run(['photos', backups.encrypted, '--password-file', '/nowhere/password']);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('/nowhere/password');
});

test.concurrent('--quiet: the list alone; without it a count on stderr', async () => {
  const [quiet, told] = await Promise.all([
    run(['photos', backups.latest, '--trashed', '--quiet']),
    run(['photos', backups.latest, '--trashed']),
  ]);
  expect(quiet).toEqual({ ...told, stderr: '' });
  const trashed = count(itemsOf('latest'), (item) => item.trashed);
  expect(quiet.stdout.trimEnd().split('\n')).toHaveLength(trashed);
  expect(told.stderr).toContain(`${trashed} were in Recently Deleted`);
});
