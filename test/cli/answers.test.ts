/** What the program does with one answers file: checks it, makes one to begin from, waits, and keeps secrets. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withFreshBackup } from './fresh-backup.ts';
import { json, run } from './inside.ts';
import { CHECKOUT, temporaryFolder } from './program.ts';
import { filesIn } from './tree.ts';

const EXAMPLES = join(CHECKOUT, 'examples');

function fileWith(answers: string, name = 'answers.yaml'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, answers);
  return file;
}

interface Checked {
  v: 1;
  files: {
    file: string;
    fits: boolean;
    problems: { line: number; column: number; message: string; allowed: string[] }[];
    endings: string[];
    unanswered: string[];
  }[];
}

test.concurrent('--check: what fits and what it can end in, with nothing opened and nothing done', async () => {
  const home = temporaryFolder();
  const file = join(EXAMPLES, 'practice-phone.yaml');
  const { code, stdout, stderr } = await run(['--root', '/nowhere', '--answers', file, '--check'], {
    env: { HOME: home },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /practice-phone\.yaml {2}fits\. It can end in RECOVERED_EXTRACT, RECOVERED_EXTRACT_THUMB; it has no answer to [^\n]*password[^\n]*\.\n$/,
  );
  expect(filesIn(home)).toEqual([]);
});

test.concurrent('--check: every problem of the form and of the fit at once, also as JSON', async () => {
  const file = fileWith(`backroll: 1
technician: maybe
answers:
  - whose-phone: mine
  - freeze: never
  - haircut: short
  - phone: true
  - photos: {kind: movie, size: big}
  - password: hunter2
`);
  const text = await run(['--answers', file, '--check']);
  expect({ code: text.code, stdout: text.stdout }).toEqual({ code: 2, stdout: '' });
  const places = [...text.stderr.matchAll(/^ {2}line (\d+), column (\d+): (.{12})/gm)];
  expect(places.map(([, ...found]) => found.join(' '))).toEqual([
    '2 1 "technician"',
    '5 5 "freeze" doe',
    '6 5 There is no ',
    '7 5 "phone" take',
    '8 5 The filter "',
    '8 5 "photos" doe',
    '9 5 "password" d',
  ]);
  expect(text.stderr).not.toContain('hunter2');
  const { files } = await json<Checked>(['--answers', file, '--check']);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatchObject({ file, fits: false, endings: [], unanswered: [] });
  const [, freeze] = files[0]?.problems ?? [];
  expect(freeze).toMatchObject({
    line: 5,
    column: 5,
    allowed: ['ready', 'already-happened', 'dont-know'],
  });
});

test.concurrent('--check: several at once, among them one that is not there', async () => {
  const good = join(EXAMPLES, 'recently-deleted.yaml');
  const args = ['--answers', good, '--answers', '/nowhere/a.yaml', '--check'];
  const [{ code, stdout, stderr }, { files }] = await Promise.all([run(args), json<Checked>(args)]);
  expect(code).toBe(2);
  expect(stdout).toContain('It can end in RECOVERED_BIN.');
  expect(stderr).toContain('/nowhere/a.yaml');
  expect(files.map(({ fits, endings }) => [fits, endings])).toEqual([
    [true, ['RECOVERED_BIN']],
    [false, []],
  ]);
});

test.concurrent('--check without a file, or of a case that goes on: 2', async () => {
  for (const args of [['--check'], ['--check', '--answers', '-', '--resume']]) {
    const { code, stderr } = await run(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--check')]);
  }
});

test.concurrent('a file as some programs on Windows save it', async () => {
  const file = join(temporaryFolder(), 'wide.yaml');
  const text = readFileSync(join(EXAMPLES, 'recently-deleted.yaml'), 'utf8').replaceAll(
    '\n',
    '\r\n',
  );
  writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect(await run(['--answers', file, '--check'])).toMatchObject({ code: 0, stderr: '' });
});

test.concurrent('answers new: a file to begin from, that fits and asks for everything', async () => {
  const to = join(temporaryFolder(), 'new.yaml');
  const [printed, written] = await Promise.all([
    run(['answers', 'new', '--computer', 'macos', '--technician']),
    run(['answers', 'new', '--computer', 'macos', '--technician', '--to', to]),
  ]);
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  expect(written).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(to, 'utf8')).toBe(printed.stdout);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  expect(printed.stdout).toMatch(/^## Is the photo in Recently Deleted|^## [^\n]+\?$/m);
  expect(printed.stdout).toContain('#  - photos: {taken: 2026-05, kind: photo}');
  const checked = await run(['--answers', to, '--check']);
  expect(checked).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('no answer to identity'),
  });
  const again = await run(['answers', 'new', '--to', to]);
  expect([again.code, readFileSync(to, 'utf8')]).toEqual([73, printed.stdout]);
});

test.concurrent('answers new: every computer, with a label for each answer', async () => {
  for (const computer of ['macos', 'windows', 'linux']) {
    const { code, stdout } = await run(['answers', 'new', '--computer', computer]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# {2}- whose-phone: mine +# \S/m);
    expect(stdout).not.toMatch(/[{}](place|backup|phrase)|undefined/);
  }
});

test.concurrent('a fresh backup that does not come: 5, and the case can be gone on with', async () => {
  const home = temporaryFolder();
  const example = readFileSync(join(EXAMPLES, 'icloud-restore.yaml'), 'utf8');
  const file = fileWith(
    example
      .replace('answers:', 'wait: {fresh-backup: 1s}\nanswers:')
      .replace('fresh-backup: done', 'fresh-backup: watch'),
  );
  const env = { HOME: home };
  const empty = temporaryFolder();
  const first = await run(['--root', empty, '--answers', file], { env });
  expect(first.code).toBe(5);
  expect(first.stdout).toContain('No fresh backup was seen within 1 second.');
  const id = /backroll --resume (\S+)/.exec(first.stderr)?.[1] ?? '';
  expect(id).toMatch(/^\d{4}-/);

  // By then it is there.
  const rest = example.slice(example.indexOf('  - fresh-backup: done'));
  const second = await run(
    [
      ...['--root', await withFreshBackup(temporaryFolder()), '--resume', id],
      ...['--answers', fileWith(`backroll: 1\nanswers:\n${rest}`)],
    ],
    { env },
  );
  expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining('RECOVERED_RESTORE') });
});

test.concurrent('a password stands in no answers file, and what was written there is repeated nowhere', async () => {
  const home = temporaryFolder();
  const file = fileWith('backroll: 1\nanswers:\n  - password: hunter2\n');
  for (const how of [[], ['--check'], ['--json'], ['--events']]) {
    const { code, stdout, stderr } = await run(['--answers', file, ...how], {
      env: { HOME: home },
    });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('hunter2');
  }
  expect(existsSync(join(home, 'state'))).toBe(false);
});
