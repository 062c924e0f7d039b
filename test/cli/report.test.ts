/** The report of a case that somebody went through, by the built program. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { type ReportDocument, reportSchema } from '../../src/cli/report-schema.ts';
import { questionAt } from '../../src/flows/branches.ts';
import { run } from './inside.ts';
import { asked } from './journey.ts';
import { lostPhoto } from './journeys/lost-photo.ts';
import { LineTerminal } from './line-terminal.ts';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { run as runProcess, temporaryFolder } from './program.ts';
import { photosIn, sha256 } from './tree.ts';

const practice = inject('practice');

const photo = lostPhoto('archived');
const home = join(temporaryFolder(), 'anna.berger');
const to = join(home, 'Bilder von Anna');
const env = { HOME: home };
const CALLER = '"Anna Berger here, +49 171 2345678, the beach at 48.85661, 2.35222!"';

const say = (step: string, answer: string) =>
  `${Object.keys(questionAt(step).answers).indexOf(answer) + 1}`;

let id = '';
let screen = '';

/** A whole case at the keyboard: a quotation, a remark, one answer taken back, and a photo that is saved. */
beforeAll(async () => {
  const terminal = new LineTerminal(['--plain', '--root', practice.root, '--to', to], { home });
  await terminal.types(
    `n ${CALLER}`,
    'n Mailed robin@example.org | see <b>HD-1042</b>',
    say('whose-phone', 'mine'),
    say('freeze', 'ready'),
    'b',
    say('freeze', 'already-happened'),
    say('phone', 'works'),
    say('search-first', 'not-found'),
    say('photos-layout', 'tabs'),
    say('recently-deleted', 'not-there'),
    say('icloud-bin', 'dont-know'),
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
    say('how', 'here'),
  );
  await terminal.says(asked('photos'));
  await terminal.types(`find ${photo.name}`);
  await terminal.asks();
  const [, number = '?'] = /(\d+)\. \d\d:\d\d/.exec(terminal.said) ?? [];
  await terminal.types(number);
  await terminal.says('1 photo ticked');
  await terminal.types('done', '', say('is-it-there', 'yes'));
  expect(await terminal.ended()).toBe(0);
  screen = terminal.written;
  id = readdirSync(join(home, 'state', 'backroll', 'cases'))[0]?.replace('.json', '') ?? '';
});

async function report(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(['report', ...args], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const asJson = async (...args: string[]): Promise<ReportDocument> =>
  reportSchema.parse(JSON.parse(await report(...args, '--format', 'json')));

test('the last line says how to get it', () => {
  expect(screen.trimEnd().split('\r\n').at(-1)).toBe(`Report: backroll report ${id}`);
});

test('it says what was tried, found, ruled out, left, said and proved', async () => {
  const full = await asJson(id, '--full');
  expect(full.outcome).toMatchObject({ code: 'RECOVERED_EXTRACT' });
  expect(full.redacted).toBe(false);
  const [recovered] = full.recovered;
  const [original] = photo.files.filter(({ role }) => role === 'original');
  expect(recovered?.folder).toBe(to);
  expect(recovered?.written).toEqual([
    {
      path: expect.stringContaining(photo.name),
      bytes: original?.bytes ?? statSync(photosIn(to)[0] ?? '').size,
      sha256: photosIn(to).map(sha256)[0],
      check: 'fingerprint',
    },
  ]);
  expect(recovered?.notListed).toBe(0);
  expect(full.callerWords.map(({ text }) => text)).toEqual([CALLER]);
  expect(full.notes.map(({ text }) => text)).toEqual([
    'Mailed robin@example.org | see <b>HD-1042</b>',
  ]);
  expect(full.tried).toEqual(
    expect.arrayContaining([
      { what: 'Recently Deleted, phone', found: 'It isn’t there' },
      { what: 'Search for backups', found: 'Found 3 backups.' },
    ]),
  );
  expect(full.ruledOut).toContain('Recently Deleted, phone: not there.');
  const left = full.notTried.map(({ what }) => what);
  expect(left).toContain('Recently Deleted on iCloud.com');
  expect(left).toContain('A restore from iCloud');
  expect(left).not.toContain('Recently Deleted on the phone');
  expect(full.backups).toHaveLength(3);
  expect(full.waiting).toBeNull();
  expect(full.next.length).toBeGreaterThan(2);
  expect(full.next.join()).not.toContain('Outcome:');
});

test('the timeline has every answer with its time, also what was taken back, and no typed text', async () => {
  const { timeline, answers } = await asJson(id, '--full');
  const all = timeline.map(({ event, step }) => `${event} ${step}`);
  // The search that begins with the program ends when it ends.
  const events = all.filter(
    (_, index) => timeline[index]?.text !== 'Search for backups: backups found',
  );
  expect(all).toHaveLength(events.length + 1);
  expect(events.slice(0, 7)).toEqual([
    'began whose-phone',
    'noted whose-phone',
    'noted whose-phone',
    'answered whose-phone',
    'answered freeze',
    'went-back freeze',
    'answered freeze',
  ]);
  expect(events.filter((one) => one === 'answered freeze')).toHaveLength(2);
  expect(events).toContain('found writing');
  expect(events.at(-1)).toBe('ended recovered-extract');
  const times = timeline.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  expect(answers.every(({ at }) => at !== null)).toBe(true);
  expect(JSON.stringify(timeline)).not.toMatch(/Anna|2026-05-01\.\./);
});

test('by default nothing in it tells whose it is, in any form', async () => {
  const personal = [
    /anna/i,
    /berger/i,
    /robin/i,
    /2345678/,
    /48\.85661/,
    /2\.35222/,
    new RegExp(photo.name, 'i'),
    ...Object.values(practice.udids).map((udid) => new RegExp(udid, 'i')),
    /\/tmp|\/home|Users/,
  ];
  for (const format of ['md', 'json', 'html']) {
    const text = await report('--format', format);
    for (const one of personal) expect(text, format).not.toMatch(one);
    expect(text).toMatch(/(<|&lt;)phone-1(>|&gt;)/);
    expect(text).toContain('HD-1042');
  }
  const [redacted, full] = [await asJson(), await asJson(id, '--full')];
  expect(redacted.timeline).toEqual(full.timeline);
  expect(redacted.tried).toHaveLength(full.tried.length);
  expect(redacted.answers.map(({ step }) => step)).toEqual(full.answers.map(({ step }) => step));
  expect(redacted.backups.map(({ verdict }) => verdict)).toEqual(
    full.backups.map(({ verdict }) => verdict),
  );
});

test('the JSON and the --json are one; --redact is what happens anyway', async () => {
  const once = await report(id, '--format', 'json');
  expect(await report(id, '--json')).toBe(once);
  expect(await report(id, '--json', '--redact')).toBe(once);
  expect((await run(['report', '--full', '--redact'], { env })).code).toBe(2);
});

test('it is written into a new file of one’s own, and over nothing', async () => {
  const file = join(home, 'report.html');
  const { code, stdout, stderr } = await run(
    ['report', id, '--format', 'html', '--full', '--to', file],
    { env },
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain('Anna Berger here');
  writeFileSync(file, 'mine');
  const again = await run(['report', id, '--to', file], { env });
  expect(again.code).toBe(73);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect((await run(['report', id, '--to', join(home, 'no', 'such')], { env })).code).toBe(73);
  expect(readdirSync(home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a case that is not there: 2, and none at all: 2', async () => {
  const unknown = await run(['report', '2026-01-01-bbbb'], { env });
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('There is no saved case');
  const none = await run(['report'], { env: { HOME: temporaryFolder() } });
  expect(none).toMatchObject({ code: 2, stdout: '', stderr: 'No case is saved.\n' });
  expect((await run(['report', '--format', 'pdf'], { env })).code).toBe(2);
});

test('neither the screen nor the database is loaded for it', async () => {
  const log = join(home, 'loaded.txt');
  const node = [process.execPath, '--import', RECORDER];
  for (const args of [
    ['report'],
    ['case', 'list'],
    ['case', 'export', id, '--to', join(home, 'x')],
  ]) {
    writeFileSync(log, '');
    const { code } = await runProcess(args, { env: { ...env, LOADED_MODULES: log }, node });
    expect(code).toBe(0);
    const modules = sourcesLoaded(log);
    expect(modules).toContain('/src/cli/');
    expect(modules).not.toMatch(/node_modules\/(ink|react|better-sqlite3)\//);
  }
});
