/** Runs an installed program and hands on its lines. It never outlives backroll. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface ToolRun {
  path: string;
  args: readonly string[];
  env: Record<string, string>;
  /** The folder that it is run in. */
  cwd: string;
  /** Asks it to stop as Ctrl-C would, and ends it when it takes too long over that. */
  signal: AbortSignal;
  /** How long it may take over tidying up, in milliseconds. */
  patienceMs?: number;
  /** Told each line of either of its outputs, as it comes. */
  onLine: (line: string) => void;
}

export interface ToolEnd {
  /** `null` when a signal ended it, or it never began. */
  exitCode: number | null;
  /** It could not even be started. */
  neverBegan: boolean;
}

const PATIENCE_MS = 5000;
/** No message is longer; what is longer is not a message. */
const LONGEST_LINE = 4096;

/** Settles once it has ended, however it did; never rejects. */
export function runTool(tool: ToolRun): Promise<ToolEnd> {
  const { path, args, env, cwd, signal, onLine, patienceMs = PATIENCE_MS } = tool;
  if (signal.aborted) return Promise.resolve({ exitCode: null, neverBegan: true });
  return new Promise((resolve) => {
    const child = spawn(path, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = endWithUs(child, signal, patienceMs);
    eachLine(child.stdout, onLine);
    eachLine(child.stderr, onLine);
    child.on('error', () => {
      if (child.pid !== undefined) return;
      forget();
      resolve({ exitCode: null, neverBegan: true });
    });
    // Whatever it started itself may keep the pipes open.
    child.on('exit', () => {
      if (!signal.aborted) return;
      child.stdout.destroy();
      child.stderr.destroy();
    });
    child.on('close', (exitCode) => {
      forget();
      resolve({ exitCode, neverBegan: false });
    });
  });
}

/** Ends the child with the signal, and whenever this process ends for any other reason that it lives to see. */
function endWithUs(child: ChildProcess, signal: AbortSignal, patienceMs: number): () => void {
  const atOnce = () => void child.kill('SIGKILL');
  let impatience: NodeJS.Timeout | undefined;
  const ask = () => {
    child.kill('SIGINT');
    impatience = setTimeout(atOnce, patienceMs);
  };
  signal.addEventListener('abort', ask, { once: true });
  process.once('exit', atOnce);
  return () => {
    clearTimeout(impatience);
    signal.removeEventListener('abort', ask);
    process.off('exit', atOnce);
  };
}

/** A progress bar is drawn again after each carriage return: that ends a line as well. */
function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of lines) onLine(line.slice(0, LONGEST_LINE));
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
