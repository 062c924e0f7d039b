/** No command opens a socket, asks for a name or listens: the real program is watched, where there is no network. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { commandLine, everyCommand } from '../../src/cli/command-line.ts';
import { realEnvironment } from '../../src/cli/environment.ts';
import { program } from '../../src/cli/program.ts';
import { calls, homeWithCase } from '../cli/calls.ts';
import { asked, intoBackup, play, TO_THE_BACKUPS, type } from '../cli/journey.ts';
import { CHECKOUT, run, temporaryFolder } from '../cli/program.ts';
import { CTRL_C, Terminal } from '../cli/terminal.ts';
import { isTraced, watched } from './watched.ts';

const practice = inject('practice');
const { root, password } = practice;

const every = everyCommand(commandLine(program(realEnvironment(), () => {})))
  .filter(({ commands }) => commands.length === 0)
  .map(({ path }) => path.join(' '));

/** What the calls of all commands leave out: each refuses in its own words, as what it would take is not there. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'backroll practice': ['practice', '/'],
  'backroll case import': ['case', 'import', '/nowhere.json'],
};
/** Options with which a command does more. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'backroll extract': ['--sheet', '--jpeg', '--events'],
  'backroll report': ['--format', 'html'],
};

test.concurrent('the watch sees who reaches for the network', async () => {
  const { node, env, seen } = watched();
  const [command = '', ...args] = node;
  const reaching = join(import.meta.dirname, 'reaching.ts');
  await promisify(execFile)(command, [...args, reaching], { env: { ...process.env, ...env } });
  const found = seen().join('\n');
  const calls = isTraced ? ['socket(AF_INET', 'bind(', 'listen(', 'connect('] : [];
  for (const one of ['TCPWRAP', 'TCPSERVERWRAP', 'UDPWRAP', 'GETADDRINFOREQWRAP', ...calls]) {
    expect(found).toContain(one);
  }
});

test.concurrent.each(every)('%s', async (name) => {
  const { node, env, seen } = watched();
  const at = homeWithCase();
  const args = REFUSED[name] ?? calls(practice, at)[name];
  if (args === undefined) throw new Error(`no call for ${name}`);
  const { code } = await run([...args, ...(MORE[name] ?? [])], {
    node,
    env: { ...at.env, ...env },
  });
  // One looks at this computer, and may find fault with it.
  if (name === 'backroll doctor') expect([0, 1]).toContain(code);
  else expect(code === 0).toBe(REFUSED[name] === undefined);
  expect(seen()).toEqual([]);
});

test.concurrent('the wizard with nobody at the keyboard', async () => {
  const { node, env, seen } = watched();
  const home = temporaryFolder();
  const answers = join(CHECKOUT, 'examples', 'practice-phone.yaml');
  const args = ['--root', root, '--to', join(home, 'out'), '--answers', answers];
  const { code } = await run(args, { node, env: { HOME: home, ...env } });
  expect(code).toBe(0);
  expect(seen()).toEqual([]);
});

test.concurrent.each([
  ['in full', []],
  ['line by line', ['--plain']],
])('the wizard on a terminal, %s', async (_, options: string[]) => {
  const { node, env, seen } = watched();
  const home = temporaryFolder();
  const before = node.slice(0, -3).map((word) => `'${word}'`);
  const [, ...preload] = node.slice(-3);
  const launch = `exec ${before.join(' ')} "$@"`;
  const terminal = new Terminal(
    ['--root', root, ...options],
    { home, launch },
    { ...env, NODE_OPTIONS: preload.join(' ') },
  );
  if (options.length === 0) {
    await play(terminal, [...TO_THE_BACKUPS, ...intoBackup('2'), type('password', password)]);
    await terminal.sees('0 ticked');
  } else await terminal.sees(asked('whose-phone'));
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(seen()).toEqual([]);
});
