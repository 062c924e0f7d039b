import { expect, test, vi } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { choice } from './screens.ts';

// Decided when the colour library is loaded, so before anything else.
vi.hoisted(() => {
  process.env.FORCE_COLOR = '1';
});

const cyan = 6;

test('colour sits on marks, the question is bold, and no sentence is coloured or dim', async () => {
  const wizard = new WizardOnTerminal(choice);
  await wizard.sees('Ctrl-C stop');
  expect(wizard.look('❯')).toEqual({ colour: cyan, bold: true, dim: false });
  expect(wizard.look('✓')).toMatchObject({ colour: 2 });
  expect(wizard.look('✗')).toMatchObject({ colour: 1 });
  expect(wizard.look('! Do not')).toMatchObject({ colour: 3 });
  expect(wizard.look('Which backup')).toEqual({ colour: null, bold: true, dim: false });
  const plain = { colour: null, bold: false, dim: false };
  for (const text of [
    'Four backups',
    'Do not plug',
    'Yes: made',
    'No: made',
    '2 February',
    'stop',
  ]) {
    expect(wizard.look(text)).toEqual(plain);
  }
  await wizard.close();
});
