/** Several answers files in one run of the program. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { type BatchRun, worstOf } from '../../src/cli/batch.ts';
import { smallPictures } from '../../src/cli/shared.ts';
import { json, run } from './inside.ts';
import { CHECKOUT, start, temporaryFolder } from './program.ts';
import { photosIn } from './tree.ts';

const { root, backups, password } = inject('practice');

const EXAMPLES = join(CHECKOUT, 'examples');
const example = (name: string) => readFileSync(join(EXAMPLES, `${name}.yaml`), 'utf8');
const FOUND = example('practice-phone');
const IN_BIN = example('recently-deleted');
const LOCKED = FOUND.replace('backup: dont-know', 'backup: {encrypted: true}').replace(
  '  - photos:',
  '  - password: given\n  - photos:',
);

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'answers');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

interface Batch {
  v: 1;
  runs: BatchRun[];
  worst: number;
}

test('a folder: one line a file, by name, and on after each failure', async () => {
  const folder = folderWith({
    'a.yaml': IN_BIN,
    'b.yml': 'backroll: 1\nanswers:\n  - haircut: short\n',
    'c.json': JSON.stringify({ backroll: 1, answers: [{ 'whose-phone': 'work' }] }),
    'd.yaml': LOCKED,
    'e.yaml': FOUND,
    'f.yaml': example('computer-restore').replaceAll('finder', 'itunes'),
    'notes.txt': 'not an answers file',
  });
  mkdirSync(join(folder, 'g.yaml'));
  const to = temporaryFolder();
  const { code, stdout, stderr } = await run(['--root', root, '--to', to, '--answers', folder]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.replace(folder, '').replace(/\d+\.\d s$/, 'S s'))).toEqual([
    '/a.yaml  RECOVERED_BIN  exit 0  S s',
    '/b.yml  -  exit 2  S s',
    '/c.json  BLOCKED_MDM  exit 4  S s',
    '/d.yaml  -  exit 12  S s',
    '/e.yaml  RECOVERED_EXTRACT  exit 0  S s',
    '/f.yaml  -  exit 2  S s',
  ]);
  expect(code).toBe(12);
  expect(stderr).toContain('line 3, column 5: There is no step "haircut"');
  expect(stderr).toContain('BACKROLL_PASSWORD');
  expect(photosIn(to).length).toBeGreaterThan(5);
});

test.concurrent('as JSON: one document, with what each run said', async () => {
  const folder = folderWith({ 'a.yaml': IN_BIN, 'b.yaml': 'backroll: 2\n' });
  const first = join(EXAMPLES, 'recently-deleted.yaml');
  const { v, runs, worst } = await json<Batch>(['--answers', first, '--answers', folder]);
  expect({ v, worst }).toEqual({ v: 1, worst: 2 });
  expect(runs.map(({ file, outcome, exit }) => [file, outcome, exit])).toEqual([
    [first, 'RECOVERED_BIN', 0],
    [join(folder, 'a.yaml'), 'RECOVERED_BIN', 0],
    [join(folder, 'b.yaml'), null, 2],
  ]);
  expect(runs[2]?.message).toContain('line 1, column 1: "backroll" needs: 1.');
  expect(runs[0]).toMatchObject({ case: null, message: null });
});

test.concurrent('as events: each says which file it is about, and the document comes last', async () => {
  const folder = folderWith({ 'a.yaml': IN_BIN, 'b.yaml': IN_BIN });
  const { code, stdout } = await run(['--answers', folder, '--events']);
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line): { type: string; file?: string; document?: Batch } => JSON.parse(line));
  expect([code, events.at(-1)?.type]).toEqual([0, 'exit']);
  const outcomes = events.filter(({ type }) => type === 'outcome');
  expect(outcomes.map(({ file }) => file)).toEqual(
    ['a.yaml', 'b.yaml'].map((name) => join(folder, name)),
  );
  expect(events.find(({ type }) => type === 'result')?.document?.runs).toHaveLength(2);
});

test.concurrent('a password for all of them', async () => {
  const folder = folderWith({ 'a.yaml': LOCKED, 'b.yaml': LOCKED });
  const { code, stdout } = await run(
    ['--root', backups.encrypted, '--to', temporaryFolder(), '--answers', folder],
    { env: { BACKROLL_PASSWORD: password } },
  );
  expect(stdout.match(/RECOVERED_EXTRACT {2}exit 0/g)).toHaveLength(2);
  expect(code).toBe(0);
});

test.concurrent('no disk to write to: 73, and the next one is still played', async () => {
  const folder = folderWith({ 'a.yaml': `${FOUND}  - write-failed: stop\n`, 'b.yaml': IN_BIN });
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { stdout } = await run(['--root', root, '--to', file, '--answers', folder]);
  expect(stdout).toMatch(/a\.yaml {2}\S+ {2}exit \d+ .*\n.*b\.yaml {2}RECOVERED_BIN {2}exit 0/);
});

test.concurrent('what can lose data is not played among others, and is alone', async () => {
  const danger = example('icloud-restore');
  const folder = folderWith({ 'a.yaml': danger, 'b.yaml': IN_BIN });
  const { code, stdout, stderr } = await run(['--root', temporaryFolder(), '--answers', folder]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/a\.yaml {2}- {2}exit 2 .*\n.*b\.yaml {2}RECOVERED_BIN/);
  const line = danger.split('\n').findIndex((one) => one.includes('confirm-erase')) + 1;
  expect(stderr).toContain(`line ${line}, column 5: "confirm-erase" can lead to a restore`);
  const alone = folderWith({ 'a.yaml': danger });
  const played = await run(['--root', temporaryFolder(), '--answers', alone]);
  expect(played.stderr).toContain('"fresh-not-seen" takes:');
});

test.concurrent.each([
  [['--answers', EXAMPLES, '--record', 'x.yaml'], '--record'],
  [['--answers', EXAMPLES, '--resume'], '--resume'],
  [['--answers', '-', '--answers', '-'], 'once'],
  [['--answers', '-', '--answers', 'x', '--password-file', '-'], 'standard input'],
  [['--answers', CHECKOUT, '--answers', join(CHECKOUT, 'docs')], 'There is no answers file in'],
])('%j: 2', async (args, word) => {
  const { code, stderr } = await run(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(word)]);
});

test('a signal stops after tidying up, and says what was not run', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`${100 + at}.yaml`, FOUND] as const),
  );
  const program = start([
    ...['--root', root, '--to', temporaryFolder()],
    ...['--answers', folderWith(files)],
  ]);
  let asked = false;
  program.onOutput((written) => {
    if (asked || !written.includes('101.yaml')) return;
    asked = true;
    program.kill('SIGTERM');
  });
  const { code, stdout } = await program.outcome;
  const lines = stdout.trimEnd().split('\n');
  expect(code).toBe(143);
  expect(lines).toHaveLength(60);
  expect(lines[0]).toContain('RECOVERED_EXTRACT  exit 0');
  expect(lines.at(-1)).toMatch(/159\.yaml {2}not run$/);
});

test('200 files, one of them broken, in one engine and into one folder', async () => {
  const folder = folderWith({ '000.yaml': FOUND, '100-broken.yaml': 'backroll: [\n' });
  const kinds = [FOUND, IN_BIN, '{"backroll": 1, "answers": []}', IN_BIN, IN_BIN];
  for (let at = 1; at < 199; at += 1) {
    writeFileSync(join(folder, `${100 + at}.yaml`), kinds[at % kinds.length] ?? '');
  }
  const to = temporaryFolder();
  const { runs, worst } = await json<Batch>(['--root', root, '--to', to, '--answers', folder]);
  expect(worst).toBe(2);
  expect(runs).toHaveLength(200);
  const withExit = (code: number) => runs.filter(({ exit }) => exit === code);
  expect(withExit(2).map(({ file }) => file)).toEqual([join(folder, '100-broken.yaml')]);
  expect([withExit(0).length, withExit(20).length]).toEqual([159, 40]);
}, 60_000);

test('the worst of several exit codes', () => {
  expect(worstOf([])).toBe(0);
  expect(worstOf([0, 5, 4])).toBe(4);
  expect(worstOf([4, 3, 1, 20])).toBe(20);
  expect(worstOf([20, 2, 12, 0])).toBe(12);
  expect(worstOf([73, 13, 70])).toBe(70);
  expect(worstOf([0, 99])).toBe(99);
});

test('small pictures are made once, and the oldest go first', async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    return new Uint8Array(40);
  };
  const pictures = smallPictures(100);
  const backup = { path: '/a', lastBackup: '2026-01-01T00:00:00Z' };
  for (const id of ['1', '2', '1', '3', '3', '1']) await pictures.of(backup, id, make);
  expect(made).toBe(4);
  await pictures.of({ ...backup, lastBackup: null }, '3', make);
  expect(made).toBe(5);
  expect(await pictures.of(backup, 'none', async () => null)).toBeNull();
});
