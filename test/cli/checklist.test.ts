/** What is expected of every program on a command line, of every command of this one. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { type CommandEntry, commandLine, everyCommand } from '../../src/cli/command-line.ts';
import { realEnvironment } from '../../src/cli/environment.ts';
import { program } from '../../src/cli/program.ts';
import { calls, type Home, homeWithCase } from './calls.ts';
import { run as runInside } from './inside.ts';
import { type Outcome, run, temporaryFolder } from './program.ts';

const practice = inject('practice');

const ESC = '\u001b';
const TRACE = /\n\s+at |EPIPE|Error:/;
const top = commandLine(program(realEnvironment(), () => {}));
const every = everyCommand(top);
const nameOf = ({ path }: CommandEntry) => path.join(' ');
const takes = (entry: CommandEntry, option: string) =>
  entry.options.some(({ long }) => long === option);

/** What needs a file that another command has to make first, or makes much: looked at by tests of its own. */
const ELSEWHERE = ['backroll case import', 'backroll practice'];
const called = every.filter((one) => one.commands.length === 0 && !ELSEWHERE.includes(nameOf(one)));

function call(entry: CommandEntry, at: Home, ...more: string[]): string[] {
  const found = calls(practice, at)[nameOf(entry)];
  // JSON is always the whole tree.
  const args = more.includes('--json') && found?.[0] === 'flow' ? ['flow'] : found;
  if (args === undefined) throw new Error(`no call for ${nameOf(entry)}`);
  return [...args, ...more];
}

/** Its exit code is 1 when something is wrong with this computer. */
const goesWell = (entry: CommandEntry) =>
  nameOf(entry) === 'backroll doctor' ? expect.toBeOneOf([0, 1]) : 0;

describe.concurrent.each(every.map((one) => [nameOf(one), one] as const))('%s', (name, entry) => {
  const words = entry.path.slice(1);

  test('--help: an example in its first 15 lines, 80 columns, nothing but text', async () => {
    const { code, stdout, stderr } = await runInside([...words, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    const examples = lines.slice(0, 15).filter((line) => line.startsWith('  '));
    expect(examples.join('\n')).toContain(words.length > 0 ? name : 'backroll --resume');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toContain(ESC);
  });

  const longest = entry.options.map(({ long }) => long).toSorted((a, b) => b.length - a.length)[0];
  test('a mistyped option: 2, and the one that was meant', async () => {
    const { code, stdout, stderr } = await runInside([...words, `${longest?.slice(0, -1)}`]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`(Did you mean ${longest}?)`);
    expect(stderr).not.toMatch(TRACE);
  });

  if (entry.commands.length > 0) {
    test('a mistyped command: 2, and the one that was meant', async () => {
      const meant = entry.commands[0]?.path.at(-1) ?? '';
      const { code, stdout, stderr } = await runInside([...words, `${meant}x`]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(new RegExp(`Did you mean ${meant}\\?`));
    });
  }
});

describe.concurrent.each(called.map((one) => [nameOf(one), one] as const))('%s', (_, entry) => {
  test('done: no colour in a pipe, no trace, nothing of its own left behind', async () => {
    const at = homeWithCase();
    const { code, stdout, stderr } = await run(call(entry, at), { env: at.env });
    expect({ code, stderr }).toEqual({ code: goesWell(entry), stderr });
    // What is whole has nothing to list.
    if (nameOf(entry) !== 'backroll verify') expect(stdout).not.toBe('');
    expect(stdout + stderr).not.toContain(ESC);
    expect(stderr).not.toMatch(TRACE);
    expect(readdirSync(join(at.home, 'tmp'))).toEqual([]);
    const own = readdirSync(at.home).filter((name) => !name.startsWith('out'));
    expect(own.toSorted()).toEqual(['state', 'tmp']);
  });

  test('a reader that is gone: no trace', async () => {
    const at = homeWithCase();
    const { code, stderr } = await run(call(entry, at), { env: at.env, closesStdout: true });
    expect({ code, stderr }).toEqual({ code: goesWell(entry), stderr });
    expect(stderr).not.toMatch(TRACE);
  });

  if (takes(entry, '--json')) {
    test('--json: one document on standard output, its version first', async () => {
      const at = homeWithCase();
      const { code, stdout } = await runInside(call(entry, at, '--json'), { env: at.env });
      expect(code).toEqual(goesWell(entry));
      expect(stdout).toMatch(/^\{"v":1,[^\n]*\}\n$/);
      expect(() => JSON.parse(stdout)).not.toThrow();
    });
  }

  if (takes(entry, '--quiet')) {
    test('--quiet: nothing is said beside the result', async () => {
      const at = homeWithCase();
      const { code, stderr } = await runInside(call(entry, at, '--quiet'), { env: at.env });
      expect({ code, stderr }).toEqual({ code: goesWell(entry), stderr: '' });
    });
  }

  if (takes(entry, '--events')) {
    test('--events and --log: every line parses, the last one is the exit', async () => {
      const at = homeWithCase();
      const log = join(at.home, 'out.log');
      const args = call(entry, at, '--events', '--log', log);
      const { code, stdout } = await runInside(args, { env: at.env });
      for (const text of [stdout, readFileSync(log, 'utf8')]) {
        const lines = text.trimEnd().split('\n');
        expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'exit', code });
        for (const line of lines) {
          expect(JSON.parse(line)).toMatchObject({ type: expect.any(String) });
        }
      }
      expect(statSync(log).mode & 0o777).toBe(0o600);
    });
  }
});

test.concurrent('--help counts more than what stands beside it', async () => {
  const { code, stdout } = await run(['--answers', 'nope', '--help']);
  expect({ code, usage: stdout.slice(0, 15) }).toEqual({ code: 0, usage: 'Usage: backroll' });
});

test('the same option is the same thing in every command', () => {
  const meanings = new Map<string, Set<string>>();
  for (const { long, text, value } of every.flatMap(({ options }) => options)) {
    // What is written, and what becomes of personal data, each command says for itself.
    const own = ['--to', '--backup-to', '--format', '--quiet', '--full', '--plain', '--technician'];
    const meaning = [...own, '--dry-run'].includes(long)
      ? `${value === null}`
      : `${text} ${value?.name}`;
    meanings.set(long, (meanings.get(long) ?? new Set()).add(meaning));
  }
  const several = [...meanings].filter(([, found]) => found.size > 1).map(([long]) => long);
  expect(several.toSorted()).toEqual([]);
});

test('no option takes a password, a secret or a key', () => {
  const valued = every.flatMap(({ options }) => options.filter(({ value }) => value !== null));
  const secret = valued.filter(({ long }) => /pass|secret|key|pin|code/i.test(long));
  expect([...new Set(secret.map(({ long }) => long))]).toEqual(['--password-file']);
});

const { archived, encrypted } = practice.backups;
const empty = temporaryFolder();

test.concurrent.each<[name: string, code: number, args: string[], env?: Record<string, string>]>([
  ['no backups', 10, ['scan', '--root', empty]],
  ['no backup', 10, ['photos', empty]],
  ['no backup', 10, ['extract', empty, '--to', join(empty, 'out')]],
  ['no backup', 10, ['compare', empty, archived]],
  ['no backup', 10, ['protect', empty, '--to', join(empty, 'out')]],
  ['no backup', 10, ['verify', empty]],
  ['no password', 12, ['photos', encrypted, '--no-input']],
  ['no password', 12, ['extract', encrypted, '--to', join(empty, 'out')]],
  ['wrong password', 12, ['compare', encrypted, archived], { BACKROLL_PASSWORD: 'Geheim-47' }],
  ['wrong password', 12, ['verify', encrypted], { BACKROLL_PASSWORD: 'Geheim-47' }],
  ['nobody to ask', 20, []],
  ['nobody to ask', 20, ['--no-input', '--plain']],
  ['no folder', 73, ['extract', archived, '--to', '/dev/null/out']],
  ['no folder', 73, ['protect', archived, '--to', '/dev/null/out']],
  ['no folder', 73, ['practice', '/dev/null/out']],
  ['no folder', 73, ['answers', 'new', '--to', '/dev/null/out']],
  ['no such case', 2, ['case', 'show', '2026-01-01-aaaa']],
  ['no such case', 2, ['--resume', '2026-01-01-aaaa']],
])('%s: %i for %j, in words without a trace', async (_, expected, args, env = {}) => {
  const { code, stdout, stderr } = await run(args, { env });
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  expect(stderr.trimEnd()).toMatch(/\w+ \w+.*[.?:\w]$/);
  expect(stderr).not.toMatch(TRACE);
  expect(stderr).not.toContain('Geheim-47');
  expect(stderr).not.toContain(ESC);
});

test.concurrent('--dry-run writes nothing', async () => {
  const at = homeWithCase();
  const before = readdirSync(at.home, { recursive: true }).toSorted();
  const all = [
    ['extract', archived, '--to', at.to, '--jpeg', '--sheet', '--dry-run'],
    ['protect', archived, '--to', at.to, '--dry-run'],
    ['case', 'delete', at.saved, '--dry-run'],
  ];
  for (const args of all) expect(await run(args, { env: at.env })).toMatchObject({ code: 0 });
  const after = readdirSync(at.home, { recursive: true }).filter((name) => name !== 'tmp');
  expect(after.toSorted()).toEqual(before);
});

test.concurrent('colour: into a pipe only where it is insisted on, and never against a wish', async () => {
  const doctor = (env: Record<string, string>, ...more: string[]) =>
    run(['doctor', '--root', practice.root, ...more], { env });
  const forced = { FORCE_COLOR: '1' };
  const [insisted, wished, unwished] = await Promise.all([
    doctor(forced),
    doctor(forced, '--no-color'),
    doctor({ ...forced, NO_COLOR: '1' }),
  ]);
  expect(insisted.stdout).toContain(`${ESC}[`);
  expect(wished.stdout + wished.stderr).not.toContain(ESC);
  expect(unwished.stdout + unwished.stderr).not.toContain(ESC);
});

test.concurrent('LANG=C: what is not a name is ASCII', async () => {
  const env = { LANG: 'C', LC_ALL: 'C' };
  // The practice phone is called "Robin’s iPhone".
  const outcomes: Outcome[] = [
    await run(['doctor'], { env }),
    await run(['scan', '--root', practice.root], { env }),
    await run(['photos', archived], { env }),
  ];
  for (const { stdout, stderr } of outcomes) {
    const signs = (stdout + stderr).replaceAll('Robin’s', '').match(/[^\n -~]/g);
    expect(signs).toBeNull();
  }
});

test.concurrent('a fault of ours: 70, calm words, and a file for its owner without a secret', async () => {
  const at = homeWithCase();
  const password = 'Geheim-47';
  const { code, stdout, stderr } = await run(['scan', '--root', practice.root], {
    env: { ...at.env, BACKROLL_PASSWORD: password },
    node: [process.execPath, '--import', join(import.meta.dirname, 'broken-output.ts')],
  });
  expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
  expect(stderr).toContain('Your backups and photos are untouched.');
  expect(stderr).not.toMatch(TRACE);
  const folder = join(at.home, 'state', 'backroll');
  const [file = ''] = readdirSync(folder).filter((name) => name.startsWith('crash-'));
  expect(stderr).toContain(join(folder, file));
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain('TypeError: broken');
  for (const secret of [password, at.home]) expect(text).not.toContain(secret);
});

test.concurrent('what is saved lies in the folder of state, for its owner alone', async () => {
  const at = homeWithCase();
  const file = `${at.to}.json`;
  await run(['case', 'export', at.saved, '--to', file], { env: at.env });
  const other = temporaryFolder();
  expect(await run(['case', 'import', file], { env: { HOME: other } })).toMatchObject({ code: 0 });
  const modes = readdirSync(join(other, 'state'), { recursive: true, withFileTypes: true }).map(
    (entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      return `${entry.isDirectory() ? 'folder' : 'file'} ${(mode & 0o777).toString(8)}`;
    },
  );
  expect(modes.toSorted()).toEqual(['file 600', 'folder 700', 'folder 700']);
  expect(readdirSync(other).toSorted()).toEqual(['state', 'tmp']);
});
