import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { busy, choice, dates, photos } from './screens.ts';

const esc = '\u001b';

test('n opens a note over a step, Enter keeps it, and the step is as it was', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type('\u001b[Bn');
  await wizard.sees('Computer backups · part 4 of 10 · Note');
  await wizard.sees('It answers nothing');
  // Letters that are commands elsewhere are letters here.
  wizard.type('b? Error -54, says "n"\r');
  expect(await wizard.hears(1)).toEqual([{ note: 'b? Error -54, says "n"' }]);
  await wizard.sees('❯ 2 Anna’s iPhone, 2 February 2026');
  wizard.type('\r');
  expect(await wizard.hears(2)).toEqual([expect.anything(), 'b']);
  await wizard.close();
});

test('Escape closes a note without a word, and pressed twice does not leave the step', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type('nhello');
  await wizard.sees('❯ hello');
  wizard.type(esc);
  await wizard.sees('Which backup shall we look into first?');
  await wizard.seesNo('· Note');
  wizard.type('b\u001b[B');
  await wizard.sees('❯ 2 Anna’s iPhone, 2 February 2026');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test('a pasted text goes into the note as one line', async () => {
  const wizard = new WizardOnTerminal(choice);
  wizard.type(`n${esc}[200~serial\nnumber${esc}[201~\r`);
  expect(await wizard.hears(1)).toEqual([{ note: 'serial number' }]);
  await wizard.close();
});

test('in a text field n is a letter, and Ctrl-N opens the note', async () => {
  const wizard = new WizardOnTerminal(dates);
  wizard.type('2026-0n');
  await wizard.sees('❯ 2026-0n');
  wizard.type('\u000ecalled back\r');
  expect(await wizard.hears(1)).toEqual([{ note: 'called back' }]);
  await wizard.sees('❯ 2026-0n');
  await wizard.close();
});

test('a note can be written while a job runs', async () => {
  const wizard = new WizardOnTerminal(busy);
  wizard.type('nslow disk\r');
  expect(await wizard.hears(1)).toEqual([{ note: 'slow disk' }]);
  await wizard.sees('42%');
  await wizard.close();
});

test('a note can be written over the list of photos', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type('n"Robin rang from +44 7700 900123, dbc1ed2243f1bb061f047c3d24c21d17769d6ae5\r');
  expect(await wizard.hears(1)).toEqual([
    { note: '"Robin rang from +44 7700 900123, dbc1ed2243f1bb061f047c3d24c21d17769d6ae5' },
  ]);
  await wizard.sees('1 of 240 · 0 ticked');
  await wizard.close();
});
