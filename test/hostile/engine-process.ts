/** Keeps one process for trials alive, and ends it when it hangs, dies or grows. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Cell } from './cell.ts';
import type { Ended, NoteCode, Request, Told } from './engine-steps.ts';

/** A step that takes longer is a hang. */
export const STEP_MS = 5000;
/** No trial may need more of resident memory. */
export const MEMORY_BYTES = 512 * 1024 * 1024;
/** What a process may keep of earlier trials before it is replaced. */
const REST_BYTES = 380 * 1024 * 1024;

/** What became of a backup in the engine. */
export interface EngineRun {
  /** How each step ended, in order. */
  ended: Ended[];
  /** The items that were refused one by one. */
  noted: { step: string; code: NoteCode; message: string }[];
  peakBytes: number;
  /** How long the longest step took, in milliseconds. */
  longestMs: number;
  /** What was wrong with the process itself. */
  broken: string[];
}

export interface EngineProcess {
  run(request: Request): Promise<EngineRun>;
  /** The next trial gets a process that has seen none before. */
  renew(): void;
}

const SCRIPT = join(import.meta.dirname, 'engine-child.ts');

/**
 * @param cell whose environment the process lives in.
 * @param script what it runs, and how long a step of it may take: tests of the trials themselves bring another.
 */
export function engineProcess(
  cell: Cell,
  { script = SCRIPT, stepMs = STEP_MS } = {},
): EngineProcess {
  let child: ChildProcess | null = null;
  const renew = () => {
    child?.kill('SIGKILL');
    child = null;
  };
  const start = async () => {
    const started = fork(script, {
      env: cell.env,
      cwd: cell.cwd,
      execArgv: [],
      silent: true,
      serialization: 'json',
    });
    started.stdout?.resume();
    await new Promise<void>((resolve, reject) => {
      started.once('message', () => resolve());
      started.once('exit', (code) =>
        reject(new Error(`The process for trials ended with ${code}.`)),
      );
    });
    return started;
  };
  return {
    renew,
    async run(request) {
      if (child === null || child.exitCode !== null) child = await start();
      const asked = child;
      asked.ref();
      asked.channel?.ref();
      const { run, restBytes } = await runIn(asked, request, stepMs);
      asked.unref();
      asked.channel?.unref();
      const stopped = run.ended.some(({ code }) => code === 'cancelled');
      // A derivation that was stopped goes on in a thread that the next trial would wait for.
      if (run.broken.length > 0 || restBytes > REST_BYTES || stopped) renew();
      return run;
    },
  };
}

function runIn(
  child: ChildProcess,
  request: Request,
  stepMs: number,
): Promise<{ run: EngineRun; restBytes: number }> {
  const run: EngineRun = { ended: [], noted: [], peakBytes: 0, longestMs: 0, broken: [] };
  const { promise, resolve } = Promise.withResolvers<{ run: EngineRun; restBytes: number }>();
  let step = 'the first step';
  let begun = performance.now();
  let patience: NodeJS.Timeout | undefined;
  const errors: Buffer[] = [];
  const onErrors = (chunk: Buffer) => void errors.push(chunk);
  const finish = (restBytes: number) => {
    clearTimeout(patience);
    child.off('message', onMessage).off('exit', onExit);
    child.stderr?.off('data', onErrors);
    resolve({ run, restBytes });
  };
  const onExit = (code: number | null, signal: string | null) => {
    const said = Buffer.concat(errors).toString().trim().slice(-2000);
    run.broken.push(`crashed: the process ended with ${code ?? signal} in ${step}. ${said}`);
    finish(0);
  };
  const onMessage = (told: Told) => {
    switch (told.type) {
      case 'begun':
        step = told.step;
        begun = performance.now();
        clearTimeout(patience);
        patience = setTimeout(() => {
          run.longestMs = Math.max(run.longestMs, stepMs);
          run.broken.push(`over ${stepMs / 1000} s in ${step}`);
          child.off('exit', onExit).kill('SIGKILL');
          finish(0);
        }, stepMs);
        break;
      case 'ended': {
        const { type: _, ...ended } = told;
        run.longestMs = Math.max(run.longestMs, performance.now() - begun);
        run.ended.push(ended);
        break;
      }
      case 'noted': {
        const { type: _, ...noted } = told;
        run.noted.push(noted);
        break;
      }
      case 'over':
        run.peakBytes = told.peakBytes;
        finish(told.restBytes);
    }
  };
  child.on('message', onMessage).once('exit', onExit);
  child.stderr?.on('data', onErrors);
  child.send(request);
  return promise;
}
