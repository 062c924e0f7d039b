/** The password and the keys are nowhere but in memory: not on the disk, not in what others see of a process. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { asked, intoBackup, play, TO_THE_BACKUPS, type } from '../cli/journey.ts';
import { run, start, temporaryFolder } from '../cli/program.ts';
import { Terminal } from '../cli/terminal.ts';
import { beingWritten, filesIn } from '../cli/tree.ts';
import { family, openFiles, shown } from './processes.ts';
import { secretsIn, secretsOf } from './secrets.ts';

const { root, backups, password } = inject('practice');
const SECRETS = await secretsOf(backups.encrypted, password);
const FAULT = join(import.meta.dirname, '..', 'cli', 'fault.ts');
const isLinux = process.platform === 'linux';
/** Where a core dump lies: beside the program, or wherever the system puts it. */
const dumpsBesideIt = () => /^core/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8'));

/** The secrets in the files of a person's home and in what is shown of a process, with the place. */
function found(home: string, pid: number | null = null): string[] {
  const shownOf = pid === null || !isLinux ? [] : family(pid);
  const places = [
    ...filesIn(home).map((path) => ({ path, bytes: readFileSync(path) })),
    ...shownOf.map((one) => ({ path: `process ${one}`, bytes: shown(one) })),
  ];
  return places.flatMap(({ path, bytes }) =>
    secretsIn(bytes, SECRETS).map((name) => `${name} in ${path}`),
  );
}

/** A home where everything that is kept by anybody lies inside. */
function wholeHome() {
  const home = temporaryFolder();
  return { home, env: { HOME: home, NODE_COMPILE_CACHE: join(home, 'compiled') } };
}

test('they would be found: as they are, in hex and in base64', () => {
  const home = temporaryFolder();
  const { password: typed = Buffer.of(), index = Buffer.of(), 'class 3': key } = SECRETS;
  writeFileSync(join(home, 'a'), Buffer.concat([Buffer.of(7), typed]));
  writeFileSync(join(home, 'b'), `{"key":"${index.toString('base64')}"}`);
  writeFileSync(join(home, 'c'), `key ${key?.toString('hex')}`);
  const names = found(home).map((one) => one.slice(0, one.indexOf(' in ')));
  expect(names).toEqual(['password', 'index', 'class 3']);
  expect(Object.keys(SECRETS).length).toBeGreaterThan(50);
});

test.concurrent('the wizard at the list of photos, and its core dump', async () => {
  const { home, env } = wholeHome();
  const args = ['--root', root, '--log', join(home, 'run.log')];
  const terminal = new Terminal(args, { home, first: 'ulimit -c unlimited' }, env);
  await play(terminal, [...TO_THE_BACKUPS, ...intoBackup('2'), type('password', password)]);
  await terminal.sees(asked('photos'));
  await terminal.sees('0 ticked');
  const { pid } = terminal;
  expect(found(home, pid)).toEqual([]);
  // The decrypted index has no name in the folder of temporary files, where anybody could look for one.
  const temporary = join(home, 'tmp');
  expect(readdirSync(temporary)).toEqual([]);
  if (isLinux) {
    const open = openFiles(pid).filter((path) => path.startsWith(temporary));
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter((path) => !path.endsWith(' (deleted)'))).toEqual([]);
  }
  // A debugger's port would be open to everybody on this computer.
  terminal.kill('SIGUSR1');
  terminal.press('?');
  await terminal.sees('Esc');
  expect(terminal.written).not.toMatch(/debugger/i);

  terminal.kill('SIGABRT');
  await terminal.killed();
  expect(readdirSync(temporary)).toEqual([]);
  const dumps = readdirSync(home).filter((name) => name.startsWith('core'));
  if (isLinux && dumpsBesideIt()) expect(dumps).toHaveLength(1);
  expect(found(home)).toEqual([]);
});

test.concurrent('an extraction that is killed in the middle, and the run after it', async () => {
  const { home, env } = wholeHome();
  const to = join(home, 'out');
  mkdirSync(to);
  const args = ['extract', backups.encrypted, '--to', to, '--password-file', '-'];
  const written = beingWritten(to);
  const running = start([...args, '--sheet'], { env, stdin: `${password}\n` });
  await written;
  running.kill('SIGSTOP');
  expect(found(home, running.pid)).toEqual([]);
  running.kill('SIGKILL');
  expect(await running.outcome).toMatchObject({ code: 'SIGKILL' });
  expect(found(home)).toEqual([]);

  const again = await run([...args, '--limit', '2', '--sheet'], { env, stdin: `${password}\n` });
  expect(again.code).toBe(0);
  expect(readdirSync(join(home, 'tmp'))).toEqual([]);
  expect(found(home)).toEqual([]);
});

test.concurrent('a fault of ours: the crash file', async () => {
  const { home, env } = wholeHome();
  const { code } = await run(['photos', backups.encrypted, '--json'], {
    env: { ...env, BACKROLL_PASSWORD: password, FAULT_AFTER: '{' },
    node: [process.execPath, '--import', FAULT],
  });
  expect(code).toBe(70);
  expect(filesIn(home).some((path) => path.includes('crash-'))).toBe(true);
  expect(found(home)).toEqual([]);
});

test.concurrent('another program that is run is not given the password', async () => {
  const { home, env } = wholeHome();
  const bin = join(home, 'bin');
  const told = join(home, 'told');
  mkdirSync(bin);
  for (const name of ['ps', 'idevicebackup2']) {
    const script = `#!/bin/sh\n{ echo ${name} "$@"; env; } >> '${told}'\n`;
    writeFileSync(join(bin, name), script, { mode: 0o755 });
  }
  await run(['doctor', '--root', root], {
    env: { ...env, BACKROLL_PASSWORD: password, PATH: `${bin}:${process.env.PATH}` },
  });
  const heard = readFileSync(told, 'utf8');
  for (const name of ['ps -A', 'idevicebackup2 --version']) expect(heard).toContain(name);
  expect(heard).not.toContain('BACKROLL_PASSWORD');
  expect(found(home)).toEqual([]);
});
