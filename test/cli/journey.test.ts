import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { withEndlessFile } from './damage.ts';
import { asked, choose, intoBackup, play, TO_THE_BACKUPS, type } from './journey.ts';
import { temporaryFolder } from './program.ts';
import { CTRL_C, ENTER, ESCAPE, Terminal } from './terminal.ts';
import { filesIn, photosIn, sha256, staysUnchanged } from './tree.ts';

const practice = inject('practice');
staysUnchanged(practice.root);
const root = ['--root', practice.root];
const SMALL = { columns: 40, rows: 12 };

/** Answers up to the first field to type in. */
const TO_THE_DATE = TO_THE_BACKUPS.slice(0, 7);

function lostPhoto(backup: string) {
  const found = practice.items.find(
    (item) => item.backup === backup && item.kind === 'photo' && item.takenAt > '2026-05-02',
  );
  if (!found) throw new Error(`the ${backup} backup has no such photo`);
  return found;
}

test.concurrent.each([
  ['80 × 24', { columns: 80, rows: 24 }],
  ['40 × 12', SMALL],
])('from the first question to the photo on the disk, %s', async (_, size) => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photo = lostPhoto('archived');
  const terminal = new Terminal([...root, '--to', to], { home, size });
  await play(terminal, [
    ...TO_THE_BACKUPS,
    ...intoBackup('1'),
    [asked('photos'), `/${photo.name}${ENTER}`],
    ['1 of 59 match', ' '],
    ['[✓]', ENTER],
    [asked('destination'), ENTER],
    choose('is-it-there', 'yes'),
  ]);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.cursorIsHidden).toBe(false);
  expect(terminal.scrollback()).toContain('RECOVERED_EXTRACT');
  const [original] = photo.files.filter(({ role }) => role === 'original');
  expect(photosIn(to).map(sha256)).toEqual([original?.sha256]);
});

test.concurrent('Back undoes an answer, in a list and in a field', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [
    ...TO_THE_DATE,
    [asked('taken'), `2026${ESCAPE}`],
    [asked('icloud-bin'), 'b'],
    [asked('recently-deleted'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
});

test.concurrent('Escape while a photo is written leads back, Ctrl-C ends, and neither leaves half a file', async () => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photo = lostPhoto('archived');
  const copy = withEndlessFile(practice.backups.archived, photo.path);
  const terminal = new Terminal(['--root', copy, '--to', to], { home });
  await play(terminal, [
    ...TO_THE_BACKUPS,
    [asked('backup'), '1'],
    // It is archived, so nothing needs protecting first.
    choose('how', 'here'),
    [asked('photos'), `/${photo.name}${ENTER}`],
    ['1 of 59 match', ' '],
    ['[✓]', ENTER],
    [asked('destination'), ENTER],
    [asked('writing'), ESCAPE],
    [asked('destination'), ENTER],
    [asked('writing'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.cursorIsHidden).toBe(false);
  expect(filesIn(to)).toEqual([]);
});

test.concurrent('Ctrl-C in a question ends with the report so far', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [choose('whose-phone', 'mine'), [asked('freeze'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.cursorIsHidden).toBe(false);
  expect(terminal.scrollback()).toContain('Outcome: STOPPED');
});

test.concurrent('Ctrl-C twice in one write ends as well', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [[asked('whose-phone'), CTRL_C + CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.cursorIsHidden).toBe(false);
});

test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s leaves the terminal as it was', async (signal, code) => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await terminal.sees(asked('whose-phone'));
  terminal.kill(signal);
  expect(await terminal.ended()).toBe(code);
  expect(terminal.cursorIsHidden).toBe(false);
});

test.concurrent('a password is nowhere in what is shown, and three wrong ones lead back', async () => {
  const home = temporaryFolder();
  const wrong = ['open sesame', 'swordfish', '12345-secret'];
  const terminal = new Terminal([...root, '--record', join(home, 'answers.yaml')], { home });
  await play(terminal, [...TO_THE_BACKUPS, ...intoBackup('2')]);
  for (const [index, password] of wrong.entries()) {
    await play(terminal, [
      type('password', password),
      index < 2 ? choose('wrong-password', 'try-again') : [asked('wrong-password'), 'b'],
    ]);
  }
  await play(terminal, [
    type('password', practice.password),
    [asked('photos'), 'b'],
    [asked('password'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  const recorded = readFileSync(join(home, 'answers.yaml'), 'utf8');
  for (const password of [...wrong, practice.password]) {
    expect(terminal.written).not.toContain(password);
    expect(recorded).not.toContain(password);
  }
  expect(recorded).toContain('phone: works');
});

test.concurrent.each([
  ['nothing said', {}, [], true],
  ['NO_COLOR', { NO_COLOR: '1' }, [], false],
  ['--no-color', {}, ['--no-color'], false],
])('colour, %s', async (_, env, args, coloured) => {
  const terminal = new Terminal([...root, ...args], { home: temporaryFolder() }, env);
  await play(terminal, [[asked('whose-phone'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.written.includes('\u001b[36m')).toBe(coloured);
  expect(terminal.written).not.toContain('Warning');
});

test.concurrent('a terminal that cannot be drawn on gets no control sequence', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() }, { TERM: 'dumb' });
  await terminal.sees('--answers FILE');
  expect(await terminal.ended()).toBe(20);
  expect(terminal.written).not.toContain('\u001b');
});
