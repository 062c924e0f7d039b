import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { checklist } from './screens.ts';

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
