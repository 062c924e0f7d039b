import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { longChoice, photos } from './screens.ts';

const backspace = '\u007f';

test('with nothing found, Enter keeps the find open, and Backspace takes letters away', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(' /img_0zz\rz');
  await wizard.sees('Find: img_0zzz_   0 of 240 match');
  expect(wizard.text()).toContain('Nothing matches.');
  expect(wizard.text()).not.toMatch(/Enter|move/);
  wizard.type(`${backspace.repeat(3)}\r`);
  await wizard.sees('Find: img_0   240 of 240 match · 1 ticked');
  wizard.type(backspace);
  await wizard.sees('Find: img__');
  await wizard.close();
});

test('a photo is found by what its row says, in any case', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type('/7 MAY 2026, 14:03 ORIG');
  await wizard.sees('Find: 7 MAY 2026, 14:03 ORIG_   8 of 240 match');
  await wizard.close();
});

test('Escape clears a filter that is at work, keeps the ticks, and only then goes back', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type('/img_023\ra');
  await wizard.sees('Find: img_023   10 of 240 match · 10 ticked');
  expect(wizard.text()).toContain('Esc clear');
  expect(wizard.text()).toContain('b back');
  wizard.type('\u001b');
  await wizard.sees('1 of 240 · 10 ticked');
  expect(wizard.driver.told).toEqual([]);
  await wizard.sees('b or Esc back');
  wizard.type('\u001b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

test('/ opens the find again with its text', async () => {
  const wizard = new WizardOnTerminal(longChoice);
  wizard.type('/number 3\r');
  await wizard.sees('Find: number 3   11 of 40');
  wizard.type('/7\r\r');
  expect(await wizard.hears(1)).toEqual(['o37']);
  await wizard.close();
});

test.each([
  ['Tab', '\t'],
  ['Down at the end', '\u001b[B\u001b[B'],
])('%s leaves the find for the other answers, and letters are commands there', async (_, key) => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(`/img_0230${key}`);
  await wizard.sees('❯ None of these');
  await wizard.sees('Find: img_0230   1 of 240 match');
  expect(wizard.text()).toContain('Esc clear');
  wizard.type('b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

test.each([
  [40, 12],
  [30, 8],
])('at %i x %i what is looked for stays in view', async (columns, rows) => {
  const wizard = new WizardOnTerminal(photos, { columns, rows });
  wizard.type('/May 2026, 14:03\r');
  await wizard.sees('3   240 of 240');
  expect(wizard.text()).toMatch(/Find: M.*…/);
  expect(wizard.text()).toContain('❯');
  expect(wizard.text()).toContain('Esc clear');
  await wizard.close();
});
