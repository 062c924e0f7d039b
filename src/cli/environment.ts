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
}

export function realEnvironment(): Environment {
  const { env, platform, stdin, stdout, stderr } = process;
  return { env, platform, home: homedir(), stdin, stdout, stderr, telling: SILENT };
}

/** Which computer's sentences fit. What is neither a Mac nor Windows is treated like Linux. */
export function computerOf(platform: NodeJS.Platform): Computer {
  if (platform === 'darwin') return 'macos';
  return platform === 'win32' ? 'windows' : 'linux';
}
