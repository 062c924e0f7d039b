import { expect, test } from 'vitest';
import { type AnswersFile, parseAnswers, writeAnswers } from '../../src/cases/answers-file.ts';

function parsed(text: string): AnswersFile {
  const result = parseAnswers(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.file;
}

function problems(text: string): string[] {
  const result = parseAnswers(text);
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
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
    answers: [
      { step: 'recently-deleted', answer: 'not-there', line: 5 },
      { step: 'taken', answer: '2026-05-01..2026-05-03', line: 7 },
      { step: 'deleted', answer: '2026-08', line: 8 },
      { step: 'icloud-photos', answer: 'off', line: 9 },
      { step: 'backup', answer: { udid: '00008120-000C3D1A2E7B601E' }, line: 10 },
      { step: 'photos', answer: ['A', 'B'], line: 11 },
    ],
  });
});

test('the same in JSON', () => {
  const { line: _, ...first } = parsed('{"backroll": 1, "answers": [{"photos": {"all": true}}]}')
    .answers[0] ?? { line: 0 };
  expect(first).toEqual({ step: 'photos', answer: { all: true } });
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
  ['answers: []', ['1: backroll: ']],
  ['backroll: 2\nanswers: []', ['1: backroll: ']],
  ['backroll: 1', ['1: answers: ']],
  ['', ['1: ']],
  ['just a sentence', ['1: ']],
  ['backroll: 1\nanswers:\n  taken: 2026', ['3: answers: ']],
  ['backroll: 1\nanswers:\n  - taken: 2026\n  - phone', ['4: answers.1: ']],
  ['backroll: 1\nanswers:\n  - taken: 2026\n    deleted: 2026', ['3: One answer']],
  ['backroll: 1\nanswers:\n  - {}', ['3: One answer']],
  ['backroll: 1\nanswers:\n  - phone:', ['3: answers.0.phone: ']],
  ['backroll: 1\nanswers:\n  - phone: true', ['3: answers.0.phone: ']],
  ['backroll: 1\nanswers:\n  - photos: {all: false}', ['3: answers.0.photos: ']],
  ['backroll: 1\nanswers:\n  - photos: {size: big}', ['3: answers.0.photos: ']],
  ['backroll: 1\nanswers:\n  - taken: "2026\n', ['4: Missing closing "quote']],
  ['backroll: 1\nbackroll: 1\nanswers:\n\t- x', ['2: Map keys', '4: ']],
  ['backroll: 1\npassword: secret\nanswers: []', ['1: ']],
  [
    'backroll: 3\ntechnician: perhaps\nanswers:\n  - phone: works\n  - taken: {from: 2026}\n',
    ['1: backroll: ', '2: technician: ', '5: answers.1.taken: '],
  ],
])('what does not fit is told with its line: %j', (text, beginnings) => {
  const found = problems(text);
  expect(found).toHaveLength(beginnings.length);
  for (const [index, beginning] of beginnings.entries()) {
    expect(found[index]?.slice(0, beginning.length)).toBe(beginning);
  }
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
  expect(answersOf(writeAnswers(trail))).toEqual(
    trail.map(({ step, answer }) => ({ [step]: answer })),
  );
});
