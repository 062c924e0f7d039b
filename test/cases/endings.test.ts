/** Answers files played by the program, from the first question to an ending. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { type InsideOptions, json, run } from '../cli/inside.ts';
import { type Outcome, temporaryFolder } from '../cli/program.ts';
import { filesIn, photosIn, sha256 } from '../cli/tree.ts';

const { root, backups, udids, items, password } = inject('practice');

type Given = string | string[] | Record<string, string | boolean>;
type Answers = [step: string, answer: Given][];

const AT_THE_PHONE: Answers = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
  ['phone', 'works'],
  ['search-first', 'not-found'],
  ['photos-layout', 'tabs'],
];
const NOT_IN_THE_BIN: Answers = [
  ...AT_THE_PHONE,
  ['recently-deleted', 'not-there'],
  ['icloud-bin', 'no-icloud'],
];
const dated = (taken: string, deleted: string): Answers => [
  ...NOT_IN_THE_BIN,
  ['taken', taken],
  ['deleted', deleted],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
];
const HOLIDAY = dated('2026-05-01..2026-05-03', '2026-08');
const LONG_GONE = dated('2019', '2019');
const into = (backup: Given): Answers => [
  ['backup', backup],
  ['protect', 'later'],
  ['how', 'here'],
];
const saved = (photos: Given): Answers => [
  ['photos', photos],
  ['destination', 'dont-know'],
  ['is-it-there', 'yes'],
];

const fileOf = (answers: Answers) =>
  stringify({ backroll: 1, answers: answers.map(([step, answer]) => ({ [step]: answer })) });

interface Played extends Outcome {
  /** The folder of this run: the answers, what was recorded, the photos. */
  folder: string;
  to: string;
  recorded: string;
}

async function play(
  text: string,
  {
    roots = [root],
    folder = temporaryFolder(),
    ...options
  }: InsideOptions & { roots?: string[]; folder?: string } = {},
): Promise<Played> {
  const [answers, recorded, to] = ['answers.yaml', 'recorded.yaml', 'photos'].map((name) =>
    join(folder, name),
  );
  writeFileSync(answers ?? '', text);
  const outcome = await run(
    [
      ...roots.flatMap((one) => ['--root', one]),
      ...['--answers', answers ?? '', '--record', recorded ?? '', '--to', to ?? ''],
    ],
    options,
  );
  return { ...outcome, folder, to: to ?? '', recorded: recorded ?? '' };
}

const ENDINGS: [string, number, Answers, { roots?: string[] }?][] = [
  ['RECOVERED_BIN', 0, [...AT_THE_PHONE, ['recently-deleted', 'there'], ['recover', 'back']]],
  [
    'RECOVERED_CLOUD_BIN',
    0,
    [
      ...AT_THE_PHONE,
      ['recently-deleted', 'emptied'],
      ['icloud-bin', 'there'],
      ['icloud-recover', 'back'],
    ],
  ],
  ['FOUND_NOT_DELETED', 0, [...AT_THE_PHONE.slice(0, 3), ['search-first', 'found']]],
  [
    'RECOVERED_OTHER_DEVICE',
    0,
    [...HOLIDAY.slice(0, -2), ['offline-device', 'yes'], ['keep-offline', 'found']],
  ],
  [
    'RECOVERED_SHARED',
    0,
    [
      ...HOLIDAY.slice(0, -1),
      ['places', ['mail', 'whatsapp']],
      ['place', 'not-found'],
      ['place', 'found'],
    ],
  ],
  ['RECOVERED_EXTRACT', 0, [...HOLIDAY, ...into('dont-know'), ...saved('dont-know')]],
  [
    'RECOVERED_EXTRACT_THUMB',
    0,
    [...HOLIDAY, ...into({ udid: udids.current }), ...saved({ name: 'IMG_0001*' })],
    { roots: [backups.latest] },
  ],
  ['NOT_FOUND_WINDOW', 4, [...LONG_GONE, ['backup', 'none'], ['icloud-backup', 'none']]],
  [
    'NOT_FOUND_NO_BACKUP',
    4,
    [...HOLIDAY, ['no-backups', 'go-on'], ['icloud-backup', 'none']],
    { roots: ['/nowhere'] },
  ],
  [
    'BLOCKED_PASSWORD',
    4,
    [
      ...HOLIDAY,
      ...into({ name: '*' }),
      ['password', 'dont-know'],
      ['password-unknown', 'skip'],
      ['icloud-backup', 'none'],
    ],
    { roots: [backups.encrypted] },
  ],
  ['BLOCKED_MDM', 4, [['whose-phone', 'work']]],
  [
    'STOPPED_NOT_OWNER',
    4,
    [
      ['whose-phone', 'dont-know'],
      ['owner-agrees', 'no'],
    ],
  ],
  ['STOPPED', 4, [...NOT_IN_THE_BIN, ['taken', 'stop']]],
];

/** One of each way to end is played again as it was recorded. A stop is no answer, so it is not. */
const REPLAYED = new Set(['RECOVERED_SHARED', 'RECOVERED_EXTRACT', 'BLOCKED_PASSWORD']);

test.concurrent.each(ENDINGS)('%s, exit code %i', async (ending, code, answers, where = {}) => {
  const { stdout, stderr, ...played } = await play(fileOf(answers), where);
  expect({ code: played.code, stderr }).toEqual({ code, stderr: '' });
  expect(stdout.trimEnd().split('\n').at(-1)).toContain(`Outcome: ${ending}`);
  expect(stdout).not.toContain('\u001b');
  if (!REPLAYED.has(ending)) return;
  const again = await play(readFileSync(played.recorded, 'utf8'), {
    ...where,
    folder: played.folder,
  });
  expect(again).toMatchObject({ code, stdout, stderr: '' });
});

test.concurrent('the photos of a filter are on the disk, bit for bit', async () => {
  const answers: Answers = [
    ...HOLIDAY,
    ...into({ udid: udids.current }),
    ...saved({ name: 'img_003?.jpg' }),
  ];
  const { code, to } = await play(fileOf(answers), { roots: [backups.archived] });
  const wanted = items
    .filter(({ backup, name }) => backup === 'archived' && /^IMG_003.\.JPG$/.test(name))
    .flatMap(({ files }) => files.filter(({ role }) => role === 'original'));
  expect(code).toBe(0);
  const written = new Set(photosIn(to).map(sha256));
  expect(wanted.length).toBeGreaterThan(2);
  for (const file of wanted) expect(written).toContain(file.sha256);
});

test.concurrent('an encrypted backup: the password comes from beside, and is nowhere afterwards', async () => {
  const answers: Answers = [
    ...HOLIDAY,
    ...into({ udid: udids.older.toUpperCase() }),
    ['password', 'given'],
    ...saved({ all: true }),
  ];
  const { code, stdout, stderr, recorded, to } = await play(fileOf(answers), {
    env: { BACKROLL_PASSWORD: password },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const originals = items.filter(
    ({ backup, availability }) => backup === 'encrypted' && availability === 'original',
  );
  const written = new Set(photosIn(to).map(sha256));
  for (const { files } of originals) expect(written).toContain(files[0]?.sha256);
  const file = readFileSync(recorded, 'utf8');
  expect(file).toContain('- password: given');
  for (const text of [file, stdout]) expect(text).not.toContain(password);
  expect(statSync(recorded).mode & 0o777).toBe(0o600);
});

test.concurrent('a password that is asked for and not given: 12; a wrong one: the next question', async () => {
  const answers = fileOf([...HOLIDAY, ...into({ name: udids.older }), ['password', 'given']]);
  const line = answers.split('\n').findIndex((text) => text.includes('password')) + 1;
  const [none, wrong] = await Promise.all([
    play(answers),
    play(answers, { env: { BACKROLL_PASSWORD: 'not-this-one' } }),
  ]);
  expect(none).toMatchObject({ code: 12, stderr: expect.stringContaining('BACKROLL_PASSWORD') });
  expect(none.stderr).toContain(`line ${line}, column 5:`);
  expect(wrong).toMatchObject({ code: 20, stderr: expect.stringContaining('"wrong-password"') });
  expect(wrong.stderr + wrong.stdout).not.toContain('not-this-one');
});

test.concurrent('answers from standard input, in JSON too', async () => {
  const [, , answers] = ENDINGS[0] ?? ['', 0, []];
  const asJson = JSON.stringify({
    backroll: 1,
    answers: answers.map(([step, answer]) => ({ [step]: answer })),
  });
  const from = (stdin: string) => run(['--root', root, '--answers', '-'], { stdin });
  const [yaml, inJson] = await Promise.all([from(fileOf(answers)), from(asJson)]);
  expect(yaml).toMatchObject({ code: 0, stdout: expect.stringContaining('RECOVERED_BIN') });
  expect(inJson).toEqual(yaml);
});

test.concurrent('a file that ends early: 20, and the question that comes next', async () => {
  const { code, stderr } = await play(fileOf(HOLIDAY.slice(0, 8)));
  expect(code).toBe(20);
  expect(stderr).toContain('"deleted" takes: a date or a range');
  expect(stderr).toContain('--answers FILE');
});

test.concurrent('a file that does not fit: 2, every problem, and nothing is done', async () => {
  const text = `backroll: 1
answers:
  - whose-phone: mine
  - freeze: never
  - phone: works
  - haircut: short
  - recover: back
`;
  const { code, stdout, stderr, folder, to, recorded } = await play(text);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trimEnd().split('\n').slice(1)).toEqual([
    expect.stringMatching(
      /^ {2}line 4, column 5: "freeze" does not take "never". It takes: ready, already-happened/,
    ),
    expect.stringMatching(/^ {2}line 6, column 5: There is no step "haircut"/),
    expect.stringMatching(/^ {2}line 7, column 5: The answer to "recover" is never used/),
  ]);
  expect(existsSync(to) || existsSync(recorded)).toBe(false);
  expect(filesIn(folder)).toEqual([join(folder, 'answers.yaml')]);
});

test.concurrent.each([
  ['a backup that is not listed', { udid: '00008110-000000000000001E' }],
  ['a folder that is no backup', '/nowhere'],
])('%s: 2, with the line', async (_, backup) => {
  const { code, stderr } = await play(fileOf([...HOLIDAY, ...into(backup).slice(0, 1)]));
  expect(code).toBe(2);
  expect(stderr).toContain(`line ${HOLIDAY.length + 3}, column 5:`);
});

test.concurrent('photos that are not there: 2, with the line', async () => {
  const answers: Answers = [...HOLIDAY, ...into('dont-know'), ['photos', { name: 'holiday*' }]];
  const { code, stderr, to } = await play(fileOf(answers));
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /line \d+, column 5: No photo fits {"name":"holiday\*"}: \d+ photos are there\..*"photos" takes:/,
  );
  expect(existsSync(to)).toBe(false);
});

test.concurrent('an answers file that is not there: 2', async () => {
  const { code, stderr } = await run(['--answers', '/nowhere/answers.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('/nowhere/answers.yaml');
});

test.concurrent('a photo by its id, as a list of photos gave it', async () => {
  const list = ['photos', backups.archived, '--name', 'IMG_0038.JPG'];
  const { photos } = await json<{ photos: { id: string }[] }>(list);
  const id = photos[0]?.id ?? '';
  const answers: Answers = [...HOLIDAY, ...into(backups.archived), ...saved([id])];
  const { code, to } = await play(fileOf(answers));
  expect(code).toBe(0);
  const expected = items.find((item) => item.backup === 'archived' && item.id === id);
  const whole = expected?.files.filter(({ role }) => role !== 'reduced' && role !== 'thumbnail');
  expect(photosIn(to).map(sha256).sort()).toEqual(whole?.map(({ sha256 }) => sha256).sort());
});
