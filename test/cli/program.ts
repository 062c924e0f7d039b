/** The built program as a child process, in an environment that is made, not inherited. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { atTheEnd } from '../endings.ts';

export const CHECKOUT = join(import.meta.dirname, '..', '..');
export const LAUNCHER = join(CHECKOUT, 'bin', 'backroll.js');

export interface Outcome {
  /** The exit code, or the signal that ended it. */
  code: number | NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  pid: number | undefined;
  kill: (signal: NodeJS.Signals) => void;
  /** Calls `seen` with everything written so far, each time something is written. */
  onOutput: (seen: (written: string) => void) => void;
  outcome: Promise<Outcome>;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What standard input holds; it is empty and closed otherwise. */
  stdin?: string;
  cwd?: string;
  /** Which Node runs the launcher, with its own options. */
  node?: string[];
  launcher?: string;
  /** Whoever reads its standard output is gone before it writes. */
  closesStdout?: boolean;
  /** Runs it as this user; only the administrator can. */
  uid?: number;
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** What is tested must be what is written: nothing here builds, so that files run side by side. */
function checkBuilt(): void {
  const built = statSync(join(CHECKOUT, 'dist', 'program', 'main.js'), { throwIfNoEntry: false });
  if (!built || built.mtimeMs < newest(join(CHECKOUT, 'src'))) {
    throw new Error(
      'dist is older than src: run "npm run build", or the whole suite by "npm test"',
    );
  }
}
checkBuilt();

/** A new empty folder, gone after the tests. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backroll-test-')));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A person's environment, with a home of its own for each caller. */
export function personalEnvironment(home: string): Record<string, string> {
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TMPDIR: temporary,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    // Compiled once for all runs: each has a temporary folder of its own, where it would be kept otherwise.
    NODE_COMPILE_CACHE: join(dirname(inject('practice').root), 'compiled'),
  };
}

export function start(args: readonly string[], options: RunOptions = {}): Running {
  const { env = {}, stdin = '', cwd, node = [process.execPath], launcher = LAUNCHER } = options;
  const { uid } = options;
  const home = env.HOME ?? temporaryFolder();
  const [command = process.execPath, ...nodeArgs] = node;
  const child = spawn(command, [...nodeArgs, launcher, ...args], {
    cwd: cwd ?? home,
    env: { ...personalEnvironment(home), ...env },
    ...(uid === undefined ? {} : { uid }),
  });
  // One that has ended by itself is not found any more, and nothing happens.
  atTheEnd(() => void child.kill('SIGKILL'));
  if (options.closesStdout) child.stdout.destroy();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const listeners: ((written: string) => void)[] = [];
  for (const [stream, kept] of [
    [child.stdout, out],
    [child.stderr, err],
  ] as const) {
    stream.on('data', (chunk: Buffer) => {
      kept.push(chunk);
      for (const seen of listeners) seen(Buffer.concat([...out, ...err]).toString());
    });
  }
  // A program that ends without reading its input closes the pipe first.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const [stdout, stderr] = [out, err].map((kept) => Buffer.concat(kept).toString());
      resolve({ code: code ?? signal, stdout: stdout ?? '', stderr: stderr ?? '' });
    });
  });
  return {
    pid: child.pid,
    kill: (signal) => void child.kill(signal),
    onOutput: (seen) => void listeners.push(seen),
    outcome,
  };
}

/** Runs the program to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return start(args, options).outcome;
}

/** Runs a command that gives one JSON document and nothing else. */
export async function json<T>(args: readonly string[], options: RunOptions = {}): Promise<T> {
  return documentOf(await run([...args, '--json'], options));
}

/** The one JSON document that a run printed. */
export function documentOf<T>({ stdout, stderr }: Outcome): T {
  if (!/^\{[^\n]*\}\n$/.test(stdout)) throw new Error(`not one document: ${stdout}\n${stderr}`);
  return JSON.parse(stdout);
}
