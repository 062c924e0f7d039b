import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnswersFile, parseAnswers, writeAnswers } from '../../src/cases/answers-file.ts';

function parsed(text: string): AnswersFile {
  const result = parseAnswers(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.file;
}

function problems(text: string): string[] {
  const result = parseAnswers(text);
  return result.ok
    ? []
    : result.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

const answersOf = (text: string) =>
  parsed(text).answers.map(({ step, answer }) => ({ [step]: answer }));

const EXAMPLE = `backroll: 1
case: HD-1042            # optional, appears in the report
technician: true         # optional
answers:
  - recently-deleted: not-there

  - taken: 2026-05-01..2026-05-03
  - deleted: 2026-08
  - icloud-photos: "off"
  - backup: {udid: 00008120-000C3D1A2E7B601E}
  - photos:
      - A
      - B
`;

test('an answers file, with the line of each answer', () => {
  expect(parsed(EXAMPLE)).toEqual({
    case: 'HD-1042',
    technician: true,
    freshBackupWait: 4 * 3_600_000,
    answers: [
      { step: 'recently-deleted', answer: 'not-there', line: 5, column: 5 },
      { step: 'taken', answer: '2026-05-01..2026-05-03', line: 7, column: 5 },
      { step: 'deleted', answer: '2026-08', line: 8, column: 5 },
      { step: 'icloud-photos', answer: 'off', line: 9, column: 5 },
      { step: 'backup', answer: { udid: '00008120-000C3D1A2E7B601E' }, line: 10, column: 5 },
      { step: 'photos', answer: ['A', 'B'], line: 11, column: 5 },
    ],
  });
});

test('the same in JSON', () => {
  const [first] = parsed('{\n\t"backroll": 1,\n\t"answers": [{"photos": {"all": true}}]}').answers;
  expect(first).toEqual({ step: 'photos', answer: { all: true }, line: 3, column: 14 });
});

test.each([
  ['2026', '2026'],
  ['2026-05', '2026-05'],
  ['2026-05-03', '2026-05-03'],
  ['2026-05-03T10:00:00Z', '2026-05-03T10:00:00Z'],
  ['"2026"', '2026'],
  ['off', 'off'],
  ['on', 'on'],
  ['no', 'no'],
  ['yes', 'yes'],
  ['y', 'y'],
  ['1.50', '1.50'],
  ['0x10', '0x10'],
  ['007', '007'],
  ['~/Pictures', '~/Pictures'],
  ['it’s: here', null],
])('%s stays as it is written', (written, read) => {
  const text = `backroll: 1\nanswers:\n  - taken: ${written}\n`;
  if (read === null) expect(problems(text)).toHaveLength(1);
  else expect(answersOf(text)).toEqual([{ taken: read }]);
});

test.each([
  ['answers: []', ['1:1: "backroll" needs: 1.']],
  ['backroll: 2\nanswers: []', ['1:1: "backroll" needs']],
  ['backroll: 1', ['1:1: "answers" needs: a list']],
  ['', ['1:1: This is no answers file']],
  ['just a sentence', ['1:1: This is no answers file']],
  ['[1, 2]', ['1:1: This is no answers file']],
  ['backroll: 1\nanswers:\n  taken: 2026', ['2:1: "answers" needs']],
  ['backroll: 1\nanswers:\n  - taken: 2026\n  - phone', ['4:5: One answer']],
  ['backroll: 1\nanswers:\n  - taken: 2026\n    deleted: 2026', ['3:5: One answer']],
  ['backroll: 1\nanswers:\n  - {}\n  - phone:', ['3:5: One answer', '4:5: "phone" takes a text']],
  ['backroll: 1\nanswers:\n  - phone: true', ['3:5: "phone" takes a text']],
  ['backroll: 1\nanswers:\n  - photos: [{a: b}]', ['3:5: "photos" takes a text']],
  ['backroll: 1\nanswers:\n  - taken: "2026\n', ['4:1: Missing closing "quote']],
  ['backroll: 1\nbackroll: 1\nanswers:\n\t- x', ['2:1: Map keys must be unique', '4:1: Tabs']],
  ['{"backroll": 1, "backroll": 1, "answers": []}', ['1:17: Map keys must be unique']],
  ['backroll: 1\npassword: secret\nanswers: []', ['2:1: "password" is not known here']],
  ['backroll: 1\nwait: {fresh-backup: soon}\nanswers: []', ['2:8: "wait" needs']],
  ['backroll: 1\nwait: {fresh-backup: 30d}\nanswers: []', ['2:8: "wait" needs']],
  [
    'backroll: 3\ntechnician: perhaps\nanswers:\n  - phone: false\n',
    ['1:1: "backroll" needs', '2:1: "technician" needs: true or false', '4:5: "phone" takes'],
  ],
])('what does not fit is told with its place: %j', (text, beginnings) => {
  const found = problems(text);
  expect(found.map((one, index) => one.slice(0, beginnings[index]?.length))).toEqual(beginnings);
});

const deep = (open: string, close: string) =>
  `backroll: 1\nanswers:\n  - photos: ${open.repeat(50_000)}${close.repeat(50_000)}\n`;

test.each([
  ['deep lists', deep('[', ']')],
  ['deep mappings', deep('{a: ', '}')],
  ['deep items', `backroll: 1\nanswers:\n  - ${'- '.repeat(5000)}x\n`],
  ['thirty levels', `backroll: 1\nanswers:\n  - photos: ${'['.repeat(30)}${']'.repeat(30)}\n`],
  ['a large file', `backroll: 1\nanswers:\n${'#'.repeat(4 * 1024 * 1024)}`],
  ['many answers', `backroll: 1\nanswers:\n${'  - phone: works\n'.repeat(1001)}`],
  ['several documents', 'backroll: 1\nanswers: []\n---\nbackroll: 1\nanswers: []\n'],
  ['a key that is a list', 'backroll: 1\nanswers:\n  - ? [a, b]\n    : c\n'],
  ['control characters', 'backroll: 1\u0000\nanswers: \u0001\n'],
  [
    'aliases of aliases',
    `backroll: 1\nanswers:\n  - a: &a0 [x]\n${Array.from({ length: 40 }, (_, at) => `  - a: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`,
  ],
])('a hostile file is refused quickly: %s', (_, text) => {
  const began = performance.now();
  expect(problems(text)[0]).toMatch(/^\d+:\d+: [^\n]+\.$/);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('any damage to a file ends in an answer or a problem, never in a fault', () => {
  fc.assert(
    fc.property(fc.nat(EXAMPLE.length), fc.string({ unit: 'binary', maxLength: 8 }), (at, text) => {
      const result = parseAnswers(EXAMPLE.slice(0, at) + text + EXAMPLE.slice(at));
      return result.ok || result.problems.every(({ line, column }) => line > 0 && column > 0);
    }),
    { numRuns: 300 },
  );
});

test('no problem of the syntax repeats a value', () => {
  for (const value of [
    '*hunter2',
    '"hunter2',
    '[hunter2',
    '&hunter2 *hunter2',
    '!hunter2 [',
    '@hunter2',
    '`hunter2',
  ]) {
    const found = problems(`backroll: 1\nanswers:\n  - password: ${value}\n`);
    expect(found).not.toEqual([]);
    expect(found.join('\n')).not.toContain('hunter2');
  }
});

test('how long a fresh backup is waited for', () => {
  const wait = (text: string) =>
    parsed(`backroll: 1\nwait: {fresh-backup: ${text}}\nanswers: []\n`).freshBackupWait;
  expect(['90s', '30m', '2h', '1d'].map(wait)).toEqual([90e3, 1800e3, 7200e3, 86_400e3]);
});

test('a list that refers to itself is refused, not followed', () => {
  expect(problems('backroll: 1\nanswers: &a\n  - photos: *a\n')).not.toEqual([]);
});

test('what is written is read back the same', () => {
  const trail = [
    { step: 'whose-phone', answer: 'mine' },
    { step: 'taken', answer: '2026' },
    { step: 'icloud-photos', answer: 'off' },
    { step: 'destination', answer: '/home/someone/A: folder #1' },
    { step: 'photos', answer: ['0042', 'B'] },
  ];
  expect(answersOf(writeAnswers({ trail, technician: false }))).toEqual(
    trail.map(({ step, answer }) => ({ [step]: answer })),
  );
});
