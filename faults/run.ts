/** The built program as a child process, in an environment that is made, not inherited. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Injected, Outcome, StepTold } from './fault.ts';

const PRELOAD = join(import.meta.dirname, 'preload.ts');
/** No run on the practice phone takes a tenth of this. */
const PATIENCE_MS = 60_000;

export interface RunOptions {
  /** The program's launcher. */
  launcher: string;
  /** Its home; the temporary folder and the saved state lie in it unless `env` says otherwise. */
  home: string;
  env?: Record<string, string>;
  inject?: Injected;
  /** Runs it as this user. */
  uid?: number;
  /** A file descriptor to write to instead of being read. */
  stdout?: number;
}

export interface Running {
  pid: number | undefined;
  kill: (signal: NodeJS.Signals) => void;
  /** Nobody reads its standard output from now on. */
  closeStdout: () => void;
  /** Resolves once the program stands still at its step, with that; `null` when it ended before. */
  standsStill: () => Promise<StepTold | null>;
  /** Lets it go on, to the end or only to the next step. */
  goOn: (to: 'end' | 'next-step') => void;
  /** What the preloaded script told, such as the count of steps. */
  told: () => string;
  outcome: Promise<Outcome>;
}

export function environment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
}

export function start(args: readonly string[], options: RunOptions): Running {
  const { launcher, home, env = {}, inject, uid, stdout = 'pipe' } = options;
  const preload = inject === undefined ? [] : ['--import', PRELOAD];
  const began = performance.now();
  const child = spawn(process.execPath, [...preload, launcher, ...args], {
    cwd: '/',
    env: {
      ...environment(home),
      // Beside the program, where no fault reaches.
      NODE_COMPILE_CACHE: join(launcher, '..', '..', 'compiled'),
      ...(inject !== undefined && { BACKROLL_FAULT: JSON.stringify(inject) }),
      ...env,
    },
    stdio: ['ignore', stdout, 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const out = collected(child.stdout);
  const err = collected(child.stderr);
  const channel = child.stdio[3] as Writable & Readable;
  const told = collected(channel);
  channel.on('error', () => {});
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(patience);
      const seconds = (performance.now() - began) / 1000;
      resolve({ code: code ?? signal, stdout: out(), stderr: err(), seconds });
    });
  });
  let waits = 0;
  return {
    pid: child.pid,
    kill: (signal) => void child.kill(signal),
    closeStdout: () => void child.stdout?.destroy(),
    standsStill: async () => {
      waits += 1;
      const lines = () => told().split('\n').slice(0, -1);
      const over = new AbortController();
      const { signal } = over;
      const isOver = ended.finally(() => over.abort());
      while (lines().length < waits && !signal.aborted) {
        await once(channel, 'data', { signal }).catch(() => isOver);
      }
      const line = lines()[waits - 1];
      return line === undefined ? null : JSON.parse(line);
    },
    goOn: (to) => void channel.write(to === 'end' ? 'g' : 'n'),
    told,
    outcome: ended,
  };
}

function collected(stream: Readable | null): () => string {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}
