import { expect, it } from 'vitest';
import { allOf, fill, firstOf } from '../../src/guidance/fill.ts';
import {
  bullet,
  each,
  numbered,
  plain,
  type Situation,
  warning,
} from '../../src/guidance/wording.ts';

const situation: Situation = {
  computer: 'windows',
  ios: 'ios18',
  program: 'unknown',
  values: { device: 'Robin’s {made} iPhone', made: '14 June 2026', odds: 'may' },
  lists: { found: ['one', 'two'] },
};

it('fills slots from values and menu labels, once: a name that looks like a slot stays a name', () => {
  expect(fill('{device}, {made}: {ui.restoreBackup}', situation.values)).toBe(
    'Robin’s {made} iPhone, 14 June 2026: Restore Backup',
  );
});

it('leaves out a sentence when a value or a label is missing', () => {
  expect(fill('Made by {nobody}.', situation.values)).toBeNull();
  expect(fill('Tap {ui.nothing}.', situation.values)).toBeNull();
  expect(fill('{constructor}{ui.constructor}', situation.values)).toBeNull();
  expect(allOf(['Made by {nobody}.', 'Made {made}.'], situation).map(({ text }) => text)).toEqual([
    'Made 14 June 2026.',
  ]);
});

it('says what fits the computer, the iOS, the program and the values, in order', () => {
  const said = allOf(
    [
      plain('mac', { computer: ['macos'] }),
      plain('windows', { computer: ['windows'] }),
      plain('old', { ios: ['upto17', 'ios26'] }),
      plain('headings', { ios: ['ios18'] }),
      plain('finder', { program: ['finder'] }),
      plain('may', { is: { odds: ['may'] } }),
      plain('gone', { is: { odds: ['gone'] } }),
      plain('no device', { lacks: 'device' }),
      plain('no place', { lacks: 'place' }),
    ],
    situation,
  );
  expect(said.map(({ text }) => text)).toEqual(['windows', 'headings', 'may', 'no place']);
});

it('keeps mark and tone, and repeats a sentence for a list', () => {
  const says = [bullet('b'), numbered('n'), warning('w'), each('found', 'Found {item}.')];
  expect(allOf(says, situation)).toEqual([
    { text: 'b', tone: 'plain', mark: 'bullet' },
    { text: 'n', tone: 'plain', mark: 'number' },
    { text: 'w', tone: 'warn', mark: 'warn' },
    { text: 'Found one.', tone: 'plain', mark: 'bullet' },
    { text: 'Found two.', tone: 'plain', mark: 'bullet' },
  ]);
  expect(allOf([each('nothing')], situation)).toEqual([]);
});

it('takes the first variant that fits and can be filled', () => {
  const variants = [
    { say: 'On a Mac', when: { computer: ['macos'] } },
    { say: 'By {nobody}' },
    { say: 'Of {made}' },
    { say: 'Of some day' },
  ] as const;
  expect(firstOf(variants, situation)).toBe('Of 14 June 2026');
  expect(() => firstOf('{nobody}', situation)).toThrow(RangeError);
});
