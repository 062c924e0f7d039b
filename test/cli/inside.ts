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

/** An environment that is made, and what was printed into it. */
export function surroundings(options: InsideOptions = {}): {
  from: Environment;
  printed: () => Promise<Pick<Outcome, 'stdout' | 'stderr'>>;
} {
  const home = options.env?.HOME ?? temporaryFolder();
  const { BACKROLL_PASSWORD: password = '', ...env } = {
    ...personalEnvironment(home),
    ...options.env,
  } as Record<string, string>;
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(options.stdin ?? '');
  const streams = { stdin, stdout, stderr } as unknown as Pick<
    Environment,
    'stdin' | 'stdout' | 'stderr'
  >;
  const read = Promise.all([text(stdout), text(stderr)]);
  return {
    from: {
      ...streams,
      env,
      platform: process.platform,
      home,
      telling: SILENT,
      password: password || null,
    },
    printed: async () => {
      stdout.end();
      stderr.end();
      const [out, err] = await read;
      return { stdout: out, stderr: err };
    },
  };
}

/** Runs the program to its end. */
export async function run(args: readonly string[], options: InsideOptions = {}): Promise<Outcome> {
  const { from, printed } = surroundings(options);
  const telling = await tellingOf(args, from);
  const code = await runProgram(args, { ...from, telling });
  await telling.end(code);
  return { code, ...(await printed()) };
}

/** Runs a command that gives one JSON document and nothing else. */
export async function json<T>(args: readonly string[], options: InsideOptions = {}): Promise<T> {
  return documentOf(await run([...args, '--json'], options));
}
