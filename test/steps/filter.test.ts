import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { longChoice } from './screens.ts';

test('/ opens the find again with its text', async () => {
  const wizard = new WizardOnTerminal(longChoice);
  wizard.type('/number 3\r');
  await wizard.sees('Find: number 3   11 of 40');
  wizard.type('/7\r\r');
  expect(await wizard.hears(1)).toEqual(['o37']);
  await wizard.close();
});
