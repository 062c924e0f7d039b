/** What must never be written down, looked for in everything that was. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { run } from './inside.ts';
import { asked, intoBackup, play, TO_THE_BACKUPS, type } from './journey.ts';
import { temporaryFolder } from './program.ts';
import { CTRL_C, Terminal } from './terminal.ts';
import { filesIn } from './tree.ts';

const practice = inject('practice');
/** What the phones' property lists hold of them: nothing of it is ever needed. */
const NUMBERS = ['350000000000026', '350000000000018', 'PRACTICE01', 'PRACTICE02', '900123'];
/** What a report, a log or a line of events leaves out, too. */
const NAMES = ['Robin', practice.udids.current, practice.udids.older];

const contains = (texts: readonly string[], wanted: readonly string[]) =>
  wanted.filter((one) => texts.some((text) => text.includes(one)));
const read = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8'));

test('no password or number of a phone is written anywhere, no name in a report, log or event', async () => {
  // The numbers are there to be found, or this would show nothing.
  const lists = Object.values(practice.backups).map((path) => join(path, 'Info.plist'));
  expect(contains(read(lists), NUMBERS)).toEqual(NUMBERS);

  const home = temporaryFolder();
  const log = join(home, 'run.log');
  const args = ['--root', practice.root, '--record', join(home, 'answers.yaml'), '--log', log];
  const terminal = new Terminal(args, { home });
  await play(terminal, [...TO_THE_BACKUPS, ...intoBackup('2')]);
  await play(terminal, [type('password', practice.password)]);
  await terminal.sees(asked('photos'));
  await terminal.sees('0 ticked');
  terminal.press('n');
  await terminal.sees('It answers nothing');
  terminal.press(`"Robin rang from +44 7700 900123, ${practice.udids.older}\r`);
  await terminal.sees('0 ticked');
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);

  const reports = await Promise.all(
    ['md', 'json', 'html'].map((format) =>
      run(['report', '--format', format], { env: { HOME: home } }),
    ),
  );
  for (const { code, stdout } of reports) {
    expect(code).toBe(0);
    expect(stdout).toContain('device-1');
  }
  const answers = join(home, 'again.yaml');
  writeFileSync(answers, readFileSync(join(home, 'answers.yaml')));
  const events = await run(['--root', practice.root, '--answers', answers, '--events'], {
    env: { BACKROLL_PASSWORD: practice.password },
  });
  expect(events.stdout).toContain('"finding"');

  const files = filesIn(home);
  // The note is the person's own and stands in the case as it was typed.
  const besideNotes = read(files).map((text) => text.replaceAll(/"notes":\[.*?\]/g, ''));
  expect(files.some((file) => /state.*\.json$/.test(file))).toBe(true);
  expect(contains(besideNotes, [practice.password, ...NUMBERS])).toEqual([]);

  const told = [...reports.map(({ stdout }) => stdout), ...read([log]), events.stdout];
  expect(contains(told, [practice.password, ...NUMBERS])).toEqual([]);
  const named = [...reports.map(({ stdout }) => stdout), ...read([log])];
  expect(contains(named, NAMES)).toEqual([]);
});
