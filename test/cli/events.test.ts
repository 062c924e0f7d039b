import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { eventsBetween } from '../../src/cli/case-events.ts';
import { eventWriter } from '../../src/cli/events.ts';
import { SCHEMAS } from '../../src/cli/schemas.ts';
import { newCase } from '../../src/flows/case.ts';
import { recovery } from '../../src/flows/recovery.ts';
import { record } from '../../src/flows/trail.ts';
import { withEndlessFile } from './damage.ts';
import { events, told, validLines } from './event-lines.ts';
import { json, run } from './inside.ts';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { CHECKOUT, run as runProcess, start, temporaryFolder } from './program.ts';
import { ENTER, Terminal } from './terminal.ts';
import { beingWritten } from './tree.ts';

const { root, backups, items, password } = inject('practice');

const EXAMPLE = join(CHECKOUT, 'examples', 'practice-phone.yaml');
const BEFORE_THE_BACKUPS = `backroll: 1
answers:
  - whose-phone: mine
  - freeze: ready
  - phone: works
  - search-first: not-found
  - photos-layout: tabs
  - recently-deleted: not-there
  - icloud-bin: no-icloud
  - taken: 2026-05-01..2026-05-03
  - deleted: 2026-08
  - bin-emptied: no
  - icloud-photos: off
  - offline-device: no
  - places: none
`;

function answersFile(more: string): string {
  const file = join(temporaryFolder(), 'answers.yaml');
  writeFileSync(file, BEFORE_THE_BACKUPS + more);
  return file;
}

const wizard = (answers: string, to = temporaryFolder()) => [
  ...['--root', root, '--to', to],
  ...['--answers', answers],
];

test.concurrent('the wizard: every step, answer and finding in order, then the outcome, the report and the exit', async () => {
  const to = temporaryFolder();
  const { code, lines, ofType } = await events(wizard(EXAMPLE, to));
  expect(code).toBe(0);
  const { answers } = parse(readFileSync(EXAMPLE, 'utf8'), { schema: 'core' });
  const given = ofType('answer').map(({ step, answer }) => ({ [step ?? '']: answer }));
  expect(given).toEqual(answers.map((one: object) => JSON.parse(JSON.stringify(one), unquoted)));
  const found = ofType('finding').map(({ effect, outcome }) => [effect, outcome]);
  expect(found).toEqual([
    ['scan', 'some'],
    ['find', 'photos'],
    ['extract', 'wrote'],
  ]);
  expect(ofType('finding')[2]?.counts).toMatchObject({ files: 26, failed: 0 });
  // Whatever is answered was asked right before.
  lines.forEach((line, at) => {
    if (line.type !== 'answer') return;
    const asked = lines.slice(0, at).findLast(({ type }) => type === 'step');
    expect(asked?.step).toBe(line.step);
    if (asked?.kind === 'choice') expect(asked.options).toContain(line.answer);
  });
  expect(ofType('outcome')).toMatchObject([{ code: 'RECOVERED_EXTRACT', exit: 0 }]);
  expect(lines.slice(-3).map(({ type }) => type)).toEqual(['outcome', 'result', 'exit']);
  const [result] = ofType('result');
  const report = SCHEMAS.report.parse(result?.document);
  expect(report.recovered).toMatchObject([{ folder: to, files: 26 }]);
});

/** YAML's own words for the answers of the file. */
function unquoted(_: string, value: unknown): unknown {
  return value === true ? 'yes' : value === false ? 'no' : value;
}

test.concurrent('--answers with --json: the report alone, and nothing else', async () => {
  const document = await json<Record<string, unknown>>(wizard(EXAMPLE));
  expect(SCHEMAS.report.parse(document).outcome.code).toBe('RECOVERED_EXTRACT');
  expect(await run(wizard(EXAMPLE))).toMatchObject({
    stdout: expect.stringContaining('proved exact'),
  });
});

test.concurrent('a password is told as given, and photos by their ids', async () => {
  const wanted = items.filter(({ backup }) => backup === 'encrypted').slice(0, 2);
  const ids = wanted.map(({ id }) => id);
  const file = answersFile(`  - backup: ${backups.encrypted}
  - protect: later
  - how: here
  - password: given
  - photos: [${ids.join(', ')}]
  - destination: dont-know
  - is-it-there: yes
`);
  const env = { BACKROLL_PASSWORD: password };
  const { code, ofType, stdout, stderr } = await events(wizard(file), { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  const given = new Map(ofType('answer').map((line) => [line.step, line]));
  expect(given.get('password')).toMatchObject({ answer: 'given', count: 1 });
  expect(given.get('photos')).toMatchObject({ answer: ids, count: ids.length });
  expect(stdout + stderr).not.toContain(password);
});

test('of a long list the first hundred are told, and how many there are', () => {
  const known = newCase('linux', '2026-11-22T00:00:00.000Z');
  const ids = Array.from({ length: 250 }, (_, at) => `photo-${at}`);
  const at = (value: 'photos' | 'destination', context: typeof known) =>
    recovery.resolveState({ value, context });
  const list = eventsBetween(at('photos', known), at('destination', record(known, 'photos', ids)));
  expect(list).toMatchObject([
    { type: 'answer', step: 'photos', answer: ids.slice(0, 100), count: 250 },
    { type: 'step', step: 'destination', kind: 'folder' },
  ]);
});

test.concurrent.each([
  ['scan', ['scan', '--root', root]],
  ['photos', ['photos', backups.archived]],
  ['compare', ['compare', backups.archived, backups.latest]],
  ['verify', ['verify', backups.archived]],
  ['extract', ['extract', backups.archived, '--dry-run', '--to', temporaryFolder()]],
  ['protect', ['protect', backups.latest]],
])('%s: how far it is, then the document of --json, then the exit', async (_, args) => {
  const home = temporaryFolder();
  const env = { HOME: home };
  // What was copied once is not copied again.
  const to = () => (args.includes('protect') ? ['--to', temporaryFolder()] : []);
  const { lines, ofType, code } = await events([...args, ...to()], { env });
  const { stdout, code: same } = await run([...args, ...to(), '--json'], { env });
  expect(code).toBe(same);
  expect(ofType('progress').length).toBeGreaterThan(0);
  expect(lines.at(-2)?.type).toBe('result');
  const [document, alone] = [lines.at(-2)?.document, JSON.parse(stdout)];
  expect(withoutChanging(document)).toEqual(withoutChanging(alone));
});

/** What differs from run to run: how long it took, and where it went. */
function withoutChanging(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (key, value) =>
    ['seconds', 'copy'].includes(key) ? null : value,
  );
}

test.concurrent('doctor: its checks as they are told, then the exit', async () => {
  const { ofType, lines } = await events(['doctor', '--root', root]);
  expect(ofType('progress').length).toBeGreaterThan(0);
  expect(lines.at(-2)?.type).toBe('result');
  expect(SCHEMAS.doctor.parse(lines.at(-2)?.document).checks).not.toEqual([]);
});

test.concurrent('photos are missing from another phone: a warning, and what there is', async () => {
  const args = ['photos', backups.encrypted, '--missing-from', backups.latest];
  const { code, ofType } = await events(args, { env: { BACKROLL_PASSWORD: password } });
  expect(code).toBe(0);
  expect(ofType('warning')).toMatchObject([{ code: 'photos', step: null }]);
});

const nowhere = join(temporaryFolder(), 'nowhere');

test.concurrent.each([
  ['no backup', ['verify', nowhere], 10, 'no-backup', false],
  ['no password', ['photos', backups.encrypted], 12, 'password-needed', false],
  [
    'a folder that is a file',
    ['extract', backups.latest, '--to', EXAMPLE],
    73,
    'output-unwritable',
    true,
  ],
  ['an unknown option', ['scan', '--jsn'], 2, 'usage', false],
  ['an unknown command', ['scna'], 2, 'usage', false],
  ['both ways to read', ['scan', '--json'], 2, 'usage', false],
  ['a command without events', ['flow'], 2, 'usage', false],
  ['a date that is none', ['photos', backups.latest, '--taken', 'May'], 2, 'usage', false],
  ['a log that cannot be', ['scan', '--log', temporaryFolder()], 73, 'output-unwritable', true],
  ['nobody to ask', [], 20, 'input-needed', false],
  ['answers that do not fit', wizard(answersFile('  - nonsense: yes\n')), 2, 'usage', false],
  ['an answer too few', wizard(answersFile('')), 20, 'input-needed', false],
])('%s: the error, and the exit', async (_, args, exit, error, safeToRetry) => {
  const { code, lines, ofType, stderr } = await events(args);
  expect(code).toBe(exit);
  expect(ofType('error')).toMatchObject([{ code: error, safeToRetry }]);
  expect(lines.at(-2)?.type).toBe('error');
  expect(stderr).not.toBe('');
});

test.concurrent('answers files that are only checked, and several of them', async () => {
  const both = [
    '--root',
    root,
    '--to',
    temporaryFolder(),
    '--answers',
    EXAMPLE,
    '--answers',
    EXAMPLE,
  ];
  const checked = await events([...both, '--check']);
  expect(checked.lines.map(({ type }) => type)).toEqual(['result', 'exit']);
  const { code, ofType } = await events(both);
  expect(code).toBe(0);
  expect(ofType('outcome').map(({ file }) => file)).toEqual([EXAMPLE, EXAMPLE]);
  expect(ofType('exit')).toMatchObject([{ file: null }]);
});

test.concurrent('a person at the keyboard: 2, and the log as the way out', async () => {
  for (const [option, way] of [
    ['--events', '--log FILE'],
    ['--json', '--answers FILE'],
  ] as const) {
    const terminal = new Terminal(['--root', root, option], { home: temporaryFolder() });
    expect(await terminal.ended()).toBe(2);
    expect(terminal.scrollback()).toContain(way);
    expect(terminal.scrollback()).not.toContain(ENTER);
  }
});

test.concurrent('a reader that has gone leaves no trace', async () => {
  const outcome = await runProcess([...wizard(EXAMPLE), '--events'], { closesStdout: true });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
});

test.concurrent.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s: the error, and the exit %i', async (signal, exit) => {
  const photo = items.find(
    ({ backup, kind, availability }) =>
      backup === 'archived' && kind === 'photo' && availability === 'original',
  );
  const copy = withEndlessFile(backups.archived, photo?.path ?? '');
  const to = temporaryFolder();
  const writing = beingWritten(to);
  const program = start([
    ...['extract', copy, '--id', photo?.id ?? '', '--to', to],
    ...['--layout', 'flat', '--events'],
  ]);
  await Promise.race([writing, program.outcome]);
  program.kill(signal);
  const { code, stdout } = await program.outcome;
  expect(code).toBe(exit);
  expect((await validLines(stdout)).slice(-2)).toMatchObject([
    { type: 'error', code: 'cancelled', safeToRetry: true },
    { type: 'exit', code: exit },
  ]);
});

test.concurrent('a signal in the midst of a case: its outcome, and the exit', async () => {
  const program = start([...wizard(EXAMPLE), '--events']);
  program.onOutput((written) => {
    if (written.includes('"step":"writing"')) program.kill('SIGTERM');
  });
  const { code, stdout } = await program.outcome;
  expect(code).toBe(143);
  const lines = await validLines(stdout);
  expect(lines.find(({ type }) => type === 'outcome')).toMatchObject({ code: 'STOPPED' });
  expect(lines.at(-1)).toMatchObject({ type: 'exit', code: 143 });
});

test.concurrent('a fault of ours: no word of what it was, and the exit 70', async () => {
  const fault = join(import.meta.dirname, 'fault.ts');
  const outcome = await runProcess([...wizard(EXAMPLE), '--events'], {
    node: [process.execPath, '--import', fault],
    env: { FAULT_AFTER: '"step":"destination"' },
  });
  const { code, lines, ofType, stdout } = await told(outcome);
  expect(code).toBe(70);
  expect(ofType('error')).toMatchObject([{ code: 'fault' }]);
  expect(lines.at(-1)?.code).toBe(70);
  expect(stdout).not.toContain('Robin');
});

test.concurrent('a fault that cannot be written down: no trace on the screen', async () => {
  const home = temporaryFolder();
  // A file lies where the folder of state would be.
  writeFileSync(join(home, 'state'), '');
  const { code, stderr } = await runProcess(wizard(EXAMPLE), {
    node: [process.execPath, '--import', join(import.meta.dirname, 'fault.ts')],
    env: { HOME: home, FAULT_AFTER: 'phone' },
  });
  expect(code).toBe(70);
  expect(stderr).toContain('Something went wrong inside backroll (Error).');
  expect(stderr).not.toMatch(/secret of Robin|\n {4}at /);
});

test.concurrent('nothing is loaded that draws, and no schema', async () => {
  const loaded = join(temporaryFolder(), 'loaded');
  const { code } = await runProcess([...wizard(EXAMPLE), '--events', '--log', `${loaded}.log`], {
    node: [process.execPath, '--import', RECORDER],
    env: { LOADED_MODULES: loaded },
  });
  expect(code).toBe(0);
  const modules = sourcesLoaded(loaded);
  expect(modules).toContain('/case-events.ts');
  expect(modules).not.toMatch(/node_modules\/(?:ink|react|playwright)\//);
  expect(modules).not.toMatch(/\/cli\/(?:events-schema|schemas)\.ts/);
});

test('--help and --version stay what they are', async () => {
  for (const option of ['--help', '--version']) {
    const plain = await run([option]);
    expect(await run(['--events', option])).toEqual(plain);
  }
});

test('progress comes ten times a second at most', async () => {
  const pipe = new PassThrough();
  const written = text(pipe);
  const writer = eventWriter(pipe);
  for (let done = 0; done < 1000; done++) {
    writer.write({ type: 'progress', phase: 'scan', done, total: 1000, unit: 'files' });
  }
  await writer.end(0);
  pipe.end();
  const types = (await written)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).type);
  expect(types).toEqual(['progress', 'exit']);
});

test('what is told while a long document is written comes behind it', async () => {
  const pipe = new PassThrough({ highWaterMark: 1024 });
  const writer = eventWriter(pipe);
  const photos = function* () {
    for (let id = 0; id < 20_000; id++) yield { id };
  };
  const printed = writer.result({ v: 1, photos: photos() });
  writer.write({ type: 'warning', code: 'photos', message: 'meanwhile' });
  const ended = writer.end(3);
  const written = text(pipe);
  await Promise.all([printed, ended]);
  pipe.end();
  const lines = (await written)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ type }) => type)).toEqual(['result', 'warning', 'exit']);
  expect(lines[0].document.photos).toHaveLength(20_000);
});
