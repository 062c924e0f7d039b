import { expect, test } from 'vitest';
import { WizardOnTerminal } from './harness.ts';
import { choice, dates } from './screens.ts';

test('the terminal is given back as it was: cursor shown, pastes as before', async () => {
  const wizard = new WizardOnTerminal(choice);
  await wizard.sees('Ctrl-C stop');
  await wizard.close();
  expect(wizard.written.lastIndexOf('?25h')).toBeGreaterThan(wizard.written.lastIndexOf('?25l'));
  expect(wizard.written.lastIndexOf('?2004l')).toBeGreaterThan(
    wizard.written.lastIndexOf('?2004h'),
  );
});

test('when the keyboard goes away, the driver is asked to stop', async () => {
  const wizard = new WizardOnTerminal(choice);
  await wizard.sees('Ctrl-C stop');
  wizard.hangUp();
  expect(await wizard.hears(1)).toEqual(['(stop)']);
  await wizard.close();
});

test('a view that throws ends the wizard with that error and prints no code', async () => {
  const broken = () => {
    throw new Error('a broken reading');
  };
  const wizard = new WizardOnTerminal({ ...dates, field: { suggested: null, understand: broken } });
  const ended = expect(wizard.finished).rejects.toThrow('a broken reading');
  wizard.type('x');
  await ended;
  expect(wizard.text()).not.toMatch(/Error|understand|\.tsx?/);
});
