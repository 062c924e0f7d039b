import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { busy, choice, dates, folder, phrase, secret } from './screens.ts';

const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

test('a date is said back before Enter, and corrected by whole characters', async () => {
  const wizard = new WizardOnTerminal(dates);
  wizard.type('2026-05');
  await wizard.sees('✓ Understood as 2026-05');
  expect(wizard.cursor()).toEqual({ column: 9, line: '❯ 2026-05' });
  wizard.type('\u007f👨‍👩‍👧\u007f\u007f');
  await wizard.sees('Understood as 2026-\n');
  wizard.type('\u0001\u001b[3~9\r');
  expect(await wizard.hears(1)).toEqual(['9026-']);
  await wizard.close();
});

test('what cannot be read is explained, and the text stays', async () => {
  const wizard = new WizardOnTerminal(dates);
  wizard.type('some day\r');
  await wizard.sees('! This is not a date');
  await wizard.sees('❯ some day');
  wizard.type('s');
  await wizard.seesNo('! This is not a date');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test('letters are letters in a field: only Escape goes back', async () => {
  const wizard = new WizardOnTerminal(dates);
  wizard.type('b?/a');
  await wizard.sees('❯ b?/a');
  await wizard.sees('Esc back');
  expect(wizard.text()).not.toContain('? help');
  await wizard.sees('F1 help');
  wizard.type('\u001b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

test.each([
  ['F1', '\u001bOP'],
  ['Ctrl-G', '\u0007'],
])('%s opens and closes the help of a field, and what was typed stays', async (_, key) => {
  const wizard = new WizardOnTerminal(dates, { columns: 40, rows: 12 });
  wizard.type(`2026${key}`);
  await wizard.sees('A backup is a copy of the phone');
  wizard.type(key);
  await wizard.sees('❯ 2026');
  await wizard.sees('F1 help');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test.each([
  ['Tab', '\t'],
  ['Down', '\u001b[B'],
])('%s leads to the other answers, where letters are commands again', async (_, key) => {
  const wizard = new WizardOnTerminal(dates);
  wizard.type(key);
  await wizard.sees('❯ I don’t know');
  await wizard.sees('? help');
  wizard.type('\u001b[A2026\u001b[B\r');
  expect(await wizard.hears(1)).toEqual(['dont-know']);
  await wizard.close();
});

test('Enter alone takes the suggestion', async () => {
  const wizard = new WizardOnTerminal(folder);
  await wizard.sees('Enter alone takes: /home/anna/Recovered photos');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual(['/home/anna/Recovered photos']);
  await wizard.close();
});

test.each([
  ['in quotes, with a line end', `'/home/anna/My photos'\r\n`, '/home/anna/My photos'],
  ['with escaped spaces', '/home/anna/My\\ photos\\ \\(new\\) ', '/home/anna/My photos (new)'],
  ['with escape sequences in it', '/home/\u001b[31manna', '/home/[31manna'],
])('a folder is pasted %s', async (_, pasted, path) => {
  const wizard = new WizardOnTerminal(folder);
  wizard.type(paste(pasted));
  await wizard.sees('✓ Understood as');
  expect(wizard.driver.told).toEqual([]);
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual([path]);
  await wizard.close();
});

test('a path longer than the row is shown around the cursor', async () => {
  const wizard = new WizardOnTerminal(folder, { columns: 40, rows: 12 });
  wizard.type(`/${'a'.repeat(100)}/the end`);
  await wizard.sees('aaa/the end');
  expect(wizard.cursor().column).toBe(38);
  wizard.type('\u001b[H');
  await wizard.sees('❯ /aaaa');
  await wizard.close();
});

test('the earlier answer stands in the field, or the pointer on it', async () => {
  const text = new WizardOnTerminal({ ...dates, previous: '2026-05' });
  await text.sees('❯ 2026-05');
  await text.close();
  const extra = new WizardOnTerminal({ ...dates, previous: 'dont-know' });
  await extra.sees('❯ I don’t know');
  await extra.close();
});

test('a password is never on the screen, typed or pasted, and never an answer', async () => {
  const wizard = new WizardOnTerminal(secret);
  wizard.type('hunter2');
  await wizard.sees('(7 characters, not shown)');
  wizard.type(paste('x\n'));
  await wizard.sees('(8 characters, not shown)');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual([{ secret: 'hunter2x' }]);
  await wizard.seesNo('characters');
  expect(wizard.written).not.toContain('hunter');
  await wizard.close();
});

test('an empty password is not sent', async () => {
  const wizard = new WizardOnTerminal(secret);
  wizard.type('\r');
  await wizard.sees('Nothing has been typed yet.');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test('a phrase must be typed: wrong, then pasted, then right', async () => {
  const wizard = new WizardOnTerminal(phrase);
  await wizard.sees('Type exactly: lose 41 days');
  wizard.type('\r');
  await wizard.sees('Nothing has been done.');
  wizard.type('lose\r');
  await wizard.sees('! This is not the same.');
  wizard.type(paste('lose 41 days'));
  await wizard.sees('! Pasting does not count here.');
  wizard.type('\r');
  await wizard.sees('! This is not the same.');
  expect(wizard.driver.told).toEqual([]);
  wizard.type(' 41 days\r');
  expect(await wizard.hears(1)).toEqual(['lose 41 days']);
  await wizard.close();
});

test.each([secret, phrase])('keys pressed before a $kind do not reach it', async (next) => {
  const wizard = new WizardOnTerminal(choice);
  wizard.driver.onAnswer = () => wizard.driver.show({ screen: next });
  wizard.type('\rlose 41 days\r\r\r');
  await wizard.sees(next.question);
  wizard.type('\t\r');
  const [, extra] = await wizard.hears(2);
  expect(wizard.driver.told).toEqual(['a', extra]);
  expect(extra).toBe(next.extra[0]?.id);
  await wizard.close();
});

test('keys pressed while a job ran do not answer the question after it', async () => {
  const wizard = new WizardOnTerminal(busy);
  await wizard.sees('42%');
  wizard.type('\r22\r');
  wizard.driver.show({ screen: choice });
  await wizard.sees('❯ 1 Anna');
  wizard.type('3');
  expect(await wizard.hears(1)).toEqual(['c']);
  await wizard.close();
});

test.each(['b', '\u001b'])('a running job is left with %j', async (key) => {
  const wizard = new WizardOnTerminal(busy);
  wizard.type(key);
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});
