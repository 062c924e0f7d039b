/** A case begun at one computer and ended at another, and what a crafted file of a case cannot do. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { parseSavedCase, type SavedCase } from '../../src/cases/saved-case.ts';
import { questionAt } from '../../src/flows/branches.ts';
import { json, run } from './inside.ts';
import { lostPhoto } from './journeys/lost-photo.ts';
import { LineTerminal } from './line-terminal.ts';
import { run as runProcess, temporaryFolder } from './program.ts';
import { photosIn, sha256 } from './tree.ts';

const practice = inject('practice');

const photo = lostPhoto('archived');
const here = temporaryFolder();
const there = temporaryFolder();
const NOTE = 'Call back on 0171 2345678';

const say = (step: string, answer: string) =>
  `${Object.keys(questionAt(step).answers).indexOf(answer) + 1}`;

const casesIn = (home: string) => join(home, 'state', 'backroll', 'cases');

function savedIn(home: string, id: string): SavedCase {
  const read = parseSavedCase(readFileSync(join(casesIn(home), `${id}.json`), 'utf8'));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

function save(home: string, saved: Readonly<Record<string, unknown>>): void {
  mkdirSync(casesIn(home), { recursive: true });
  writeFileSync(join(casesIn(home), `${saved.id}.json`), JSON.stringify(saved));
}

const at = (home: string) => ({ env: { HOME: home } });

async function taken(home: string, file: string): Promise<SavedCase> {
  const { code, stdout } = await run(['case', 'import', file], at(home));
  expect(code).toBe(0);
  return savedIn(home, stdout.trim());
}

let begun: SavedCase;
let file = '';

/** A case that somebody left before the backup that they chose was opened. */
beforeAll(async () => {
  const terminal = new LineTerminal(['--plain', '--root', practice.root], { home: here });
  await terminal.types(
    `n ${NOTE}`,
    say('whose-phone', 'mine'),
    say('freeze', 'ready'),
    say('phone', 'works'),
    say('search-first', 'not-found'),
    say('photos-layout', 'tabs'),
    say('recently-deleted', 'not-there'),
    say('icloud-bin', 'no-icloud'),
    '2026-05-01..2026-05-03',
    '',
    '2026-08',
    'yes',
    say('bin-emptied', 'no'),
    say('icloud-photos', 'off'),
    say('offline-device', 'no'),
    'none of these',
    '1',
    say('protect', 'later'),
    'stop',
  );
  expect(await terminal.ended()).toBe(130);
  const [name = ''] = readdirSync(casesIn(here));
  begun = savedIn(here, name.replace('.json', ''));
  expect(begun.step).toBe('how');
  const { code, stdout, stderr } = await runProcess(['case', 'export', begun.id], {
    ...at(here),
    cwd: here,
  });
  expect(code).toBe(0);
  file = stdout.trim();
  expect(stderr).toContain('no photo and no password');
});

test('the file is its owner’s alone, says no more than it must, and is not written over', async () => {
  expect(basename(file)).toBe(`${begun.id}.backroll-case.json`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(practice.root);
  expect(text).not.toContain('2345678');
  expect(JSON.parse(text)).toMatchObject({ pid: null, id: begun.id });
  const again = await run(['case', 'export', begun.id, '--to', file], at(here));
  expect(again).toMatchObject({ code: 73, stdout: '' });
  expect(readFileSync(file, 'utf8')).toBe(text);
  const full = join(here, 'full.json');
  await run(['case', 'export', begun.id, '--full', '--to', full], at(here));
  expect(readFileSync(full, 'utf8')).toContain(NOTE);
  const events = savedIn(here, begun.id).timeline.map(({ event }) => event);
  expect(events.slice(-3)).toEqual(['stopped', 'handed-over', 'handed-over']);
});

test('it goes on at another computer, where the backups lie elsewhere, to the same ending', async () => {
  const root = join(there, 'Other disk');
  cpSync(practice.root, root, { recursive: true, preserveTimestamps: true });
  const { code, stdout } = await run(['case', 'import', file], at(there));
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${begun.id}\n` });
  const answers = join(there, 'rest.yaml');
  const rest = [
    { how: 'here' },
    { photos: { name: photo.name } },
    { destination: 'dont-know' },
    { 'is-it-there': 'yes' },
  ];
  writeFileSync(answers, stringify({ backroll: 1, answers: rest }));
  const to = join(there, 'photos');
  const ended = await run(
    ['--resume', begun.id, '--answers', answers, '--root', root, '--to', to],
    at(there),
  );
  expect(ended.stderr).not.toContain('Something has changed');
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('Outcome: RECOVERED_EXTRACT');
  const [original] = photo.files.filter(({ role }) => role === 'original');
  expect(photosIn(to).map(sha256)).toEqual([original?.sha256]);
  const saved = savedIn(there, begun.id);
  expect(saved).toMatchObject({ status: 'ended', imported: false });
  expect(JSON.stringify(saved.learnt)).not.toContain(practice.root);
  const events = saved.timeline.map(({ event }) => event);
  expect(events).toContain('handed-over');
  expect(events.indexOf('resumed')).toBeGreaterThan(events.indexOf('handed-over'));
});

test('an id that is taken stays with the case that has it', async () => {
  const one = await taken(here, file);
  expect(one.id).not.toBe(begun.id);
  expect(one.imported).toBe(true);
  expect(savedIn(here, begun.id).imported).toBe(false);
});

/** A file as somebody may have made it, who knows how a case is written. */
function crafted(change: object): string {
  const path = join(temporaryFolder(), 'case.json');
  writeFileSync(path, JSON.stringify({ ...begun, pid: null, ...change }));
  return path;
}

const more = (...given: [step: string, answer: string | string[]][]) =>
  given.map(([step, answer]) => ({ step, answer }));

test.each([
  ['a typed phrase', more(['confirm-erase', 'erase this phone'], ['erase', 'finished'])],
  ['a password', more(['how', 'here'], ['password', 'given'])],
  ['a list of which all is ticked', more(['erase-checklist', ['esim']])],
  ['a folder to look in', more(['backup', 'other-folder'], ['folder', '/etc'])],
  ['a folder to copy to', more(['protect', 'copy'], ['copy-to', '/etc'])],
  ['a folder to write to', more(['destination', 'dont-know'])],
  ['a step that is none', more(['constructor', 'x'])],
])('%s is not taken over', async (_, added) => {
  const home = temporaryFolder();
  const answers = [...begun.trail, ...added];
  const saved = await taken(home, crafted({ trail: answers, sealed: 99, step: 'erase' }));
  const cut = saved.trail.length;
  expect(cut).toBeGreaterThanOrEqual(begun.trail.length);
  expect(cut).toBeLessThan(answers.length);
  expect(saved.trail).toEqual(answers.slice(0, cut));
  expect(saved).toMatchObject({ sealed: 0, status: 'open', step: answers[cut]?.step });
});

test('no folder that the file names is looked into', async () => {
  const home = temporaryFolder();
  const secret = join(home, 'secret');
  cpSync(practice.root, secret, { recursive: true });
  const path = crafted({ trail: [{ step: 'folder', answer: secret }, ...begun.trail] });
  const { id } = await taken(home, path);
  const empty = temporaryFolder();
  const answers = join(home, 'a.yaml');
  writeFileSync(answers, stringify({ backroll: 1, answers: [{ 'whose-phone': 'stop' }] }));
  const { stdout } = await run(['--resume', id, '--answers', answers, '--root', empty], at(home));
  expect(stdout).not.toContain('Found 3 backups');
  expect(JSON.stringify(savedIn(home, id).learnt)).not.toContain(secret);
});

test('backups that only the file claims do not count', async () => {
  const home = temporaryFolder();
  const { id } = await taken(home, file);
  const answers = join(home, 'a.yaml');
  writeFileSync(answers, stringify({ backroll: 1, answers: [{ 'no-backups': 'stop' }] }));
  const args = ['--resume', id, '--answers', answers, '--root', temporaryFolder()];
  const { code, stdout } = await run(args, at(home));
  expect(code).toBe(4);
  expect(stdout).toContain('Outcome: STOPPED');
});

test('copies, watched backups and a process that only the file claims are not taken over', async () => {
  const [scan] = begun.learnt;
  const learnt = [
    scan,
    { after: 1, finding: { effect: 'protect', outcome: 'done', copies: [], code: null } },
    { after: 1, finding: { effect: 'watch', outcome: 'finished', path: '/x' } },
    {
      after: 1,
      finding: {
        effect: 'find',
        outcome: 'photos',
        backup: { path: '/x', udid: null, lastBackup: null },
        code: null,
        counts: null,
        matching: 1,
        matchingTrashed: 0,
        icloudPhotos: 'off',
        newer: null,
      },
    },
  ];
  const later = '2999-01-01T00:00:00.000Z';
  const saved = await taken(temporaryFolder(), crafted({ learnt, pid: 1, startedAt: later }));
  expect(saved.learnt.map(({ finding }) => finding.effect)).toEqual(['scan', 'find']);
  expect(saved.learnt[1]?.finding).toMatchObject({ icloudPhotos: 'unknown' });
  expect(saved.pid).toBeNull();
  expect(Date.parse(saved.startedAt)).toBeLessThanOrEqual(Date.now());
});

test('a hundred thousand answers are no way to keep anybody waiting', async () => {
  const long = Array.from({ length: 100_000 }, () => ({ step: 'whose-phone', answer: 'mine' }));
  const home = temporaryFolder();
  const saved = await taken(home, crafted({ trail: long }));
  expect(saved.trail.length).toBeLessThan(2000);
  expect((await run(['report'], at(home))).code).toBe(0);
});

test.each([
  ['damaged', '{"v": 1'],
  ['damaged', 'null'],
  ['damaged', JSON.stringify({ v: 1, id: '../../x' })],
  ['newer', JSON.stringify({ v: 2 })],
])('what is %s is refused with why, and nothing is kept', async (why, text) => {
  const home = temporaryFolder();
  const path = join(home, 'case.json');
  writeFileSync(path, text);
  const { code, stdout, stderr } = await run(['case', 'import', path], at(home));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(why);
  expect(readdirSync(home)).not.toContain('state');
});

test('neither a folder, a pipe, a missing file nor a huge one is read', async () => {
  const home = temporaryFolder();
  const huge = join(home, 'huge.json');
  writeFileSync(huge, '');
  truncateSync(huge, 17 * 1024 * 1024);
  const pipe = join(home, 'pipe');
  const paths = [home, huge, join(home, 'none')];
  if (spawnSync('mkfifo', [pipe]).status === 0) paths.push(pipe);
  for (const path of paths) {
    expect((await run(['case', 'import', path], at(home))).code, path).toBe(2);
  }
});

test('a case that waits says for what, and when to look again', async () => {
  const home = temporaryFolder();
  const ended = '2026-11-22T12:00:00.000Z';
  const timeline = [{ at: ended, step: 'pending-restore', event: 'ended' }];
  const waits = { status: 'waiting', pid: null, timeline };
  save(home, { ...begun, ...waits, step: 'pending-restore', outcome: 'PENDING_RESTORE' });
  save(home, {
    ...begun,
    ...waits,
    id: '2026-01-01-bbbb',
    step: 'pending-delay',
    outcome: 'PENDING_DELAY',
    timeline: [],
    savedAt: '2026-01-01T10:00:00.000Z',
  });
  const { cases } = await json<{ cases: object[] }>(['case', 'list'], at(home));
  expect(cases).toMatchObject([
    { waitsFor: 'restore', lookAgainAt: '2026-11-23T12:00:00.000Z' },
    { waitsFor: 'delay', lookAgainAt: '2026-01-01T11:00:00.000Z' },
  ]);
  const { stdout } = await run(['case', 'list'], at(home));
  expect(stdout).toContain('Look again after 23 November 2026 at 12:00.');
  const { stdout: report } = await run(['report', begun.id], at(home));
  expect(report).toContain('Look again after 23 November 2026 at 12:00.');
});

test('cases are removed by name, or once they ended long ago; never by accident', async () => {
  const home = temporaryFolder();
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
  const ended = { ...begun, pid: null, status: 'ended', outcome: 'ESCALATED' };
  save(home, { ...ended, id: '2026-01-01-aaaa', savedAt: days(40) });
  save(home, { ...ended, id: '2026-01-01-bbbb', savedAt: days(3) });
  save(home, { ...begun, pid: null, id: '2026-01-01-cccc', savedAt: days(400) });
  save(home, { ...begun, pid: null, id: '2026-01-01-dddd' });
  writeFileSync(join(casesIn(home), '2026-01-01-aaaa.json.tmp'), '{');
  const left = () => readdirSync(casesIn(home)).map((name) => name.slice(11, 15));
  const remove = (...args: string[]) => run(['case', 'delete', ...args], at(home));

  for (const args of [
    [],
    ['--older-than', '30d'],
    ['--ended', '--older-than', 'soon'],
    ['--ended', 'x'],
  ]) {
    expect((await remove(...args)).code, args.join(' ')).toBe(2);
  }
  expect((await remove('2026-01-01-cccc', '2026-01-01-zzzz')).code).toBe(2);
  const old = ['--ended', '--older-than', '30d'];
  expect((await remove(...old, '--dry-run')).stdout).toContain('Would remove 1 saved case.');
  expect(left()).toHaveLength(5);
  expect((await remove(...old)).stdout).toContain('Removed 1 saved case.');
  expect(left()).toEqual(['bbbb', 'cccc', 'dddd']);
  expect((await remove('2026-01-01-cccc', '2026-01-01-dddd')).stdout).toContain('2 saved cases');
  expect((await remove('--ended')).code).toBe(0);
  expect(left()).toEqual([]);
});
