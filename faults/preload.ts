/**
 * Loaded before the program (`node --import`): counts what it asks of the file system below one folder,
 * and has something happen at one of these steps. What happens is told in BACKROLL_FAULT, as JSON.
 */
import { type promises, readSync, writeSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type { Injected, StepTold } from './fault.ts';

/** The pipe to whoever started the program. */
const CHANNEL = 3;
const GO_ON = 'g';

type Call = (this: unknown, ...args: unknown[]) => Promise<unknown>;
type Calls = Record<string, Call>;

const { below, at, does }: Injected = JSON.parse(process.env.BACKROLL_FAULT ?? '{}');
const errnos: Record<string, number> = constants.errno;
const paths = new WeakMap<object, string>();
let step = 0;
let isOver = false;

/** @throws the system's error that this step is to fail with. */
function reached(path: unknown, call: string): void {
  if (typeof path !== 'string' || !path.startsWith(below)) return;
  step += 1;
  if (step < at || isOver) return;
  if (does.what === 'fail') {
    // A disk that fails goes on failing.
    const message = `${does.code}: injected, ${call} '${path}'`;
    const errno = -(errnos[does.code] ?? 0);
    throw Object.assign(new Error(message), { code: does.code, errno, syscall: call, path });
  }
  if (does.what === 'wait') isOver = !ask(call, path);
  else {
    isOver = true;
    if (does.what === 'signal') process.kill(process.pid, does.signal);
    if (does.what === 'clock') moveClock(does.byMs);
  }
}

/** Stands still until it is told to go on. @returns whether to ask again at the next step. */
function ask(call: string, path: string): boolean {
  writeSync(CHANNEL, `${JSON.stringify({ call, path } satisfies StepTold)}\n`);
  const answer = Buffer.alloc(1);
  for (;;) {
    try {
      readSync(CHANNEL, answer, 0, 1, null);
      return answer.toString() !== GO_ON;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** The wall clock alone: the steady one that measures durations never jumps. */
function moveClock(byMs: number): void {
  const Real = Date;
  const now = () => Real.now() + byMs;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}

function watched(calls: Calls, name: string, pathOf: (self: unknown, args: unknown[]) => unknown) {
  const call = calls[name];
  if (typeof call !== 'function') return;
  calls[name] = async function inTurn(this: unknown, ...args) {
    reached(pathOf(this, args), name);
    const result = await call.apply(this, args);
    if (name === 'open' && typeof result === 'object' && result !== null) {
      paths.set(result, String(args[0]));
    }
    return result;
  };
}

if (isMainThread) {
  const folder = fs as unknown as Calls & typeof promises;
  const handle: FileHandle = await fs.open(process.execPath);
  const prototype = Object.getPrototypeOf(handle) as Calls;
  await handle.close();
  const named = 'open mkdir link rename unlink rm readdir lstat stat statfs utimes realpath chmod';
  const firstBelow = (_self: unknown, args: unknown[]) => args.find((arg) => isBelow(arg));
  for (const name of [...named.split(' '), 'copyFile']) watched(folder, name, firstBelow);
  for (const name of ['read', 'write', 'writeFile', 'appendFile', 'readFile', 'sync', 'stat']) {
    watched(prototype, name, (self) => paths.get(self as object));
  }
  syncBuiltinESMExports();
  if (at === 0 && does.what === 'clock') moveClock(does.byMs);
  if (does.what === 'count') process.on('exit', () => writeSync(CHANNEL, `${step}\n`));
}

function isBelow(arg: unknown): boolean {
  return typeof arg === 'string' && arg.startsWith(below);
}
