/** Everything that the program takes from outside, as one value: nothing below reads `process` by itself. */
import { homedir } from 'node:os';
import type { Computer } from '../flows/case.ts';
import { SILENT, type Telling } from './telling.ts';

export interface Environment {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** What a script or a log is told of the run. */
  telling: Telling;
  /** `BACKROLL_PASSWORD`, or `null`: kept apart from `env`, which threads and other programs inherit. */
  password: string | null;
}

/** Takes the password out of the process's environment: it is here once, and whoever asks again finds none. */
export function realEnvironment(): Environment {
  const { env, platform, stdin, stdout, stderr } = process;
  const password = env.BACKROLL_PASSWORD || null;
  delete env.BACKROLL_PASSWORD;
  return { env, platform, home: homedir(), stdin, stdout, stderr, telling: SILENT, password };
}

/** Which computer's sentences fit. What is neither a Mac nor Windows is treated like Linux. */
export function computerOf(platform: NodeJS.Platform): Computer {
  if (platform === 'darwin') return 'macos';
  return platform === 'win32' ? 'windows' : 'linux';
}
