/**
 * The program without a process of its own, from source: arguments and an environment in, an exit code and what was
 * printed out. What belongs to a process (signals, pipes that break, what is loaded, the bundle) needs `program.ts`.
 */
import { setMaxListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../src/cli/environment.ts';
import { runProgram } from '../../src/cli/main.ts';
import { SILENT, tellingOf } from '../../src/cli/telling.ts';
import { documentOf, type Outcome, personalEnvironment, temporaryFolder } from './program.ts';

// Many runs listen for signals side by side.
setMaxListeners(100, process);

export interface InsideOptions {
  env?: Record<string, string>;
  /** What standard input holds; it is empty and closed otherwise. */
  stdin?: string;
}

/** Runs the program to its end. */
export async function run(args: readonly string[], options: InsideOptions = {}): Promise<Outcome> {
  const home = options.env?.HOME ?? temporaryFolder();
  const { BACKROLL_PASSWORD: password = '', ...env } = {
    ...personalEnvironment(home),
    ...options.env,
  } as Record<string, string>;
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(options.stdin ?? '');
  const outside: Environment = {
    env,
    platform: process.platform,
    home,
    stdin: stdin as unknown as Environment['stdin'],
    stdout: stdout as unknown as Environment['stdout'],
    stderr: stderr as unknown as Environment['stderr'],
    telling: SILENT,
    password: password || null,
  };
  const printed = Promise.all([text(stdout), text(stderr)]);
  const telling = await tellingOf(args, outside);
  const code = await runProgram(args, { ...outside, telling });
  await telling.end(code);
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

/** Runs a command that gives one JSON document and nothing else. */
export async function json<T>(args: readonly string[], options: InsideOptions = {}): Promise<T> {
  return documentOf(await run([...args, '--json'], options));
}
