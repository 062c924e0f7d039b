import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { clock, memory } from '../../src/doctor/memory-and-clock.ts';
import { programs, running } from '../../src/doctor/other-programs.ts';
import { shellPath, shownPath } from '../../src/doctor/private-text.ts';
import { account, database, program } from '../../src/doctor/program.ts';
import { signs, terminal } from '../../src/doctor/terminal.ts';
import { computer, NOW, sees } from './computer.ts';

const execute = promisify(execFile);

test('the program, and a Node that is too old', async () => {
  expect(await sees(program, await computer())).toMatchObject({
    state: 'ok',
    seen: 'backroll 0.1.0 on Node.js 24.0.0, Linux 6.0, x64.',
  });
  for (const node of ['20.18.0', '22.12.9']) {
    expect(await sees(program, await computer({ node }))).toMatchObject({
      state: 'problem',
      fix: expect.stringContaining('22.13'),
    });
  }
});

test('sudo is told of, an administrator alone is not', async () => {
  const env = { SUDO_USER: 'robin' };
  const sudo = await sees(account, await computer({ user: 0, env }));
  expect(sudo).toMatchObject({ state: 'warning', fix: expect.stringContaining('without sudo') });
  expect(JSON.stringify(sudo)).not.toContain('robin');
  expect(await sees(account, await computer({ user: 0 }))).toMatchObject({ state: 'ok' });
});

test('the database loads in a process of its own', async () => {
  const run = async (name: string, args: readonly string[]) => (await execute(name, args)).stdout;
  expect(await sees(database, await computer({ run }))).toMatchObject({
    state: 'ok',
    seen: expect.stringMatching(/^SQLite 3\.\d+\.\d+ loads/),
  });
});

test.each([
  [{ signal: 'SIGSEGV' }, 'SIGSEGV'],
  [{ code: 1, stderr: 'Error: /home/robin: ERR_DLOPEN_FAILED' }, 'ERR_DLOPEN_FAILED'],
  [{ code: 1, stderr: 'no' }, 'exit code 1'],
])('a database that ends its process so: %j', async (error, told) => {
  const run = () => Promise.reject(Object.assign(new Error('robin'), error));
  const seen = await sees(database, await computer({ run }));
  expect(seen).toMatchObject({ state: 'problem', seen: expect.stringContaining(told) });
  expect(seen.fix).toContain('npm ci');
  expect(seen.seen).not.toContain('robin');
});

test('terminals: wide, tiny, none, dumb, listened to', async () => {
  const at = (await computer()).terminal;
  const said = async (different: Partial<typeof at>, env: Record<string, string> = {}) =>
    sees(terminal, await computer({ terminal: { ...at, ...different }, env }));
  expect(await said({})).toMatchObject({ state: 'ok', seen: '80 columns, 24 rows.' });
  expect(await said({ columns: 20, rows: 5 })).toMatchObject({ state: 'warning' });
  expect(await said({ stdout: false })).toMatchObject({ state: 'skipped' });
  expect((await said({ driver: 'plain' }, { TERM: 'dumb' })).seen).toContain('line by line');
  expect((await said({ driver: 'plain' }, { INK_SCREEN_READER: 'true' })).seen).toContain('reader');
  expect((await said({}, { TMUX: '/tmp/x' })).seen).toContain('tmux');
});

test('signs and colours', async () => {
  const at = { ...(await computer()).terminal, getColorDepth: () => 24 };
  const said = async (env: Record<string, string>) =>
    (await sees(signs, await computer({ terminal: at, env }))).seen;
  expect(await said({ LANG: 'de_DE.UTF-8' })).toBe(
    'All colours, Unicode signs, locale de_DE.UTF-8.',
  );
  expect(await said({ LANG: 'C', NO_COLOR: '1' })).toBe('No colours, ASCII signs only, locale C.');
});

const absent = Object.assign(new Error('spawn'), { code: 'ENOENT' });

test('programs on Linux: with a version, without one, and not there', async () => {
  const run = async (name: string) => {
    if (name === 'usbmuxd') throw absent;
    return name === 'ideviceinfo' ? 'Usage' : 'idevicebackup2 1.3.0-77-gabc\n';
  };
  const { seen, state } = await sees(programs, await computer({ run }));
  expect(state).toBe('ok');
  expect(seen).toContain('idevicebackup2: 1.3.0-77-gabc.');
  expect(seen).toContain('ideviceinfo is there, but does not tell its version.');
  expect(seen).toContain('Not found: usbmuxd.');
  expect(await sees(programs, await computer())).toMatchObject({ state: 'skipped' });
});

test('programs on a Mac, by its version', async () => {
  const said = async (version: string) => {
    const run = async () => version;
    return (await sees(programs, await computer({ platform: 'darwin', run }))).seen;
  };
  expect(await said('26.1')).toBe('macOS 26.1: the phone is shown in Finder.');
  expect(await said('10.15.7')).toContain('Finder');
  expect(await said('10.14.6')).toContain('iTunes');
});

test('what is at work', async () => {
  const list = 'init\n/System/Library/X.framework/AppleMobileBackup\nidevicebackup2x\n';
  const mac = await sees(running, await computer({ platform: 'darwin', run: async () => list }));
  expect(mac).toMatchObject({
    state: 'warning',
    seen: expect.stringMatching(/^At work: AppleMobileBackup\. Whether .* cannot be seen/),
  });
  const tasks = '"System","4"\r\n"AppleMobileBackup.exe","12"\r\n';
  const windows = await computer({ platform: 'win32', run: async () => tasks });
  expect((await sees(running, windows)).seen).toContain('AppleMobileBackup.exe');
  expect(await sees(running, await computer({ run: async () => 'init\n' }))).toMatchObject({
    state: 'ok',
  });
  expect(await sees(running, await computer())).toMatchObject({ state: 'skipped' });
});

test('memory and clock', async () => {
  expect((await sees(memory, await computer({ freeMemory: 299e6 }))).state).toBe('warning');
  expect((await sees(memory, await computer({ freeMemory: 301e6 }))).state).toBe('ok');
  expect((await sees(memory, await computer({ freeMemory: null }))).state).toBe('skipped');
  expect(await sees(clock, await computer())).toMatchObject({
    state: 'ok',
    seen: '22 November 2026, UTC.',
  });
  expect((await sees(clock, await computer({ now: 0 }))).state).toBe('warning');
  const later = new Date(NOW + 3 * 24 * 3600 * 1000).toISOString();
  const ahead = await computer({
    roots: ['/x'],
    scan: async () => ({
      backups: [{ path: '/x', lastBackup: later } as never],
      problems: [],
    }),
  });
  expect(await sees(clock, ahead)).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('future'),
  });
});

test.each([
  ['/home/robin/x', '/home/robin', '~/x'],
  ['/home/robin', '/home/robin', '~'],
  ['/home/robinson/x', '/home/robin', '/home/<user>/x'],
  ['/mnt/c/Users/Robin Doe/Apple', '/home/robin', '/mnt/c/Users/<user>/Apple'],
  ['C:\\Users\\Robin\\x', 'C:\\Users\\Robin', '~\\x'],
  ['D:\\Users\\Kim\\x', 'C:\\Users\\Robin', 'D:\\Users\\<user>\\x'],
  ['/Users/Shared/x', '/Users/robin', '/Users/Shared/x'],
  ['/x', '/', '/x'],
  ['/x/00008120-000C3D1A2E7B601E-20260614-214107/y', '/', '/x/<udid>-20260614-214107/y'],
])('%s is said as', (path, home, said) => {
  expect(shownPath(path, home)).toBe(said);
});

test('a path for a shell', () => {
  expect(shellPath("~/Library/Application Support/o'k$(x)")).toBe(
    "~/Library/Application\\ Support/o\\'k\\$\\(x\\)",
  );
});
