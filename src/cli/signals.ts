/** The signals that ask a program to stop, and the exit codes that say which one it was. */
import { BackupError } from '../backup/types.ts';
import { EXIT } from './exit-codes.ts';

const CODES = { SIGHUP: EXIT.hangup, SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** Calls `stop` with the exit code of the signal that came. Gives a function that stops listening. */
export function onStopSignals(stop: (exitCode: number) => void): () => void {
  const listeners = Object.entries(CODES).map(([signal, code]) => {
    const listener = () => stop(code);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const forget of listeners) forget();
  };
}

/** Calls `stop` with the exit code of a signal that nobody else listens to. */
export function onUnheardSignals(stop: (exitCode: number) => void): void {
  for (const [signal, code] of Object.entries(CODES)) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) stop(code);
    });
  }
}

/** A signal asked the work to stop, and it did. */
export class Stopped extends BackupError {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super('cancelled', message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs work without a screen, with an abort signal for it.
 * @throws Stopped when a signal ended it, besides whatever the work throws
 */
export async function stoppable(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  let stopped: number | null = null;
  const forget = onStopSignals((code) => {
    stopped ??= code;
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    const cancelled = error instanceof BackupError && error.code === 'cancelled';
    throw cancelled && stopped !== null ? new Stopped(error.message, stopped) : error;
  } finally {
    forget();
  }
}
