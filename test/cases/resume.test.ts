/** Cases that were left, by a kill, by Ctrl-C or to wait for days, and gone on with by the built program. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { parseSavedCase, type SavedCase } from '../../src/cases/saved-case.ts';
import { withEndlessFile } from '../cli/damage.ts';
import { withFreshBackup } from '../cli/fresh-backup.ts';
import { json, run } from '../cli/inside.ts';
import { asked, choose, intoBackup, play, TO_THE_BACKUPS, type } from '../cli/journey.ts';
import { type Outcome, start, temporaryFolder } from '../cli/program.ts';
import { CTRL_C, ENTER, Terminal } from '../cli/terminal.ts';
import { filesIn, photosIn } from '../cli/tree.ts';

const practice = inject('practice');
const root = ['--root', practice.root];

type Answers = [step: string, answer: string | string[] | object][];

const casesIn = (home: string) => join(home, 'state', 'backroll', 'cases');

/** What a kill left half-written is no case. */
function savedFilesIn(home: string): string[] {
  return readdirSync(casesIn(home)).filter((name) => name.endsWith('.json'));
}

function savedIn(home: string): SavedCase[] {
  return savedFilesIn(home).map((name) => {
    const read = parseSavedCase(readFileSync(join(casesIn(home), name), 'utf8'));
    if (typeof read === 'string') throw new Error(`${name}: ${read}`);
    return read;
  });
}

/** The one case of a home, once it was saved at a step. */
function savedAt(home: string, step: string): Promise<SavedCase> {
  return vi.waitFor(
    () => {
      const [saved] = savedIn(home);
      if (saved?.step !== step) throw new Error(`not saved at ${step}, but at ${saved?.step}`);
      return saved;
    },
    { timeout: 10_000, interval: 10 },
  );
}

function answersFile(home: string, answers: Answers, more: object = {}): string {
  const file = join(home, 'answers.yaml');
  const list = answers.map(([step, answer]) => ({ [step]: answer }));
  writeFileSync(file, stringify({ backroll: 1, ...more, answers: list }));
  return file;
}

function unattended(
  home: string,
  answers: Answers,
  args: readonly string[] = root,
  more: object = {},
): Promise<Outcome> {
  const file = answersFile(home, answers, more);
  return run([...args, '--answers', file], { env: { HOME: home } });
}

const photo = practice.items.find(
  ({ backup, kind, takenAt }) =>
    backup === 'archived' && kind === 'photo' && takenAt > '2026-05-02',
);
if (!photo) throw new Error('the practice phone has no such photo');

/** From the first question to where the photo goes. */
const TO_THE_DESTINATION = [
  ...TO_THE_BACKUPS,
  ...intoBackup('1'),
  [asked('photos'), `/${photo.name}${ENTER}`],
  ['1 of 59 match', ' '],
  ['[✓]', ENTER],
] as const;

/** Plays until the case is saved at a step, and kills the program there. */
async function killedAt(
  step: Parameters<typeof asked>[0],
  turns: Parameters<typeof play>[1],
  home: string,
): Promise<SavedCase> {
  const terminal = new Terminal([...root, '--to', join(home, 'photos')], { home });
  await play(terminal, turns);
  await terminal.sees(asked(step));
  const saved = await savedAt(home, step);
  terminal.kill('SIGKILL');
  expect(await terminal.killed()).toBe(137);
  return saved;
}

test.concurrent('killed in the middle, and tried without the disk: a case comes to the same step and the same ending', async () => {
  const home = temporaryFolder();
  const { id, trail } = await killedAt('destination', TO_THE_DESTINATION, home);
  const empty = join(home, 'no-backups');
  mkdirSync(empty);
  const without = new Terminal(['--root', empty, '--resume'], { home });
  await without.sees(asked('backup'));
  expect(without.scrollback()).toContain('is not there now');
  without.press(CTRL_C);
  expect(await without.ended()).toBe(130);
  expect(savedIn(home)).toMatchObject([{ trail, step: 'destination' }]);

  const terminal = new Terminal([...root, '--to', join(home, 'photos'), '--resume'], { home });
  await terminal.sees(asked('destination'));
  expect(terminal.scrollback()).toContain(`Going on with case ${id}.`);
  await play(terminal, [[asked('destination'), ENTER], choose('is-it-there', 'yes')]);
  expect(await terminal.ended()).toBe(0);
  expect(photosIn(join(home, 'photos'))).toHaveLength(1);
  const [ended] = savedIn(home);
  expect(ended).toMatchObject({ id, status: 'ended', outcome: 'RECOVERED_EXTRACT', pid: null });
  expect(ended?.trail.slice(0, trail.length)).toEqual(trail);
  const again = await run(['--resume', id], { env: { HOME: home } });
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain(`Case ${id} has ended.`);
});

test.concurrent('killed after the writing, nothing is written again and nothing before it is taken back', async () => {
  const home = temporaryFolder();
  const turns = [...TO_THE_DESTINATION, [asked('destination'), ENTER]] as const;
  await killedAt('is-it-there', turns, home);
  const written = filesIn(join(home, 'photos'));
  const terminal = new Terminal([...root, '--to', join(home, 'other'), '--resume'], { home });
  await play(terminal, [
    // Back does nothing here: what was written is not taken back.
    [asked('is-it-there'), 'b'],
    choose('is-it-there', 'choose-again'),
    // The backup was not open, and is opened now.
    [asked('photos'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(filesIn(join(home, 'photos'))).toEqual(written);
  expect(existsSync(join(home, 'other'))).toBe(false);
  const [left] = savedIn(home);
  expect(left?.learnt.filter(({ finding }) => finding.effect === 'extract')).toHaveLength(1);
  expect(left?.trail.at(-1)).toEqual({ step: 'how', answer: 'here' });
  expect(left?.sealed).toBe((left?.trail.length ?? 0) - 1);
});

test.concurrent('a password is never saved: it is asked again, and the rest is given again', async () => {
  const home = temporaryFolder();
  await killedAt(
    'destination',
    [
      ...TO_THE_BACKUPS,
      ...intoBackup('2'),
      type('password', 'swordfish'),
      choose('wrong-password', 'try-again'),
      type('password', practice.password),
      [asked('photos'), ` ${ENTER}`],
    ],
    home,
  );
  const terminal = new Terminal([...root, '--to', join(home, 'photos'), '--resume'], { home });
  await play(terminal, [type('password', practice.password), [asked('destination'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  for (const file of filesIn(home)) {
    const content = readFileSync(file, 'latin1');
    for (const secret of ['swordfish', practice.password]) expect(content).not.toContain(secret);
  }
  expect(terminal.written).not.toContain(practice.password);
});

test.concurrent('Ctrl-C says how to go on, and answers of a file can go on, too', async () => {
  const home = temporaryFolder();
  const terminal = new Terminal(root, { home });
  await play(terminal, [...TO_THE_BACKUPS, [asked('backup'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  const [left] = savedIn(home);
  expect(left).toMatchObject({ status: 'open', step: 'backup', outcome: null, pid: null });
  expect(terminal.scrollback()).toContain(`backroll --resume ${left?.id}`);
  const to = join(home, 'photos');
  const resumed = [...root, '--to', to, '--resume', left?.id ?? ''];
  const wrong = await unattended(home, [['freeze', 'ready']], resumed);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('"freeze" is never used');
  const outcome = await unattended(
    home,
    [
      ['backup', 'dont-know'],
      ['protect', 'later'],
      ['how', 'here'],
      ['photos', 'dont-know'],
      ['destination', 'dont-know'],
      ['is-it-there', 'yes'],
    ],
    resumed,
  );
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toContain('RECOVERED_EXTRACT');
  expect(photosIn(to).length).toBeGreaterThan(1);
  expect(savedIn(home)).toMatchObject([{ id: left?.id, status: 'ended' }]);
});

test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends it in a question, and leaves an open case', async (signal, code) => {
  const home = temporaryFolder();
  const terminal = new Terminal(root, { home });
  await play(terminal, TO_THE_BACKUPS.slice(0, 2));
  await terminal.sees(asked('phone'));
  terminal.kill(signal);
  expect(await terminal.ended()).toBe(code);
  expect(savedIn(home)).toMatchObject([{ status: 'open', step: 'phone', pid: null }]);
});

test.concurrent('a second wizard refuses a case that is open in the first', async () => {
  const home = temporaryFolder();
  const first = new Terminal(root, { home });
  await play(first, TO_THE_BACKUPS.slice(0, 2));
  const { id, pid } = await savedAt(home, 'phone');
  const second = await run(['--resume', id], { env: { HOME: home } });
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second.stderr).toContain(`open in another backroll (process ${pid})`);
  first.kill('SIGKILL');
  await first.killed();
  const third = new Terminal([...root, '--resume', id], { home });
  await play(third, [[asked('phone'), CTRL_C]]);
  expect(await third.ended()).toBe(130);
});

test.concurrent('in a tree that has changed, what still fits is kept and the rest is offered', async () => {
  const home = temporaryFolder();
  const saved = await killedAt('photos-layout', TO_THE_BACKUPS.slice(0, 4), home);
  const trail = [
    saved.trail[0],
    { step: 'freeze', answer: 'an answer of long ago' },
    { step: 'a-step-of-long-ago', answer: 'yes' },
    { step: 'phone', answer: 'broken' },
  ];
  const file = join(casesIn(home), `${saved.id}.json`);
  writeFileSync(file, JSON.stringify({ ...saved, tree: 'another', trail }));
  const terminal = new Terminal([...root, '--resume'], { home });
  await play(terminal, [
    choose('freeze', 'ready'),
    // "broken" is offered.
    [asked('phone'), ENTER],
    [asked('icloud-bin'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback()).toContain('backroll has changed since');
  expect(savedIn(home)[0]?.trail.map(({ answer }) => answer)).toEqual(['mine', 'ready', 'broken']);
});

test.concurrent('Back over several answers keeps each of them for when its step comes again', async () => {
  const home = temporaryFolder();
  const terminal = new Terminal(root, { home });
  await play(terminal, [
    choose('whose-phone', 'with-owner'),
    choose('freeze', 'already-happened'),
    choose('phone', 'broken'),
    [asked('icloud-bin'), 'b'],
    [asked('phone'), 'b'],
    [asked('freeze'), 'b'],
    [asked('whose-phone'), ENTER],
    [asked('freeze'), ENTER],
    [asked('phone'), ENTER],
    [asked('icloud-bin'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(savedIn(home)[0]?.trail.map(({ answer }) => answer)).toEqual([
    'with-owner',
    'already-happened',
    'broken',
  ]);
});

const AT_THE_PHONE: Answers = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
  ['phone', 'works'],
];
const TO_ICLOUD: Answers = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
  ['phone', 'lost'],
  ['icloud-bin', 'no-icloud'],
  ['taken', '2026-05-01..2026-05-03'],
  ['deleted', '2026-08'],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
  ['backup', 'none'],
  ['icloud-backup', 'listed'],
  ['icloud-date', '2026-06-15'],
  ['icloud-restore', 'yes'],
  ['icloud-spare', 'no'],
  ['fresh-backup', 'done'],
  ['confirm-fresh', 'yes'],
  ['erase-checklist', 'not-all'],
  ['erase-not-ready', 'delay'],
];

test.concurrent('with nobody at the keyboard, a case that waits is saved, and asks its last question again', async () => {
  const home = temporaryFolder();
  const args = ['--root', await withFreshBackup(home)];
  const waits = await unattended(home, TO_ICLOUD, args, { case: 'HD-1042' });
  expect(waits.code).toBe(5);
  const [saved] = savedIn(home);
  expect(saved).toMatchObject({
    label: 'HD-1042',
    status: 'waiting',
    outcome: 'PENDING_DELAY',
    step: 'pending-delay',
    pid: null,
  });
  expect(waits.stderr).toContain(`backroll --resume ${saved?.id}`);
  const nobody = await run(['--resume'], { env: { HOME: home } });
  expect(nobody.code).toBe(20);
  expect(nobody.stderr).toContain('"erase-not-ready" takes');
  const left = await unattended(home, [['erase-not-ready', 'leave']], [...args, '--resume']);
  expect(left.code).toBe(4);
  expect(savedIn(home)).toMatchObject([{ id: saved?.id, label: 'HD-1042', status: 'ended' }]);
});

test.concurrent('a fresh backup that is gone is no longer relied on', async () => {
  const home = temporaryFolder();
  const folder = await withFreshBackup(home);
  expect((await unattended(home, TO_ICLOUD, ['--root', folder])).code).toBe(5);
  renameSync(folder, `${folder} away`);
  mkdirSync(folder);
  const nobody = await unattended(
    home,
    [['fresh-not-seen', 'leave']],
    ['--root', folder, '--resume'],
  );
  expect(nobody.stdout).toContain('Something has changed since');
  expect(nobody.code).toBe(4);
});

test.concurrent('with nobody at the keyboard, a case that ended leaves nothing behind', async () => {
  const home = temporaryFolder();
  const found = await unattended(home, [...AT_THE_PHONE, ['search-first', 'found']]);
  expect(found.code).toBe(0);
  const stopped = await unattended(home, [...AT_THE_PHONE, ['search-first', 'stop']]);
  expect(stopped.code).toBe(4);
  const unanswered = await unattended(home, AT_THE_PHONE);
  expect(unanswered.code).toBe(20);
  expect(existsSync(join(home, 'state'))).toBe(false);
});

test.concurrent('with nobody at the keyboard, a case that was interrupted is saved', async () => {
  const home = temporaryFolder();
  const backup = withEndlessFile(practice.backups.archived, photo.path);
  const file = answersFile(home, [
    ...TO_ICLOUD.slice(0, 10),
    ['backup', 'dont-know'],
    ['how', 'here'],
    ['photos', { name: photo.name }],
    ['destination', join(home, 'photos')],
  ]);
  const program = start(['--root', backup, '--answers', file], { env: { HOME: home } });
  let isStopping = false;
  program.onOutput((written) => {
    if (isStopping || !written.includes(join(home, 'photos'))) return;
    isStopping = true;
    program.kill('SIGTERM');
  });
  expect((await program.outcome).code).toBe(143);
  const [saved] = savedIn(home);
  expect(saved).toMatchObject({ status: 'open', step: 'writing' });
  const nobody = await run(['--resume', saved?.id ?? ''], { env: { HOME: home } });
  expect(nobody.stderr).toContain('"destination" takes');
});

test.concurrent('where nothing can be saved, the wizard goes on and says so once', async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'state'), 'a file where the folder should be');
  const terminal = new Terminal(root, { home });
  await play(terminal, [...TO_THE_BACKUPS.slice(0, 3), [asked('search-first'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback().split('cannot be saved here')).toHaveLength(2);
  expect(terminal.scrollback()).not.toContain('--resume');
});

test.concurrent('a case that is not there is named with those that are', async () => {
  const home = temporaryFolder();
  const env = { HOME: home };
  expect(await run(['--resume'], { env })).toMatchObject({ code: 2, stdout: '' });
  const { id } = await killedAt('freeze', TO_THE_BACKUPS.slice(0, 1), home);
  for (const other of ['2026-01-01-bbbb', '../../answers', 'scan']) {
    const { code, stderr } = await run(['--resume', other], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(`There is no saved case "${other}". These can be resumed: ${id}.`);
  }
});

test.concurrent('cases are listed, shown and removed', async () => {
  const home = temporaryFolder();
  const env = { HOME: home };
  expect(await run(['case', 'list'], { env })).toMatchObject({ code: 0, stdout: '' });
  const { id, startedAt } = await killedAt('phone', TO_THE_BACKUPS.slice(0, 2), home);
  const damaged = join(casesIn(home), '2026-01-01-bbbb.json');
  writeFileSync(damaged, '{');
  const { v, cases, problems } = await json<{ v: number; cases: object[]; problems: object[] }>(
    ['case', 'list'],
    { env },
  );
  expect([v, cases.length]).toEqual([1, 1]);
  expect(cases[0]).toEqual({
    id,
    label: null,
    status: 'open',
    step: 'phone',
    outcome: null,
    startedAt,
    savedAt: expect.stringMatching(/Z$/),
    waitsFor: null,
    lookAgainAt: null,
  });
  expect(problems).toMatchObject([{ path: damaged, code: 'damaged' }]);
  const listed = await run(['case', 'list'], { env });
  expect(listed.stdout).toMatch(new RegExp(`^${id} .* not finished .*phone\n$`));
  expect(listed.stderr).toContain(basename(damaged));
  const shown = await run(['case', 'show', id], { env });
  expect(shown.stdout).toContain('Whose phone: Mine\nLeave these alone: Yes');
  const removed = await run(['case', 'delete', id], { env });
  expect(removed).toMatchObject({ code: 0, stderr: '' });
  expect(removed.stdout).toContain(id);
  expect(savedFilesIn(home)).toEqual([basename(damaged)]);
  expect((await run(['case', 'delete', id], { env })).code).toBe(2);
  expect((await run(['case', 'show', '2026-01-01-bbbb'], { env })).stderr).toContain('damaged');
});
