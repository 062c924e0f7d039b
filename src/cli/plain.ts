/**
 * The wizard line by line: for screen readers, for terminals that cannot be drawn on, and for reading out. The cursor
 * is never moved, and no escape sequence is written.
 */
import { chooseSymbols } from '../terminal/symbols.ts';
import { converse } from './conversation.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { inbox } from './inbox.ts';
import type { LiveCase } from './live-case.ts';
import { printer } from './printer.ts';
import type { Session } from './session.ts';
import { onStopSignals } from './signals.ts';
import { typedLines } from './typed-lines.ts';
import { runWizard } from './wizard-driver.ts';

/** A Ctrl-C that a launcher passes on, too, arrives twice; within so many milliseconds it is the same one. */
const SAME_PRESS = 200;

/** Talks with a person until the case ends; gives the exit code. */
export async function runPlain(
  live: LiveCase,
  session: Session,
  { stdin, stdout, env, platform }: Environment,
): Promise<number> {
  const { driver, over, end, exitCode } = await runWizard(live, session);
  const incoming = inbox();
  const interrupt = oncePerPress(driver.stop);
  const forget = onStopSignals((code) => (code === EXIT.interrupted ? interrupt() : end(code)));
  const typed = typedLines(stdin, { line: incoming.put, interrupt, end: driver.stop });
  const unsubscribe = driver.subscribe(incoming.wake);
  let isOver = false;
  void over.then(() => {
    isOver = true;
    incoming.wake();
  });
  const symbols = chooseSymbols(env, platform);
  const paper = () => ({ columns: stdout.columns, symbols });
  try {
    await converse(driver, {
      inbox: incoming,
      typed,
      printer: printer((text) => void stdout.write(text), paper),
      isOver: () => isOver,
    });
  } finally {
    unsubscribe();
    typed.close();
    // The same Ctrl-C once more must not end what is still being saved.
    setTimeout(forget, SAME_PRESS).unref();
  }
  return exitCode();
}

/** Calls `pressed` for the first call of each burst. */
function oncePerPress(pressed: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    const isSame = now - last < SAME_PRESS;
    last = now;
    if (!isSame) pressed();
  };
}
