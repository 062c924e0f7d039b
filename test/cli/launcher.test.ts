import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { withEndlessFile } from './damage.ts';
import { LAUNCHER, run, start, temporaryFolder } from './program.ts';
import { beingWritten } from './tree.ts';

const practice = inject('practice');

/** A Node on this computer that is too old for the program, or `null`. */
function oldNode(): string | null {
  for (const node of ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node']) {
    const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    const [major = 0, minor = 0] = String(stdout).replace('v', '').split('.').map(Number);
    if (status === 0 && (major < 22 || (major === 22 && minor < 13))) return node;
  }
  return null;
}

/** The launcher alone, in a folder without its dependencies. */
function aloneIn(folder: string): string {
  const launcher = join(folder, 'bin', 'backroll.js');
  mkdirSync(join(folder, 'bin'));
  copyFileSync(LAUNCHER, launcher);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  return launcher;
}

const old = oldNode();
const onOldNode = { node: [old ?? ''] };

test.concurrent('a checkout without its build says how to build it', async () => {
  const launcher = aloneIn(temporaryFolder());
  const { code, stdout, stderr } = await run(['--version'], { launcher });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('backroll is not built here. Run "npm run build" first, then try again.\n');
});

test.runIf(old).concurrent('old Node, nothing beside it: one sentence and 1', async () => {
  const launcher = aloneIn(temporaryFolder());
  const { code, stdout, stderr } = await run(['scan', '--json'], { ...onOldNode, launcher });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^backroll needs Node 22\.13 or newer, and this is \d+\.\d+\.\d+: .*\n$/);
});

test
  .runIf(old)
  .concurrent('old Node in a checkout: arguments, output and exit codes pass', async () => {
    const scan = ['scan', '--json', '--root'];
    const runs = [
      [...scan, practice.root],
      [...scan, temporaryFolder()],
      ['--answers', 'a file with spaces', '--root', '*'],
    ];
    const [onOld, onOwn] = await Promise.all([
      Promise.all(runs.map((args) => run(args, onOldNode))),
      Promise.all(runs.map((args) => run(args))),
    ]);
    expect(onOld).toEqual(onOwn);
    expect(onOld.map(({ code }) => code)).toEqual([0, 10, 2]);
  });

test.runIf(old).concurrent('old Node in a checkout: a stop is passed on', async () => {
  const photo = practice.items.find(
    ({ backup, kind, availability }) =>
      backup === 'archived' && kind === 'photo' && availability === 'original',
  );
  const copy = withEndlessFile(practice.backups.archived, photo?.path ?? '');
  const to = temporaryFolder();
  const writing = beingWritten(to);
  const args = ['extract', copy, '--id', photo?.id ?? '', '--to', to, '--layout', 'flat'];
  const program = start(args, onOldNode);
  await Promise.race([writing, program.outcome]);
  program.kill('SIGTERM');
  expect(await program.outcome).toMatchObject({ code: 143, stdout: '' });
});

test.concurrent('what was compiled is kept where nobody else can put anything', async () => {
  const home = temporaryFolder();
  const env = { HOME: home, NODE_COMPILE_CACHE: '' };
  expect((await run(['--version'], { env })).code).toBe(0);
  expect(readdirSync(join(home, 'tmp'))).toEqual([]);
  expect(readdirSync(join(home, 'cache', 'backroll'))).toEqual(['compiled']);
  expect(statSync(join(home, 'cache', 'backroll')).mode & 0o077).toBe(0);
});
