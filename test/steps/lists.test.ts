import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { checklist, option, photos } from './screens.ts';

const down = '\u001b[B';

test('Space ticks, Enter hands back what is ticked in the order of the list', async () => {
  const wizard = new WizardOnTerminal(checklist);
  wizard.type(`${down} \u001b[A \r`);
  expect(await wizard.hears(1)).toEqual([['google', 'whatsapp']]);
  await wizard.close();
});

test('Enter with nothing ticked asks and does not guess', async () => {
  const wizard = new WizardOnTerminal(checklist);
  wizard.type('\r');
  await wizard.sees('Nothing is ticked yet.');
  expect(wizard.driver.told).toEqual([]);
  wizard.type(' \r');
  expect(await wizard.hears(1)).toEqual([['google']]);
  await wizard.close();
});

test.each([
  ['Tab', '\t'],
  ['Down at the end of the list', down.repeat(4)],
])('the other answers are reached with %s', async (_, keys) => {
  const wizard = new WizardOnTerminal(checklist);
  wizard.type(keys);
  await wizard.sees('❯ None of these');
  wizard.type(`${down}\r`);
  expect(await wizard.hears(1)).toEqual(['dont-know']);
  await wizard.close();
});

test('earlier answers are ticked, also one beside the list', async () => {
  const some = new WizardOnTerminal({ ...checklist, previous: ['ipad', 'google'] });
  await some.sees('2 ticked');
  await some.close();
  const none = new WizardOnTerminal({ ...checklist, previous: ['none'] });
  await none.sees('❯ None of these');
  await none.close();
});

test('photos: pages, ends, position, all of what the filter shows', async () => {
  const wizard = new WizardOnTerminal(photos);
  await wizard.sees('1 of 240 · 0 ticked');
  wizard.type('\u001b[F');
  await wizard.sees('240 of 240');
  wizard.type('\u001b[H\u001b[6~');
  await wizard.until(() => /\n {2}[1-9]\d of 240/.test(wizard.text()), 'a page further');
  wizard.type('/IMG_002\r');
  await wizard.sees('10 of 240 match · 0 ticked');
  wizard.type('a');
  await wizard.sees('10 ticked');
  wizard.type('a');
  await wizard.sees('0 ticked');
  wizard.type('a\r');
  const [answer] = await wizard.hears(1);
  expect(answer).toEqual(Array.from({ length: 10 }, (_, index) => `p${20 + index}`));
  await wizard.close();
});

test('an empty list leaves the other answers', async () => {
  const wizard = new WizardOnTerminal({ ...photos, rows: [] });
  await wizard.sees('There is nothing to list here.');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual(['none']);
  await wizard.close();
});

test('five thousand photos move a line within a blink', async () => {
  const [row] = photos.rows;
  if (row === undefined) throw new Error('the sample has rows');
  const rows = Array.from({ length: 5_000 }, (_, index) => ({ ...row, id: `p${index}` }));
  const wizard = new WizardOnTerminal({ ...photos, rows, extra: [option('none', 'None')] });
  await wizard.sees('1 of 5000');
  wizard.type(`${down.repeat(40)} \r`);
  expect(await wizard.hears(1)).toEqual([['p40']]);
  await wizard.close();
});
