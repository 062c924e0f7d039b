/** The signals that ask a program to stop, and the exit codes that say which one it was. */
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

/** An abort signal for work without a screen, and the exit code of the signal that stopped it. */
export function stoppable(): {
  signal: AbortSignal;
  exitCode: () => number | null;
  done: () => void;
} {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const done = onStopSignals((code) => {
    exitCode ??= code;
    controller.abort();
  });
  return { signal: controller.signal, exitCode: () => exitCode, done };
}
