import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { asked, choose, intoBackup, play, TO_THE_BACKUPS, type } from '../journey.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, Terminal } from '../terminal.ts';
import { filesIn } from '../tree.ts';

const practice = inject('practice');

test('three wrong passwords lead back; no password is on the screen, on the disk or in a process', async () => {
  const home = temporaryFolder();
  const wrong = ['open sesame', 'swordfish', '12345-secret'];
  const args = ['--root', practice.root, '--record', join(home, 'answers.yaml')];
  const terminal = new Terminal(args, { home });
  await play(terminal, [...TO_THE_BACKUPS, ...intoBackup('2')]);
  for (const [index, password] of wrong.entries()) {
    await play(terminal, [
      type('password', password),
      index < 2 ? choose('wrong-password', 'try-again') : [asked('wrong-password'), 'b'],
    ]);
  }
  await play(terminal, [type('password', practice.password)]);
  await terminal.sees(asked('photos'));
  const processes = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' });
  await play(terminal, [
    [asked('photos'), 'b'],
    [asked('password'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  const files = filesIn(home);
  expect(files.map((path) => path.slice(home.length)).join()).toMatch(/state.*\.json/);
  const seen = [terminal.written, processes, ...files.map((path) => readFileSync(path, 'latin1'))];
  for (const password of [...wrong, practice.password]) {
    expect(seen.filter((text) => text.includes(password))).toEqual([]);
  }
});
