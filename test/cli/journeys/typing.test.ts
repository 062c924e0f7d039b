/** Keys faster than any hand, keys that are none, and pastes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { GIVEN } from '../../../src/flows/answers.ts';
import { questionAt } from '../../../src/flows/branches.ts';
import { newCase } from '../../../src/flows/case.ts';
import { answerInWords } from '../../../src/guidance/index.ts';
import {
  answersIn,
  asked,
  choose,
  pickPhoto,
  play,
  TO_THE_BACKUPS,
  toTheDate,
  type,
} from '../journey.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, DOWN, ENTER, Terminal } from '../terminal.ts';
import { filesIn } from '../tree.ts';
import { lostPhoto } from './lost-photo.ts';

const practice = inject('practice');

/** A wizard whose answers are written down. */
function recorded(root: string, ...args: string[]) {
  const home = temporaryFolder();
  const file = join(home, 'answers.yaml');
  const terminal = new Terminal(['--root', root, '--record', file, ...args], { home });
  return { terminal, home, answers: () => answersIn(file) };
}

const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;
const CLEAR = '\u0015';
/** A title, a colour, a cleared screen, text that runs backwards, and a line that ends. */
const HOSTILE = `\u001b]0;owned\u0007\u001b[31mred\u001b[2J\u202egnp.exe\u0000; rm -rf / #\r\n`;

test.concurrent('50 arrows and Enter in one write choose what 50 presses choose', async () => {
  const { terminal, answers } = recorded(practice.root);
  const options = Object.keys(questionAt('whose-phone').answers);
  await play(terminal, [
    [asked('whose-phone'), DOWN.repeat(50) + ENTER],
    [asked('freeze'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answers()).toEqual([`whose-phone: ${options[50 % options.length]}`]);
});

test.concurrent('what is typed ahead answers the plain questions that follow', async () => {
  const { terminal, answers } = recorded(practice.root);
  const presses = toTheDate().map(([, press]) => press);
  await play(terminal, [
    [asked('whose-phone'), presses.join('')],
    [asked('taken'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answers()).toHaveLength(presses.length);
});

test.concurrent('what is typed ahead never passes a password, nor do three Enters', async () => {
  const { terminal, answers } = recorded(practice.root);
  await play(terminal, [
    ...TO_THE_BACKUPS,
    [asked('backup'), '2'],
    choose('protect', 'later'),
    [asked('how'), `${ENTER}swordfish${ENTER.repeat(2)}`],
    [asked('password'), ENTER.repeat(3)],
    type('password', 'swordfish'),
    [asked('wrong-password'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answers().slice(-2)).toEqual(['how: here', 'password: given']);
  const given = answerInWords('password', GIVEN, newCase('linux', new Date().toISOString()));
  expect(terminal.scrollback().split(given)).toHaveLength(2);
});

test.concurrent('what no key sends does nothing, in a list and in a field', async () => {
  const { terminal, answers } = recorded(practice.root);
  const unknown = [
    '\u001b[1;5P',
    '\u001bO5P',
    '\u001b[<0;10;10M',
    '\u001b[I\u001b[O',
    '\u001b]11;rgb:0000/0000/0000\u0007',
    '\u001b[?1;2c',
    '\u001b[24;80R',
  ].join('');
  const [first, ...rest] = toTheDate();
  await play(terminal, [
    [asked('whose-phone'), `${unknown}${first?.[1]}`],
    ...rest,
    [asked('taken'), `${unknown}2026-05-01..${unknown}2026-05-03${ENTER}`],
    [asked('deleted'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answers()[0]).toBe('whose-phone: mine');
  expect(answers().at(-1)).toBe('taken: 2026-05-01..2026-05-03');
});

test.concurrent('a folder is pasted as it was dropped: quotes, spaces and the end of the line', async () => {
  const { terminal, answers } = recorded(temporaryFolder());
  const folder = join(temporaryFolder(), `it's my "old" disk`);
  mkdirSync(folder);
  const dropped = `'${folder.replaceAll("'", "'\\''")}' \r\n`;
  await play(terminal, [
    ...TO_THE_BACKUPS,
    choose('no-backups', 'other-folder'),
    [asked('folder'), pasted(dropped) + ENTER],
    choose('no-backups', 'other-folder'),
    [asked('folder'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answers().filter((line) => line.startsWith('folder:'))).toEqual([`folder: ${folder}`]);
});

test.concurrent('hostile text in every field reaches neither the screen nor the disk', async () => {
  const { terminal, home } = recorded(practice.root);
  const to = join(home, 'photos');
  const hostile = pasted(HOSTILE) + CLEAR;
  await play(terminal, [
    ...toTheDate(),
    [asked('taken'), `${hostile}2026-05-01..2026-05-03${ENTER}`],
    [asked('deleted'), `${pasted(HOSTILE)}${ENTER}${CLEAR}2026-08${ENTER}`],
    ...TO_THE_BACKUPS.slice(9),
    [asked('backup'), '2'],
    choose('protect', 'copy'),
    [asked('copy-to'), `${hostile}${join(home, 'copies')}${ENTER}`],
    [asked('how'), ENTER],
    [asked('password'), `${pasted(HOSTILE)}${ENTER}`],
    choose('wrong-password', 'try-again'),
    type('password', practice.password),
    [asked('photos'), `/${pasted(HOSTILE)}${CLEAR}\u001b`],
    ...pickPhoto(lostPhoto('encrypted').name, 58),
    [asked('destination'), `${hostile}${to}${ENTER}`],
    [asked('is-it-there'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  for (const bytes of ['\u001b]0;', '\u001b[2J', '\u202e', '\u0000']) {
    expect(terminal.written).not.toContain(bytes);
  }
  expect(filesIn(home).filter((path) => /owned|gnp|rm -rf/.test(path))).toEqual([]);
});
