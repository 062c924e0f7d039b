import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { choice, longChoice, option } from './screens.ts';

const down = '\u001b[B';

test('fifty Downs and Enter in one write choose what fifty single ones would', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type(`${down.repeat(50)}\r`);
  expect(await wizard.hears(1)).toEqual(['c']);
  await wizard.close();
});

test('fifty Downs in a long list stop at its end', async () => {
  const wizard = new WizardOnTerminal(longChoice);
  wizard.type(`${down.repeat(50)}\r`);
  expect(await wizard.hears(1)).toEqual(['o39']);
  await wizard.close();
});

test('a digit chooses at once', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type('2');
  expect(await wizard.hears(1)).toEqual(['b']);
  await wizard.close();
});

test('the earlier answer is under the pointer', async () => {
  const short = new WizardOnTerminal({ ...choice, previous: 'c' });
  await short.sees('❯ 3 Old iPad');
  await short.close();
  const long = new WizardOnTerminal({ ...longChoice, previous: 'o30' });
  await long.sees('❯ Backup number 30');
  await long.sees('31 of 40');
  await long.close();
});

test('b and Escape go back', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type('b');
  await wizard.hears(1);
  wizard.type('\u001b');
  expect(await wizard.hears(2)).toEqual(['(back)', '(back)']);
  await wizard.close();
});

test('typing ahead over plain questions is kept: each Enter answers the next one', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.driver.onAnswer = () => {
    const step = `question-${wizard.driver.told.length}`;
    wizard.driver.show({
      screen: { ...choice, step, options: [option(step, step), option('x', 'x')] },
    });
  };
  wizard.type('\r\r\r');
  expect(await wizard.hears(3)).toEqual(['a', 'question-1', 'question-2']);
  await wizard.close();
});

test('a step that comes up twice begins afresh', async () => {
  const wizard = new WizardOnTerminal(longChoice);
  wizard.type(`${down}${down}\r`);
  await wizard.hears(1);
  await wizard.sees('❯ Backup number 0');
  await wizard.close();
});

test('a filter finds in a long list, and Escape clears it before it goes back', async () => {
  const wizard = new WizardOnTerminal(longChoice);
  wizard.type('/number 3');
  await wizard.sees('Find: number 3_   11 of 40 match');
  wizard.type('7');
  await wizard.sees('❯ Backup number 37');
  wizard.type('\u001b');
  await wizard.seesNo('Find');
  wizard.type('\u001b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

test('a paste answers nothing', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type('\u001b[200~2\r\u001b[201~');
  wizard.type('3');
  expect(await wizard.hears(1)).toEqual(['c']);
  await wizard.close();
});
