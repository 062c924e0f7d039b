/** Rules for everything that is read at a step: it is complete, short, kind, and fits on the screen. */
import { describe, expect, it } from 'vitest';
import { STEPS, type StepId } from '../../src/flows/branches.ts';
import { isQuestion } from '../../src/flows/steps.ts';
import { fits } from '../../src/guidance/fill.ts';
import { LABELS } from '../../src/guidance/labels.ts';
import { situationOf } from '../../src/guidance/situation.ts';
import { WORDS, wordingOf } from '../../src/guidance/steps.ts';
import type { Say, StepWords, Wording } from '../../src/guidance/wording.ts';
import { wrap } from '../../src/terminal/width.ts';
import { casesAt, STEP_IDS } from './cases.ts';

const COLUMNS = 72;
/** Rows that are left for text and answers in a window of 24. */
const ROWS = 18;

/** Every wording that a step can have, each once. */
function wordings(step: StepId): Wording[] {
  const all = casesAt(step).map((known) => wordingOf(step, situationOf(known, step)));
  return [...new Map(all.map((wording) => [JSON.stringify(wording), wording])).values()];
}

const ALL = STEP_IDS.map((step) => ({ step, wordings: wordings(step) }));

function everything({ title, question, text, answers, help }: Wording): string[] {
  const said = [...text, ...help].map((line) => line.text);
  const labels = Object.values(answers).flatMap(({ label, hint }) => [label, hint ?? '']);
  return [title, question, ...said, ...labels];
}

function rows({ question, text, answers }: Wording): number {
  const lines = text.flatMap((line) =>
    wrap(line.text, line.mark === 'none' ? COLUMNS : COLUMNS - 3),
  );
  const options = Object.values(answers).flatMap(({ label, hint }) =>
    [label, hint ?? ''].filter((part) => part !== '').flatMap((part) => wrap(part, COLUMNS - 4)),
  );
  return wrap(question, COLUMNS).length + lines.length + options.length;
}

function sentences(text: string): string[] {
  return text.split(/[.!?:](?:\s|$)/).filter((sentence) => sentence.trim() !== '');
}

/** Sentences as they are written down, with `{slots}`. */
function written({ text, help, title, question, answers }: StepWords): Say[] {
  const variants = [title, question, ...Object.values(answers)].flatMap((one): Say[] =>
    typeof one === 'string' ? [one] : 'label' in one ? [one.label] : [...one],
  );
  return [...text, ...help, ...variants];
}

describe.each(ALL)('$step', ({ step, wordings }) => {
  const node = STEPS[step];
  const asks = node !== undefined && isQuestion(node);

  it('has a text in every situation, with nothing left to fill in', () => {
    expect(wordings.filter(({ text }) => text.length === 0)).toEqual([]);
    for (const wording of wordings) {
      expect(everything(wording).join('\n')).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  });

  it('asks with a question mark, or says a sentence', () => {
    for (const { question } of wordings) expect(question).toMatch(asks ? /\?$/ : /\.$/);
  });

  it('has a label for each answer and each item, and no other', () => {
    const ids = asks ? [...Object.keys(node.answers), ...(node.items ?? [])] : [];
    for (const { answers } of wordings) expect(Object.keys(answers).sort()).toEqual(ids.sort());
  });

  it('has labels that differ and are short', () => {
    for (const { title, answers } of wordings) {
      const labels = Object.values(answers).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.filter((label) => label.length > 60)).toEqual([]);
      expect(title.length).toBeLessThanOrEqual(30 + (step === 'place' ? 15 : 0));
    }
  });

  it('explains more behind the help key', () => {
    if (asks) for (const { help } of wordings) expect(help.length).toBeGreaterThan(1);
  });

  it('has no sentence longer than 20 words', () => {
    const long = wordings
      .flatMap(everything)
      .flatMap(sentences)
      .filter((sentence) => sentence.split(/\s+/).filter((word) => word !== '>').length > 20);
    expect([...new Set(long)]).toEqual([]);
  });

  it('fits on a screen', () => {
    const room = node?.kind === 'checklist' ? ROWS + 1 : ROWS;
    const tall = wordings.filter((wording) => rows(wording) > room);
    expect(tall.map((wording) => [rows(wording), wording.text.map(({ text }) => text)])).toEqual(
      [],
    );
  });

  it('numbers what is done one after another without a break', () => {
    for (const { text } of wordings) {
      const marks = text.map(({ mark }) => (mark === 'number' ? 'n' : '-')).join('');
      expect(marks).not.toMatch(/n-+n/);
    }
  });

  it('is kind and careful', () => {
    const said = wordings.flatMap(everything).join('\n');
    expect(said).not.toMatch(/\b(impossible|certain(ly)?|simply|just|obviously|of course)\b/i);
    expect(said).not.toMatch(
      /\bdelete files\b|you should have|your (own )?fault|mistake|careless/i,
    );
    expect(said).not.toMatch(/another cable|success rate|guarantee/i);
    expect(said).not.toMatch(/['"]|\.\.\.|--(?!resume)/);
  });

  it('says every written sentence in some situation', () => {
    const situations = casesAt(step).map((known) => situationOf(known, step));
    const never = written(WORDS[step]).filter((say) => {
      const { when = {}, say: text } = typeof say === 'string' ? { say } : say;
      const slots = [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);
      return !situations.some(
        (one) =>
          fits(when, one) &&
          slots.every((slot) => slot === 'item' || Object.hasOwn(one.values, slot)),
      );
    });
    expect(never).toEqual([]);
  });

  it('uses only menu labels that are in the table, and words unconfirmed ones with care', () => {
    for (const say of written(WORDS[step])) {
      const text = typeof say === 'string' ? say : say.say;
      for (const [, name = ''] of text.matchAll(/\{ui\.(\w+)\}/g)) {
        expect(Object.keys(LABELS)).toContain(name);
        const label = LABELS[name as keyof typeof LABELS];
        if (label.source === 'unverified') expect(text).toMatch(/\bmay\b/);
      }
    }
  });
});

it('asks nothing twice in the same words, and names no two steps alike', () => {
  const fresh = (of: (wording: Wording) => string) =>
    ALL.flatMap(({ wordings }) => [...new Set(wordings.map(of))]);
  const questions = fresh(({ question }) => question);
  const titles = fresh(({ title }) => title);
  expect(questions).toEqual([...new Set(questions)]);
  expect(titles).toEqual([...new Set(titles)]);
});

it('needs every menu label that is kept', () => {
  const all = JSON.stringify(Object.values(WORDS));
  const unused = Object.keys(LABELS).filter((name) => !all.includes(`{ui.${name}}`));
  expect(unused).toEqual([]);
});

it('never asks anyone to tell a secret, and never offers what does harm', () => {
  const said = ALL.flatMap(({ wordings }) => wordings.flatMap(everything)).join('\n');
  expect(said).not.toMatch(/(tell|give|send|read) (us|me) .*(password|passcode|code)/i);
  expect(said).not.toMatch(/\b(sign|log) out of iCloud (first|now|and)/i);
  expect(said).not.toMatch(/turn (on|off) iCloud Photos/i);
});
