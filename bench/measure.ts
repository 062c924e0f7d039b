import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A program to run. What it prints goes nowhere. */
export interface Command {
  program: string;
  args: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

export interface Run {
  seconds: number;
  /** The largest resident memory, in megabytes; `null` of a program that is not ours. */
  peak: number | null;
}

const LAUNCHER = fileURLToPath(new URL('../bin/backroll.js', import.meta.url));
const REPORT = new URL('./report-usage.ts', import.meta.url).href;

/** The built program with these arguments. */
export function backroll(...args: string[]): Command {
  return { program: process.execPath, args: ['--import', REPORT, LAUNCHER, ...args] };
}

/**
 * Runs a program to its end.
 * @throws Error with what it said, when it fails.
 */
export async function measure({ program, args, environment = {} }: Command): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const [, complaints, usage] = child.stdio.slice(1) as [
    null,
    NodeJS.ReadableStream,
    NodeJS.ReadableStream,
  ];
  const said = Promise.all([text(complaints), text(usage)]);
  const code = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const seconds = (performance.now() - started) / 1000;
  const [errors, used] = await said;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${errors}`);
  return { seconds, peak: used === '' ? null : JSON.parse(used).maxRSS / 1024 };
}
