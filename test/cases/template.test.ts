import { expect, test } from 'vitest';
import { type FileAnswer, parseAnswers } from '../../src/cases/answers-file.ts';
import { checkAnswers } from '../../src/cases/check.ts';
import { answersTemplate } from '../../src/cases/template.ts';
import { QUESTION_IDS, questionAt } from '../../src/flows/branches.ts';
import { type Computer, newCase } from '../../src/flows/case.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const WORDS = {
  ofBranch: (branch: string) => `Branch ${branch}`,
  ofStep: (step: string) => ({
    question: `Question of ${step}: "is it {this}" - or # that? ${'word '.repeat(30)}`,
    labels: new Map(Object.keys(questionAt(step).answers).map((id) => [id, `Label: of ${id}`])),
  }),
};
const template = (computer: Computer, technician = false) =>
  answersTemplate(newCase(computer, NOW, { technician }), WORDS);

/** Every step and answer that a template offers. */
const offers = (text: string) =>
  text.split('\n').flatMap((line) => {
    const [, step = '', answer = ''] = /^# {2}- ([a-z-]+): (.*?)(?: +# .*)?$/.exec(line) ?? [];
    return step === '' ? [] : [{ step, answer: answer.replaceAll('"', '') }];
  });

const KINDS: [Computer, boolean][] = [
  ['macos', false],
  ['macos', true],
  ['windows', false],
  ['linux', true],
];

test.each(KINDS)(
  'a template for %s, technician %s: any one line may be uncommented',
  (computer, technician) => {
    const text = template(computer, technician);
    const lines = text.split('\n');
    expect(parseAnswers(text)).toMatchObject({ ok: true, file: { technician, answers: [] } });
    const ofStep = new Map<string, FileAnswer[]>();
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('#')) continue;
      // Of the other lines those that are only remarks are left out, which is what they are to a reader.
      const one = lines
        .with(index, line.slice(1))
        .filter((other) => !other.startsWith('#'))
        .join('\n');
      const parsed = parseAnswers(one);
      expect([line, parsed.ok]).toEqual([line, true]);
      const isAnswer = /^# {2}- /.test(line);
      expect([line, parsed.file.answers.length]).toEqual([line, isAnswer ? 1 : 0]);
      for (const answer of parsed.file.answers) {
        ofStep.set(answer.step, [...(ofStep.get(answer.step) ?? []), answer]);
      }
    }
    // The first answers of all steps, then the second ones, and so on: to check each alone takes long.
    const most = Math.max(...[...ofStep.values()].map(({ length }) => length));
    expect(most).toBeGreaterThan(3);
    for (let turn = 0; turn < most; turn += 1) {
      const answers = [...ofStep.values()].flatMap((all) => all[turn] ?? []);
      // They may not be come to by themselves; but each is an answer that its step takes.
      const problems = checkAnswers(answers, newCase(computer, NOW, { technician }));
      expect(problems.filter(({ message }) => !message.includes('is never used'))).toEqual([]);
    }
  },
);

test('every question of the tree is there, in its order', () => {
  const steps = [...new Set(offers(template('macos', true)).map(({ step }) => step))];
  expect(steps).toEqual(QUESTION_IDS);
});

test('what is never asked on a computer, or of whom, is left out', () => {
  const of = (text: string, step: string) =>
    offers(text)
      .filter((one) => one.step === step)
      .map(({ answer }) => answer);
  const [mac, windows, linux] = [template('macos'), template('windows'), template('linux')];
  for (const step of [
    'identity',
    'consent-look',
    'consent-pictures',
    'consent-save',
    'consent-copy',
  ]) {
    expect([step, of(mac, step)]).toEqual([step, []]);
    expect(of(template('macos', true), step)).not.toEqual([]);
  }
  expect(of(mac, 'restore-program')).toEqual(['finder', 'itunes', 'dont-know']);
  expect(of(windows, 'restore-program')).toEqual(['itunes', 'apple-devices', 'dont-know']);
  expect(of(linux, 'restore-program')).toEqual([]);
  expect(of(mac, 'confirm-restore')).toContain('replace this phone');
});
