/** Runs the program itself on a hostile backup, as a script and a person would. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from './cell.ts';
import { MEMORY_BYTES, STEP_MS } from './engine-process.ts';
import { suspiciousCharacter } from './suspicious.ts';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'bin', 'backroll.js');
/** How often the memory of a running program is looked at. */
const LOOK_EVERY_MS = 15;
const FAULT = 70;
const WRONG_CALL = 2;

/** How one call of the program ended. */
export interface ProgramRun {
  command: string;
  /** `null` when it was ended, or ended by a signal. */
  code: number | null;
  broken: string[];
}

/** Calls `scan`, `photos` and `extract` for scripts, and `scan`, `photos` and `verify` for people. */
export async function runProgram(
  cell: Cell,
  backup: string,
  password: string,
): Promise<ProgramRun[]> {
  const calls = [
    ['scan', '--root', backup, '--json'],
    ['photos', backup, '--json'],
    ['extract', backup, '--to', cell.photos, '--json'],
    ['scan', '--root', backup],
    ['photos', backup],
    ['verify', backup],
  ];
  const runs: ProgramRun[] = [];
  for (const args of calls) runs.push(await call(cell, args, password));
  return runs;
}

async function call(cell: Cell, args: readonly string[], password: string): Promise<ProgramRun> {
  const command = args.filter((arg) => !arg.startsWith('/')).join(' ');
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: cell.cwd,
    env: { ...cell.env, BACKROLL_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  let peak = 0;
  const looks = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, LOOK_EVERY_MS);
  const broken: string[] = [];
  const patience = setTimeout(() => {
    broken.push(`over ${STEP_MS / 1000} s in "${command}"`);
    child.kill('SIGKILL');
  }, STEP_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(looks);
  clearTimeout(patience);
  if (broken.length > 0) return { command, code, broken };
  const [stdout, stderr] = [out, err].map((chunks) => Buffer.concat(chunks).toString());
  if (peak > MEMORY_BYTES) broken.push(`over 512 MB in "${command}"`);
  broken.push(
    ...complaints(code, stdout ?? '', stderr ?? '', args).map((one) => `${one} in "${command}"`),
  );
  return { command, code, broken };
}

function complaints(
  code: number | null,
  stdout: string,
  stderr: string,
  args: readonly string[],
): string[] {
  const found: string[] = [];
  const text = `${stdout}${stderr}`;
  if (code === null || code === FAULT) found.push(`crashed: exit ${code}, ${stderr.slice(-500)}`);
  if (code === WRONG_CALL) found.push(`was called wrongly: ${stderr.slice(0, 200)}`);
  const trace = /^.*\n\s+at .*:\d+:\d+\)?$/m.exec(text);
  if (trace !== null) found.push(`crashed: a stack trace, ${trace[0]}`);
  const bad = suspiciousCharacter(text);
  if (bad !== null) found.push(`control character ${bad}`);
  if (args.includes('--json') && stdout !== '' && !isDocument(stdout))
    found.push('not one JSON document');
  return found;
}

function isDocument(text: string): boolean {
  try {
    return JSON.parse(text).v === 1;
  } catch {
    return false;
  }
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
