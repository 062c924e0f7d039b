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

test('fifty thousand photos move a line within a blink', async () => {
  const [row] = photos.rows;
  if (row === undefined) throw new Error('the sample has rows');
  const rows = Array.from({ length: 50_000 }, (_, index) => ({ ...row, id: `p${index}` }));
  const wizard = new WizardOnTerminal({ ...photos, rows, extra: [option('none', 'None')] });
  await wizard.sees('1 of 50000');
  wizard.type(`${down.repeat(40)} \r`);
  expect(await wizard.hears(1)).toEqual([['p40']]);
  await wizard.close();
});

test('where each line must be seen, there is no key for all, and Enter waits for every tick', async () => {
  const wizard = new WizardOnTerminal({ ...checklist, all: true });
  await wizard.sees('Space tick · Enter go on');
  wizard.type(' a\r');
  await wizard.sees('! Every line needs its tick first. 3 are left.');
  await wizard.sees('❯ [ ] WhatsApp');
  wizard.type(` ${down} \r`);
  await wizard.sees('! Every line needs its tick first. One is left.');
  expect(wizard.driver.told).toEqual([]);
  wizard.type(' \r');
  expect(await wizard.hears(1)).toEqual([['google', 'whatsapp', 'ipad', 'dropbox']]);
  await wizard.close();
});

test('in a small window, what is missing is said in full', async () => {
  const size = { columns: 40, rows: 12 };
  const wizard = new WizardOnTerminal({ ...checklist, all: true }, size);
  wizard.type('\r');
  await wizard.until(() => /tick first\. 4\s+are left\./.test(wizard.text()), 'how many are left');
  expect(wizard.text()).toContain('❯ [ ] Google');
  await wizard.close();
});

test('photos outside the dates stand below a line, and the key for all takes them last', async () => {
  const rows = photos.rows.slice(0, 6).map((row, index) => ({ ...row, fits: index < 2 }));
  const wizard = new WizardOnTerminal({ ...photos, rows });
  await wizard.sees('a all that fit');
  expect(wizard.text()).toMatch(/IMG_0001\.HEIC\n {2}The others in this backup:\n.*IMG_0002/);
  wizard.type('a');
  await wizard.sees('2 ticked');
  await wizard.sees('a all ·');
  wizard.type('a');
  await wizard.sees('6 ticked');
  await wizard.sees('a none');
  wizard.type(`a${down}${down} \r`);
  expect(await wizard.hears(1)).toEqual([['p2']]);
  await wizard.close();
});

test('the line between the photos scrolls with them and never hides the pointer', async () => {
  const rows = photos.rows.map((row, index) => ({ ...row, fits: index < 235 }));
  const wizard = new WizardOnTerminal({ ...photos, rows }, { columns: 60, rows: 14 });
  await wizard.sees('❯ [ ] 1 May');
  expect(wizard.text()).not.toContain('The others');
  wizard.type('\u001b[F');
  for (let at = 240; at > 220; at -= 1) {
    await wizard.sees(`${at} of 240`);
    expect(wizard.text()).toMatch(new RegExp(`❯[^❯]*IMG_0${at - 1}`));
    if (at === 236) expect(wizard.text()).toContain('The others in this backup:');
    wizard.type('\u001b[A');
  }
  await wizard.close();
});
