/** The hidden prompt of a command, in a real terminal. */
import { expect, inject, test } from 'vitest';
import { CTRL_C, CTRL_D, LineTerminal } from './line-terminal.ts';
import { temporaryFolder } from './program.ts';

const practice = inject('practice');
const PROMPT = 'Password of this backup';

function asks(): LineTerminal {
  const args = ['photos', practice.backups.encrypted, '--limit', '1'];
  return new LineTerminal(args, { home: temporaryFolder(), stty: true });
}

test.concurrent('a password is taken and not shown, and the terminal is as it was', async () => {
  const terminal = asks();
  await terminal.says(PROMPT);
  terminal.press(`${practice.password}x\u007f\r`);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.written).toContain('IMG_');
  expect(terminal.written).not.toContain(practice.password);
  expect(terminal.said).toMatch(/ icanon .* echo /);
});

test.concurrent.each([
  ['Ctrl-C', CTRL_C],
  ['Ctrl-D', CTRL_D],
])('%s leaves it', async (_, key) => {
  const terminal = asks();
  await terminal.says(PROMPT);
  terminal.press(key);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.said).toMatch(/ icanon .* echo /);
});
