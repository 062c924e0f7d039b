import { expect, test } from 'vitest';
import {
  answersDocument,
  type FileAnswer,
  type GivenAnswer,
} from '../../src/cases/answers-file.ts';
import { checkAnswers, letsDataBeLost, rehearseAnswers } from '../../src/cases/check.ts';
import { allowedAnswers } from '../../src/cases/given-answer.ts';
import { PHRASES } from '../../src/flows/answers.ts';
import { QUESTION_IDS, questionAt, STEPS } from '../../src/flows/branches.ts';
import { type Computer, newCase } from '../../src/flows/case.ts';
import { flowDocument } from '../../src/flows/document.ts';
import { isQuestion } from '../../src/flows/steps.ts';

const NOW = '2026-11-22T12:00:00.000Z';

/** Problems of a list of answers whose first stands in line 1. */
function problems(answers: [string, GivenAnswer][], computer: Computer = 'macos'): string[] {
  const file = answers.map(
    ([step, answer], index): FileAnswer => ({ step, answer, line: index + 1, column: 5 }),
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
    '7: "photos" does not know the filter "udid". It knows: all, taken, deleted, trashed, kind, name, album, missing, id, limit.',
    expect.stringMatching(/^8: The answer to "recover" is never used/),
  ]);
});

test.each([
  [
    'photos',
    { kind: 'movie' },
    'The filter "kind" of "photos" does not take "movie". It takes: photo, video',
  ],
  [
    'photos',
    { taken: 'May' },
    'The filter "taken" of "photos" does not take "May". It takes: a date',
  ],
  [
    'photos',
    { limit: 0 },
    'The filter "limit" of "photos" does not take 0. It takes: a whole number',
  ],
  ['photos', { all: false }, 'The filter "all" of "photos" does not take false'],
  ['photos', {}, '"photos" does not take {}. It takes: a list of photo ids, a filter such as'],
  ['photos', [], '"photos" does not take []'],
  [
    'photos',
    { colour: 'red', kind: 'photo' },
    '"photos" does not know the filter "colour". It knows: all, ',
  ],
  ['app-pictures', { size: 'big' }, '"app-pictures" does not know the filter "size"'],
  [
    'backup',
    { all: true },
    '"backup" does not know the filter "all". It knows: udid, device, name, newest',
  ],
  [
    'restore-backup',
    { encrypted: 'no' },
    'The filter "encrypted" of "restore-backup" does not take "no"',
  ],
  ['phone', { all: true }, '"phone" does not take {"all":true}. It takes: works, broken'],
] as [string, GivenAnswer, string][])(
  'what is wrong with a filter: %s %j',
  (step, answer, beginning) => {
    const found = problems([[step, answer]]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`1: ${beginning}`);
  },
);

test.each(['password', 'wrong-password', 'password-unknown'])(
  'what was put where a password belongs is not repeated: %s',
  (step) => {
    for (const secret of ['hunter2', ['hunter2'], { name: 'hunter2' }]) {
      const [found] = problems([[step, secret]]);
      expect(found).toContain(`"${step}" does not take what stands here. It takes: `);
      expect(found).not.toContain('hunter2');
    }
  },
);

test.each([
  ['in the future', [...TO_DATES, ['taken', '2030']], '5: "taken" does not take "2030" after'],
  [
    'before it was taken',
    [
      ...TO_DATES,
      ['taken', '2026-05'],
      ['deleted', '2025'],
      ['bin-emptied', 'no'],
      ['recover', 'back'],
    ],
    '6: "deleted" does not take "2025" after the answers before it',
  ],
] as [string, [string, GivenAnswer][], string][])(
  'an answer that nothing before it lets fit: %s',
  (_, answers, beginning) => {
    const [first, ...others] = problems(answers);
    expect(first).toContain(beginning);
    // What comes after it is still judged.
    expect(others.every((one) => one.includes('"recover" is never used'))).toBe(true);
  },
);

const outcomes = (answers: [string, GivenAnswer][]) => {
  const file = answers.map(([step, answer], at) => ({ step, answer, line: at + 1, column: 5 }));
  const { endings, unanswered } = rehearseAnswers(file, newCase('macos', NOW));
  return { endings, unanswered };
};

test('a file can end in whatever the effects may bring', () => {
  expect(outcomes([...START, ['phone', 'works'], ['search-first', 'found']])).toEqual({
    endings: ['found-not-deleted'],
    unanswered: [],
  });
  expect(outcomes(START)).toEqual({ endings: [], unanswered: ['phone'] });
  expect(outcomes([...START, ['phone', 'stop']])).toEqual({ endings: ['stopped'], unanswered: [] });
  const { endings, unanswered } = outcomes([
    ...TO_BACKUPS,
    ['backup', { newest: true }],
    ['protect', 'later'],
    ['how', 'here'],
    ['photos', { all: true }],
    ['destination', 'dont-know'],
    ['is-it-there', 'yes'],
  ]);
  expect(endings).toEqual(['recovered-extract', 'recovered-extract-thumb']);
  for (const step of ['password', 'no-backups', 'write-failed']) expect(unanswered).toContain(step);
});

test('only the phrase in front of it lets a step be reached that can lose data', () => {
  const given = (step: string, answer: string): FileAnswer => ({
    step,
    answer,
    line: 1,
    column: 5,
  });
  const opening = QUESTION_IDS.flatMap((step) => {
    const all = [...Object.keys(questionAt(step).answers), PHRASES[step] ?? 'x'];
    return all
      .filter((answer) => letsDataBeLost([given(step, answer)]))
      .map((answer) => [step, answer]);
  });
  const phrases = ['confirm-restore', 'confirm-erase'].map((step) => [step, PHRASES[step]]);
  for (const one of phrases) expect(opening).toContainEqual(one);
  // The others are answers to such a step itself, which no file comes to without a phrase.
  const behind = opening.filter(([step = '']) => questionAt(step).destructive !== true);
  expect(behind).toEqual(phrases);
  const { edges } = flowDocument();
  const before = edges.filter(({ to }) => STEPS[to]?.kind !== 'ending' && isDestructive(to));
  const ways = new Set(before.map(({ from }) => from));
  expect([...ways].sort()).toEqual(['confirm-erase', 'confirm-restore', 'restore-error-advice']);
});

function isDestructive(step: string): boolean {
  const known = STEPS[step];
  return known !== undefined && isQuestion(known) && known.destructive === true;
}

test('the schema takes what the check takes, at every step', () => {
  const samples: GivenAnswer[] = [
    ...new Set(QUESTION_IDS.flatMap((step) => Object.keys(questionAt(step).answers))),
    ...Object.values(PHRASES),
    ...['given', 'stop', '', ' ', '2026', '2026-05..', 'May', '/folder', 'hunter2'],
    ...[[], ['messages'], ['messages', 'moon'], ['x']],
    ...[{}, { all: true }, { all: false }, { name: 'a*' }, { udid: 'x' }, { newest: true }],
    ...[
      { kind: 'video', taken: '2026' },
      { kind: 'x' },
      { limit: 1 },
      { limit: 1.5 },
      { made: 'x' },
    ],
  ];
  for (const step of QUESTION_IDS) {
    for (const answer of samples) {
      const bySchema = answersDocument.safeParse({ backroll: 1, answers: [{ [step]: answer }] });
      const found = problems([[step, answer]]).filter((one) => !one.includes('is never used'));
      expect([step, answer, found.length === 0]).toEqual([step, answer, bySchema.success]);
    }
  }
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
