import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { fullDisk } from './disk.ts';
import { events, linesOf } from './event-lines.ts';
import { run } from './inside.ts';
import { asked, choose } from './journey.ts';
import { CHECKOUT, run as runProcess, start, temporaryFolder } from './program.ts';
import { CTRL_C, Terminal } from './terminal.ts';

const { root, backups, items, password } = inject('practice');

const EXAMPLE = join(CHECKOUT, 'examples', 'practice-phone.yaml');

const wizard = (...more: string[]) => [
  ...['--root', root, '--to', temporaryFolder()],
  ...['--answers', EXAMPLE, ...more],
];
const logFile = () => join(temporaryFolder(), 'backroll.log');
const readLog = (file: string) => linesOf(readFileSync(file, 'utf8'));

test.concurrent('the wizard: every transition and effect, and the same transcript as without', async () => {
  const file = logFile();
  const args = wizard();
  const { code, stdout, stderr } = await run([...args, '--log', file]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = readLog(file);
  expect(lines[0]).toMatchObject({
    v: 1,
    type: 'start',
    program: 'backroll',
    platform: process.platform,
  });
  expect(lines[1]).toEqual({
    v: 1,
    at: expect.any(String),
    type: 'command',
    command: 'backroll',
    options: ['--answers', '--log', '--root', '--to'],
  });
  const ways = lines.filter(({ type }) => type === 'transition');
  expect(ways[0]).toMatchObject({ event: 'xstate.init', from: null, to: 'whose-phone' });
  for (const [at, { from }] of ways.entries()) if (at > 0) expect(from).toBe(ways[at - 1]?.to);
  expect(ways).toContainEqual(expect.objectContaining({ from: 'places', event: 'ANSWER' }));
  // A fixed answer is named, a date is not.
  expect(ways.find(({ from }) => from === 'whose-phone')).toMatchObject({ answer: 'mine' });
  expect(ways.find(({ from }) => from === 'taken')).toMatchObject({ answer: null });
  for (const [effect, outcome] of [
    ['scan', 'some'],
    ['find', 'photos'],
    ['extract', 'wrote'],
  ]) {
    expect(lines).toContainEqual(expect.objectContaining({ type: 'effect-began', effect }));
    const ended = lines.find((one) => one.type === 'effect-ended' && one.effect === effect);
    expect(ended).toMatchObject({ outcome, milliseconds: expect.any(Number) });
  }
  expect(lines.at(-1)).toMatchObject({ type: 'exit', code: 0 });
  expect(stdout).toContain('proved exact');
});

test.concurrent('nothing of anybody is in it: no password, name, path, number or date', async () => {
  // A root outside the home folder, and a home folder that has a name.
  const home = join(temporaryFolder(), 'robin-miller');
  const elsewhere = join(temporaryFolder(), 'disk-of-robin');
  mkdirSync(home);
  cpSync(backups.encrypted, join(elsewhere, basename(backups.encrypted)), { recursive: true });
  const wanted = items.filter(({ backup }) => backup === 'encrypted').slice(0, 2);
  const answers = join(home, 'answers.yaml');
  writeFileSync(
    answers,
    readFileSync(EXAMPLE, 'utf8')
      .replace(/^case: .*$/m, 'case: HD-1042-Robin')
      .replace('backup: dont-know', `backup: ${join(elsewhere, basename(backups.encrypted))}`)
      .replace('photos: dont-know', `photos: [${wanted.map(({ id }) => id).join(', ')}]`)
      .replace('- how: here', '- how: here\n  - password: given')
      .replace('destination: dont-know', `destination: ${join(home, 'rescued')}`),
  );
  const env = { HOME: home, BACKROLL_PASSWORD: password };
  const file = join(home, 'backroll.log');
  const runs = [
    ['--root', elsewhere, '--answers', answers],
    ['photos', elsewhere, '--name', 'IMG_*'],
    ['extract', elsewhere, '--to', join(home, 'again'), '--id', wanted[0]?.id ?? ''],
    ['verify', join(elsewhere, 'no-such-backup')],
    ['photos', elsewhere, '--taken', 'Robin'],
  ];
  const codes: unknown[] = [];
  for (const args of runs) codes.push((await run([...args, '--log', file], { env })).code);
  expect(codes).toEqual([0, 0, 0, 10, 2]);
  const log = readFileSync(file, 'utf8');
  expect(linesOf(log).filter(({ type }) => type === 'exit')).toHaveLength(runs.length);
  for (const { message, ...line } of linesOf(log))
    expect({ message, line: line.type }).toMatchObject({ message: undefined });
  const planted = [password, 'robin', 'HD-1042', basename(backups.encrypted), 'IMG_', 'DCIM'];
  for (const secret of [...planted, ...wanted.map(({ id }) => id), '2026-05', 'rescued', '/']) {
    expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});

test.concurrent('its owner alone may read it, and the next run goes on behind it', async () => {
  const file = logFile();
  await run(['scan', '--root', root, '--log', file]);
  const first = readFileSync(file, 'utf8');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, `${first}{"v":1,"at":"cut o`);
  chmodSync(file, 0o644);
  await run(['--log', file, 'scan', '--root', root]);
  const both = readFileSync(file, 'utf8');
  expect(both.startsWith(`${first}{"v":1,"at":"cut o\n`)).toBe(true);
  expect(linesOf(both.slice(`${first}{"v":1,"at":"cut o\n`.length))[0]).toMatchObject({
    type: 'start',
  });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.concurrent('a file of somebody else, a folder and a place that is none: 73, and all stays', async () => {
  const folder = temporaryFolder();
  const notes = join(folder, 'notes.txt');
  writeFileSync(notes, '{"my": "notes"}\n');
  for (const file of [notes, folder, join(folder, 'none', 'x.log'), '/dev/null']) {
    const { code, stdout, stderr } = await run(['scan', '--root', root, '--log', file]);
    expect({ code, stdout }).toEqual({ code: 73, stdout: '' });
    expect(stderr).toContain('--log');
  }
  expect(readFileSync(notes, 'utf8')).toBe('{"my": "notes"}\n');
});

test.concurrent('a command: what was called, how far it came, errors and the exit', async () => {
  const file = logFile();
  const nowhere = join(temporaryFolder(), 'nowhere');
  await run(['verify', backups.latest, '--quiet', `--log=${file}`]);
  await run(['verify', nowhere, '--log', file]);
  await run(['verify', '--such', '--log', file]);
  const lines = readLog(file).map(({ v: _, at: __, ...line }) => line);
  const progress = lines.filter(({ type }) => type === 'progress');
  expect(progress).toContainEqual(expect.objectContaining({ phase: 'verify' }));
  expect(progress.every((line) => !('item' in line))).toBe(true);
  expect(lines.filter(({ type }) => type !== 'progress' && type !== 'start')).toEqual([
    { type: 'command', command: 'backroll verify', options: ['--log', '--quiet'] },
    { type: 'exit', code: 0 },
    { type: 'command', command: 'backroll verify', options: ['--log'] },
    { type: 'error', code: 'no-backup' },
    { type: 'exit', code: 10 },
    { type: 'error', code: 'usage' },
    { type: 'exit', code: 2 },
  ]);
});

test.concurrent('with a person at the keyboard, and stopped by Ctrl-C', async () => {
  const file = logFile();
  const terminal = new Terminal(['--root', root, '--log', file], { home: temporaryFolder() });
  const [see, press] = choose('whose-phone', 'mine');
  await terminal.sees(see);
  terminal.press(press);
  await terminal.sees(asked('freeze'));
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  const lines = readLog(file);
  expect(lines).toContainEqual(expect.objectContaining({ from: 'whose-phone', answer: 'mine' }));
  expect(lines.at(-2)).toMatchObject({ type: 'transition', event: 'STOP', to: 'stopped' });
  expect(lines.at(-1)).toMatchObject({ type: 'exit', code: 130 });
});

test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s: written to the end', async (signal, exit) => {
  const file = logFile();
  const program = start([...wizard('--events'), '--log', file]);
  program.onOutput((written) => {
    if (written.includes('"step":"writing"')) program.kill(signal);
  });
  expect((await program.outcome).code).toBe(exit);
  expect(readLog(file).at(-1)).toMatchObject({ type: 'exit', code: exit });
});

test.concurrent('a fault of ours: written to the end, without what it was', async () => {
  const file = logFile();
  const fault = join(import.meta.dirname, 'fault.ts');
  const { code } = await runProcess([...wizard('--events'), '--log', file], {
    node: [process.execPath, '--import', fault],
    env: { FAULT_AFTER: '"step":"destination"' },
  });
  expect(code).toBe(70);
  expect(readLog(file).slice(-2)).toMatchObject([
    { type: 'error', code: 'fault' },
    { type: 'exit', code: 70 },
  ]);
  expect(readFileSync(file, 'utf8')).not.toContain('Robin');
});

const tiny = fullDisk('4k');

test.runIf(tiny).concurrent('a full disk: one warning, and the run goes on', async () => {
  const file = join(tiny ?? '', 'backroll.log');
  const { code, ofType, stderr } = await events([...wizard(), '--log', file]);
  expect(code).toBe(0);
  expect(ofType('warning')).toMatchObject([{ code: 'log-not-written' }]);
  expect(stderr.match(/could not be written to its end/g)).toHaveLength(1);
});
