/** Rules for what a technician reads beside the person's sentences, and for what nobody is ever advised to do. */
import { describe, expect, it, test } from 'vitest';
import { ERROR_CODES } from '../../src/backup/types.ts';
import { STEPS } from '../../src/flows/branches.ts';
import { isQuestion } from '../../src/flows/steps.ts';
import { fits } from '../../src/guidance/fill.ts';
import { problemInWords, situationOf, wordingOf } from '../../src/guidance/index.ts';
import { LABELS } from '../../src/guidance/labels.ts';
import { LAYERS, type LayersInWords, layersOf } from '../../src/guidance/technician/index.ts';
import type { Layers } from '../../src/guidance/technician/layers.ts';
import type { Sentence } from '../../src/guidance/wording.ts';
import { casesAt, STEP_IDS } from './cases.ts';

/** Each once. */
function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

const ALL = STEP_IDS.map((step) => {
  const situations = distinct(casesAt(step).map((known) => situationOf(known, step)));
  return {
    step,
    situations,
    layers: distinct(situations.map((situation) => layersOf(step, situation))),
    wordings: distinct(situations.map((situation) => wordingOf(step, situation))),
  };
});

/** All but what is read aloud: that is the person's own text, which has its own rules. */
function added({ do: does, why, check, ifNot, never }: LayersInWords): string[] {
  return [...does, why, ...check, ...ifNot, ...never];
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?:])”?\s/).filter((sentence) => sentence.trim() !== '');
}

/** Sentences as they are written down, with `{slots}`. */
function written({ do: does, why, check, ifNot, never = [] }: Layers): Sentence[] {
  const reasons = typeof why === 'string' ? [why] : why;
  return [...does, ...reasons, ...check, ...ifNot, ...never].map((say) =>
    typeof say === 'string' ? { say } : say,
  );
}

function slotsOf(text: string): string[] {
  return [...text.matchAll(/\{([\w.]+)\}/g)].map(([, slot = '']) => slot);
}

describe.each(ALL)('$step', ({ step, situations, layers }) => {
  const node = STEPS[step];

  it('has every layer in every situation, with nothing left to fill in', () => {
    for (const one of layers) {
      for (const layer of [one.say, one.do, one.check, one.ifNot]) expect(layer).not.toEqual([]);
      expect(added(one).join('\n')).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  });

  it('asks little at a time: three things to do at most, and short sentences', () => {
    for (const one of layers) {
      expect(sentences(one.do.join(' ')).length, one.do.join(' ')).toBeLessThanOrEqual(4);
      expect(one.do.length).toBeLessThanOrEqual(3);
      expect(sentences(one.why), one.why).toHaveLength(1);
      const long = added(one)
        .flatMap(sentences)
        .filter((sentence) => sentence.split(/\s+/).length > 20);
      expect(long).toEqual([]);
    }
  });

  it('says nothing twice, aloud or not', () => {
    for (const one of layers) {
      const lines = [...one.say, ...added(one)];
      expect(lines).toEqual([...new Set(lines)]);
    }
  });

  it('is kind and careful, and tells forbidden things as such', () => {
    const all = layers.flatMap(added).join('\n');
    expect(all).not.toMatch(/\b(impossible|certain(ly)?|simply|just|obviously|of course)\b/i);
    expect(all).not.toMatch(/\bdelete files\b|you should have|their fault|mistake|careless/i);
    expect(all).not.toMatch(/another cable|success rate|guarantee|['"]|\.\.\.|--/i);
    for (const { never } of layers) for (const line of never) expect(line).toMatch(/^Never /);
  });

  it('says every written sentence in some situation', () => {
    const answers =
      node && isQuestion(node) ? [...Object.keys(node.answers), ...(node.items ?? [])] : [];
    const quotable = answers.map((id) => `answer.${id.replaceAll('-', '_')}`);
    const unsaid = written(LAYERS[step]).filter(
      ({ say, when = {} }) =>
        !situations.some(
          (one) =>
            fits(when, one) &&
            slotsOf(say).every(
              (slot) =>
                slot.startsWith('ui.') ||
                quotable.includes(slot) ||
                Object.hasOwn(one.values, slot),
            ),
        ),
    );
    expect(unsaid).toEqual([]);
  });

  it('uses only menu labels that are in the table, and words unconfirmed ones with care', () => {
    for (const { say } of written(LAYERS[step])) {
      for (const slot of slotsOf(say).filter((name) => name.startsWith('ui.'))) {
        const name = slot.slice('ui.'.length);
        expect(Object.keys(LABELS)).toContain(name);
        const { source } = LABELS[name as keyof typeof LABELS];
        if (source === 'unverified') expect(say).toMatch(/\bmay\b/);
      }
    }
  });

  const tempting = node?.kind === 'secret' || node?.kind === 'phrase' || node?.kind === 'photos';
  const destructive = node !== undefined && isQuestion(node) && node.destructive === true;
  if (tempting || destructive) {
    it('names what must never be asked for or done here', () => {
      for (const { never } of layers) expect(never).not.toEqual([]);
    });
  }
});

test('what is read aloud is the person’s own text, without the code of an ending', () => {
  for (const { layers, wordings } of ALL) {
    const texts = wordings.map(({ question, text }) => [question, ...text.map(({ text }) => text)]);
    const spoken = texts.map((lines) => lines.filter((line) => !line.startsWith('Outcome:')));
    expect(layers.map(({ say }) => say)).toEqual(expect.arrayContaining(spoken));
    expect(layers.flatMap(({ say }) => say).join('\n')).not.toContain('Outcome:');
  }
});

test('answers are quoted as they stand on the screen', () => {
  const [known] = casesAt('recently-deleted');
  if (!known) throw new Error('no case at this step');
  const { ifNot } = layersOf('recently-deleted', situationOf(known, 'recently-deleted'));
  expect(ifNot).toContain('Choose “It isn’t there”: iCloud.com comes next.');
});

/** What is never offered, in the words in which it would be. */
const HARMFUL: Readonly<Record<string, RegExp>> = {
  'a scanner of the phone':
    /\bscan\w*\b.*\b(i?phone|device)|\brecovery (app|program|software|tool)/i,
  'a reset of settings': /\breset\w*\b.*\bsettings\b/i,
  'switching iCloud Photos':
    /\b(switch|turn|toggl)\w*\b[^.]*\biCloud Photos\b|\biCloud Photos (switched|turned)\b/i,
  'signing out': /\b(sign|log)\w* out\b/i,
  'changing a backup':
    /\b(delete|remove|edit|rename|repair|tidy|move)\b(?! (no|nothing)\b)[^.]*\bbackups?\b/i,
  'a changed backup': /\bbackups?\b[^.]*\bbe (deleted|removed|edited|renamed|moved)\b/i,
  'an update': /\b(update|upgrade)\b (it|the|first|iOS|now)|\b(needs?|install|try) an update\b/i,
  'an iCloud backup for safety':
    /\bback up\b.*\biCloud\b|\biCloud\b.*\bback up\b|\b(make|new|fresh|start)\b.*\biCloud backup/i,
  'telling a secret':
    /\b(tell|give|send|read|spell|say)\b[^.]*\b(me|us|you|aloud)\b[^.]*\b(password|passcode|code|recovery key)\b/i,
};

/** How a sentence begins that forbids what it names, or asks how something stands. */
const FORBIDDING = /^(Never|Do not|Nobody|Make no|Remove no|Leave|Is)\b/;

/** Sentences that say what such a thing does, or when it does no harm any more. */
const TOLD_AS_FACTS = [
  'No program can bring the photo back by scanning the phone.',
  'Programs that promise to scan the phone itself are not worth it.',
  'Resetting the phone’s settings does not open old backups.',
  'turning it off may offer to remove backups.',
  'A new iCloud backup is no substitute:',
  'An update now would be risky.',
  'You can now use, charge and update the phone as always.',
];

function harmIn(text: string): string[] {
  return sentences(text)
    .filter((one) => !FORBIDDING.test(one) && !TOLD_AS_FACTS.includes(one))
    .flatMap((sentence) =>
      Object.entries(HARMFUL)
        .filter(([, pattern]) => pattern.test(sentence))
        .map(([harm]) => `${harm}: ${sentence}`),
    );
}

test.each([
  'Scan the iPhone with another program.',
  'A recovery program may find it.',
  'Then tap Reset All Settings.',
  'Turn off iCloud Photos and wait.',
  'Have iCloud Photos switched on again.',
  'Sign out of iCloud, then in again.',
  'Delete the old backup to make room.',
  'The backup can be edited by hand.',
  'Update the phone first.',
  'Back up to iCloud now, to be safe.',
  'Have a fresh iCloud backup made.',
  'Is it full? Then remove an old backup.',
  'It needs an update.',
  'Read me the code that arrives.',
  'Have the owner say the password aloud, then give you the code.',
])('advice that does harm is seen: %s', (text) => {
  expect(harmIn(text)).not.toEqual([]);
});

test('nothing that does harm is advised anywhere, to anyone', () => {
  const guidance = ALL.flatMap(({ layers, wordings }) => [
    ...layers.flatMap(added),
    ...wordings.flatMap(({ title, question, text, answers, help }) => [
      title,
      question,
      ...[...text, ...help].map((line) => line.text),
      ...Object.values(answers).flatMap(({ label, hint = '' }) => [label, hint]),
    ]),
  ]);
  const problems = ERROR_CODES.map(problemInWords).flatMap((one) => Object.values(one));
  expect([...new Set([...guidance, ...problems])].flatMap(harmIn)).toEqual([]);
});
