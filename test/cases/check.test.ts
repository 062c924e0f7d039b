import { expect, test } from 'vitest';
import type { FileAnswer, GivenAnswer } from '../../src/cases/answers-file.ts';
import { allowedAnswers, checkAnswers } from '../../src/cases/check.ts';
import { PHRASES } from '../../src/flows/answers.ts';
import { QUESTION_IDS, questionAt } from '../../src/flows/branches.ts';
import { type Computer, newCase } from '../../src/flows/case.ts';

const NOW = '2026-11-22T12:00:00.000Z';

/** Problems of a list of answers whose first stands in line 1. */
function problems(answers: [string, GivenAnswer][], computer: Computer = 'macos'): string[] {
  const file = answers.map(
    ([step, answer], index): FileAnswer => ({ step, answer, line: index + 1 }),
  );
  return checkAnswers(file, newCase(computer, NOW)).map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

const START: [string, GivenAnswer][] = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
];
const TO_DATES: [string, GivenAnswer][] = [
  ...START,
  ['phone', 'broken'],
  ['icloud-bin', 'not-there'],
];
const TO_BACKUPS: [string, GivenAnswer][] = [
  ...TO_DATES,
  ['taken', '2026'],
  ['deleted', '2026-08'],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
];

test.each([
  [[...START, ['phone', 'works'], ['search-first', 'found']]],
  [TO_BACKUPS],
  [
    [
      ...TO_BACKUPS,
      ['backup', { udid: 'x' }],
      ['protect', 'later'],
      ['how', 'here'],
      ['password', 'given'],
    ],
  ],
  [[...TO_BACKUPS, ['no-backups', 'go-on'], ['icloud-backup', 'none']]],
  [[...TO_DATES, ['taken', 'stop']]],
  [
    [
      ['whose-phone', 'dont-know'],
      ['owner-agrees', 'no'],
    ],
  ],
  // Answered twice: once before and once after another folder was named.
  [[...TO_BACKUPS, ['backup', 'other-folder'], ['folder', '/backups'], ['backup', { name: '*' }]]],
] as [[string, GivenAnswer][]][])('a file that fits has no problems: %j', (answers) => {
  expect(problems(answers)).toEqual([]);
});

test('every problem at once, each with its line and what would fit', () => {
  expect(
    problems([
      ['whose-phone', 'mine'],
      ['hairdresser', 'yes'],
      ['phone', 'melted'],
      ['taken', 'some day'],
      ['places', ['whatsapp', 'moon']],
      ['opening', 'photos'],
      ['photos', { udid: 'x' }],
      ['recover', 'back'],
    ]),
  ).toEqual([
    expect.stringMatching(/^2: There is no step "hairdresser".*whose-phone, owner-agrees/),
    '3: "phone" does not take "melted". It takes: works, broken, lost, dont-know.',
    expect.stringMatching(
      /^4: "taken" does not take "some day".*2026-05-01\.\.2026-05-03, dont-know\.$/,
    ),
    expect.stringMatching(/^5: "places" does not take \["whatsapp","moon"\].*whatsapp/),
    expect.stringMatching(/^6: There is no step "opening"/),
    expect.stringMatching(/^7: "photos" does not take \{"udid":"x"\}.*\{all: true\}/),
    expect.stringMatching(/^8: The answer to "recover" is never used/),
  ]);
});

test('a wrong answer makes none after it look unused', () => {
  const at = TO_BACKUPS.findIndex(([step]) => step === 'phone');
  const wrong = TO_BACKUPS.with(at, ['phone', 'melted']).with(4, ['taken', 'some day']);
  expect(problems(wrong)).toEqual([
    expect.stringContaining('3: "phone" does not take'),
    expect.stringContaining('5: "taken" does not take'),
  ]);
});

test.each([
  ['never reached', [...START, ['recover', 'back']], '3: The answer to "recover" is never used'],
  ['asked only once', [...START, ['freeze', 'ready']], '3: The answer to "freeze" is never used'],
  [
    'behind an ending',
    [
      ['whose-phone', 'not-mine'],
      ['freeze', 'ready'],
    ],
    '2: The answer to "freeze"',
  ],
  ['behind a gap', [['freeze', 'ready']], '1: The answer to "freeze"'],
  [
    'behind a stop',
    [
      ['whose-phone', 'stop'],
      ['freeze', 'ready'],
    ],
    '2: The answer to "freeze"',
  ],
] as [string, [string, GivenAnswer][], string][])(
  'an answer that is never used: %s',
  (_, answers, beginning) => {
    expect(problems(answers)).toEqual([expect.stringContaining(beginning)]);
  },
);

test('a phrase is answered by itself alone', () => {
  for (const [step, phrase] of Object.entries(PHRASES)) {
    for (const other of [phrase.toUpperCase(), ` ${phrase}`, 'yes', 'given', '']) {
      expect(problems([[step, other]])).toEqual([expect.stringContaining(`"${phrase}"`)]);
    }
    expect(problems([[step, phrase]])).toEqual([expect.stringContaining('is never used')]);
  }
});

test('no file leads past a gate: a restore is not reached without what comes before it', () => {
  const straight: [string, GivenAnswer][] = [
    ...TO_BACKUPS,
    ['backup', { name: '*' }],
    ['protect', 'later'],
    ['how', 'skip'],
    ['computer-restore', 'yes'],
    ['restore-program', 'finder'],
    ['spare-phone', 'no'],
    ['restore-backup', { name: '*' }],
    ['restore-checklist', questionAt('restore-checklist').items?.slice() ?? []],
    ['confirm-restore', PHRASES['confirm-restore'] ?? ''],
    ['restore', 'finished'],
  ];
  expect(problems(straight)).toEqual([
    expect.stringContaining('"restore-checklist" is never used'),
    expect.stringContaining('"confirm-restore" is never used'),
    expect.stringContaining('"restore" is never used'),
  ]);
});

test('a checklist that asks for everything takes nothing less', () => {
  expect(problems([['restore-checklist', ['cable', 'space']]])).toEqual([
    expect.stringContaining('"restore-checklist" does not take'),
  ]);
});

test('every question says what it takes', () => {
  for (const step of QUESTION_IDS) {
    const said = allowedAnswers(step);
    for (const answer of Object.keys(questionAt(step).answers)) expect(said).toContain(answer);
  }
});
