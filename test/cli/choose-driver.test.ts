/** Who answers the questions, for everything that decides it. */
import { expect, test } from 'vitest';
import { chooseDriver, type DriverName, type Ends } from '../../src/cli/choose-driver.ts';

const both: Ends = {
  answersFile: false,
  noInput: false,
  plain: false,
  stdinIsTerminal: true,
  stdoutIsTerminal: true,
  term: 'xterm-256color',
  screenReader: undefined,
};

test.each<[string, Partial<Ends>, DriverName]>([
  ['two terminals', {}, 'interactive'],
  ['no TERM', { term: undefined }, 'interactive'],
  ['--plain', { plain: true }, 'plain'],
  ['TERM=dumb', { term: 'dumb' }, 'plain'],
  ['a screen reader', { screenReader: 'true' }, 'plain'],
  ['a screen reader that is off', { screenReader: 'false' }, 'interactive'],
  ['an empty variable', { screenReader: '' }, 'interactive'],
  ['--no-input', { noInput: true }, 'nobody'],
  ['--no-input and --plain', { noInput: true, plain: true }, 'nobody'],
  ['input from elsewhere', { stdinIsTerminal: false }, 'nobody'],
  ['input from elsewhere, --plain', { stdinIsTerminal: false, plain: true }, 'nobody'],
  ['output to elsewhere, --plain', { stdoutIsTerminal: false, plain: true }, 'nobody'],
  ['output to elsewhere, TERM=dumb', { stdoutIsTerminal: false, term: 'dumb' }, 'nobody'],
  ['an answers file', { answersFile: true }, 'answers'],
  ['an answers file and --plain', { answersFile: true, plain: true }, 'answers'],
  [
    'an answers file, nobody there',
    { answersFile: true, stdinIsTerminal: false, noInput: true },
    'answers',
  ],
])('%s', (_, ends, driver) => expect(chooseDriver({ ...both, ...ends })).toBe(driver));
