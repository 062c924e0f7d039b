/** Defaults from a config file: where it lies, what it can hold, what it stands in for, and what it may not do. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { configPlace } from '../../src/cli/config/place.ts';
import { json, run } from './inside.ts';
import { type Outcome, run as runProcess, temporaryFolder } from './program.ts';

const { root, backups } = inject('practice');

/** A home with this config file in it. */
function homeWith(text: string): { home: string; file: string; env: Record<string, string> } {
  const home = temporaryFolder();
  const file = join(home, 'config', 'backroll', 'config.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { home, file, env: { HOME: home } };
}

const NONE: Pick<Outcome, 'code' | 'stdout'> = { code: 2, stdout: '' };

test('where it lies: the same three places as other programs have, or another file, or none', () => {
  const home = '/home/robin';
  const at = (platform: NodeJS.Platform, env: Record<string, string>) =>
    configPlace({ platform, env, home })?.path.replaceAll('\\', '/') ?? null;
  expect(at('linux', {})).toBe('/home/robin/.config/backroll/config.yaml');
  expect(at('linux', { XDG_CONFIG_HOME: '/etc/robin' })).toBe('/etc/robin/backroll/config.yaml');
  expect(at('linux', { XDG_CONFIG_HOME: 'relative' })).toBe(
    '/home/robin/.config/backroll/config.yaml',
  );
  expect(at('darwin', {})).toBe('/home/robin/Library/Application Support/backroll/config.yaml');
  expect(at('win32', { APPDATA: '/roaming' })).toBe('/roaming/backroll/config.yaml');
  expect(at('linux', { BACKROLL_CONFIG: 'mine.yaml' })).toBe('mine.yaml');
  for (const none of ['', '/dev/null', 'NUL']) {
    expect(at('linux', { BACKROLL_CONFIG: none })).toBe(null);
  }
});

test.concurrent('roots, to and backup-to stand in for options; ~ is the home folder', async () => {
  const { home, env } = homeWith(`roots: [${root}]\nto: ~/out\nbackup-to: ~/copies\n`);
  const found = await json<{ backups: object[] }>(['scan'], { env });
  expect(found.backups).toHaveLength(3);
  const saved = await run(['extract', backups.archived, '--limit', '1'], { env });
  expect(saved).toMatchObject({ code: 0 });
  expect(existsSync(join(home, 'out'))).toBe(true);
  expect(await run(['protect', backups.archived, '--dry-run'], { env })).toMatchObject({ code: 0 });
  expect(readdirSync(home)).not.toContain('copies');
});

test.concurrent('an option counts more, wherever it stands', async () => {
  const { home, env } = homeWith(`roots: [/nowhere/at/all]\nto: ~/out\n`);
  for (const args of [
    ['scan', '--root', root],
    ['--root', root, 'scan'],
  ]) {
    expect((await json<{ backups: object[] }>(args, { env })).backups).toHaveLength(3);
  }
  const to = join(home, 'elsewhere');
  await run(['extract', backups.archived, '--limit', '1', '--to', to], { env });
  expect([existsSync(to), existsSync(join(home, 'out'))]).toEqual([true, false]);
});

test.concurrent('technician: another first question, but not with an answers file', async () => {
  const { env } = homeWith('technician: true\n');
  const asked = async (args: string[]) => (await run(args, { env })).stderr;
  expect(await asked([])).toContain('"identity"');
  expect(await asked(['--no-technician'])).toContain('"whose-phone"');
  const file = join(import.meta.dirname, '..', '..', 'examples', 'recently-deleted.yaml');
  expect(await run(['--answers', file, '--check'], { env })).toMatchObject({ stderr: '' });
});

test.concurrent('config: each value and where it comes from, in words and as a document', async () => {
  const { home, file, env } = homeWith('to: ~/out\nredact: false\nplain: true\ncolor: false\n');
  expect(await json(['config', '--backup-to', '/copies'], { env })).toEqual({
    v: 1,
    file,
    isThere: true,
    values: [
      { key: 'roots', value: expect.any(Array), from: 'default' },
      { key: 'to', value: join(home, 'out'), from: 'file' },
      { key: 'backup-to', value: '/copies', from: 'option' },
      { key: 'redact', value: false, from: 'file' },
      { key: 'technician', value: false, from: 'default' },
      { key: 'plain', value: true, from: 'file' },
      { key: 'color', value: false, from: 'file' },
    ],
  });
  const { code, stdout, stderr } = await run(['config'], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^config file .*config\.yaml\n/);
  expect(stdout).toContain(`to          file     ${join(home, 'out')}\n`);
});

test.concurrent('no file: nothing but defaults, and no folder is made', async () => {
  const home = temporaryFolder();
  const { stdout } = await run(['config'], { env: { HOME: home } });
  expect(stdout).toContain('config.yaml (not there)');
  expect(readdirSync(home)).toEqual(['tmp']);
});

test.concurrent('a file that does not fit: 2, every problem with its place; no value is repeated', async () => {
  const { file, env } = homeWith(
    'roots: /one\nto: relative/folder\nplain: "yes"\ncolour: false\nbackup-password: hunter2\n',
  );
  const outcome = await run(['scan'], { env });
  expect(outcome).toMatchObject(NONE);
  const lines = outcome.stderr.trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/:1:1: "roots" takes a list of folders/),
    expect.stringMatching(/:2:1: "to" takes one folder, absolute/),
    expect.stringMatching(/:3:1: "plain" takes true or false/),
    expect.stringMatching(/:4:1: There is no key "colour"\. Keys are: roots, to,/),
    expect.stringMatching(/:5:1: No password is kept .*--password-file or BACKROLL_PASSWORD/),
  ]);
  expect(lines.every((line) => line.startsWith(`${file}:`))).toBe(true);
  expect(outcome.stderr).not.toContain('hunter2');
});

test.concurrent.each([
  ['a list', '- to\n', ':1:1: '],
  ['no YAML', 'to: [\n', ':2:1: '],
  ['an alias', 'to: &a /x\nbackup-to: *a\n', ':2:12: '],
  ['a key twice', 'to: /x\nto: /y\n', ':2:1: '],
])('%s: 2, and where', async (_, text, place) => {
  const { file, env } = homeWith(text);
  const outcome = await run(['scan'], { env });
  expect(outcome).toMatchObject(NONE);
  expect(outcome.stderr).toContain(`${file}${place}`);
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
});

test.concurrent('an empty file, or one of comments, is none', async () => {
  for (const text of ['', '# to: ~/out\n']) {
    expect(await run(['config'], homeWith(text))).toMatchObject({ code: 0, stderr: '' });
  }
});

test.concurrent('--help, --version, and what takes nothing from it, never read it', async () => {
  const { env } = homeWith('wrong: true\n');
  for (const args of [
    ['--help'],
    ['extract', '--help'],
    ['--version'],
    ['schema', 'scan'],
    ['flow'],
  ]) {
    expect(await run(args, { env })).toMatchObject({ code: 0, stderr: '' });
  }
});

test.concurrent('BACKROLL_CONFIG: another file, which has to be there; empty: none', async () => {
  const { home, env } = homeWith('wrong: true\n');
  const other = join(home, 'other.yaml');
  writeFileSync(other, 'plain: true\n');
  const found = await json<{ file: string }>(['config'], {
    env: { ...env, BACKROLL_CONFIG: other },
  });
  expect(found.file).toBe(other);
  const missing = await run(['config'], { env: { ...env, BACKROLL_CONFIG: '/nowhere.yaml' } });
  expect(missing).toMatchObject(NONE);
  expect(missing.stderr).toContain('/nowhere.yaml: BACKROLL_CONFIG names');
  expect(await json(['config'], { env: { ...env, BACKROLL_CONFIG: '' } })).toMatchObject({
    file: null,
    isThere: false,
  });
});

test
  .runIf(process.platform !== 'win32')
  .concurrent('a file that everybody can write is not used: 2, and how to mend it', async () => {
    const { file, env } = homeWith('to: /somewhere/of/theirs\n');
    chmodSync(file, 0o666);
    const outcome = await run(['config'], { env });
    expect(outcome).toMatchObject(NONE);
    expect(outcome.stderr).toContain(`chmod o-w '${file}'`);
    chmodSync(file, 0o664);
    expect(await run(['config'], { env })).toMatchObject({ code: 0 });
  });

test
  .runIf(process.platform !== 'win32' && process.getuid?.() === 0)
  .concurrent(
    'somebody else’s home: none when it is closed; refused when it is not one’s own',
    async () => {
      const { home, file, env } = homeWith('to: /somewhere\n');
      const nobody = { env, uid: 65534, cwd: '/' };
      chmodSync(home, 0o700);
      expect((await runProcess(['config'], nobody)).stdout).toContain('(not there)');
      for (const folder of [home, dirname(dirname(file)), dirname(file)]) chmodSync(folder, 0o755);
      expect(await run(['config'], { env: { ...env, BACKROLL_CONFIG: file } })).toMatchObject({
        code: 0,
      });
      chownSync(file, 65534, 65534);
      const theirs = await run(['config'], { env });
      expect(theirs).toMatchObject(NONE);
      expect(theirs.stderr).toContain('belongs to somebody else');
      chmodSync(file, 0o000);
      chownSync(file, 0, 0);
      const closed = await runProcess(['config'], nobody);
      expect(closed).toMatchObject(NONE);
      expect(closed.stderr).toContain('cannot be read');
    },
  );

test.concurrent('a folder or a pipe in its place: 2 at once', async () => {
  const { home, env } = homeWith('');
  const outcome = await run(['config'], { env: { ...env, BACKROLL_CONFIG: home } });
  expect(outcome).toMatchObject(NONE);
  expect(outcome.stderr).toContain('plain file');
  const pipe = join(home, 'pipe');
  if (spawnSync('mkfifo', [pipe]).status !== 0) return;
  expect(await run(['config'], { env: { ...env, BACKROLL_CONFIG: pipe } })).toMatchObject(NONE);
});
