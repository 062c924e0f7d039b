/** Several answers files, played one after the other: none of them stops the next. */
import { Writable } from 'node:stream';
import { NOT_RUN } from '../guidance/unattended.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { printResult } from './print.ts';
import { type Shared, startShared } from './shared.ts';
import { onStopSignals } from './signals.ts';
import { tellError } from './tell-error.ts';

/** How one run ended. */
export interface Ended {
  exitCode: number;
  /** The ending's code, such as `RECOVERED_EXTRACT`; `null` where no ending was reached. */
  outcome: string | null;
  /** The saved case that can be gone on with, or `null`. */
  case: string | null;
}

/** One file of a batch, as it is reported; `null` for what there is none of: a file that was not run has no exit. */
export interface BatchRun {
  file: string;
  outcome: string | null;
  exit: number | null;
  seconds: number | null;
  case: string | null;
  /** What was said on standard error, such as what does not fit. */
  message: string | null;
}

/** The exit code of a batch is the first of these that a run ended with: what a person must see to comes first. */
const WORST_FIRST: readonly number[] = [
  EXIT.fault,
  EXIT.unwritable,
  EXIT.noAccess,
  EXIT.password,
  EXIT.unfinished,
  EXIT.noBackup,
  EXIT.usage,
  EXIT.inputNeeded,
  EXIT.failed,
  EXIT.someItemsFailed,
  EXIT.endedWithout,
  EXIT.waiting,
  EXIT.done,
];

/** The worst of the exit codes; one that has no place in the order is worse than all that have. */
export function worstOf(exits: readonly number[]): number {
  const unknown = exits.find((exit) => !WORST_FIRST.includes(exit));
  return unknown ?? WORST_FIRST.find((exit) => exits.includes(exit)) ?? EXIT.done;
}

/** More is not kept of what one run says. */
const MOST_SAID = 64 * 1024;

/**
 * Plays the files in their order, with one engine for all of them.
 * @param play plays one file; what it writes on standard error becomes the run's message
 * @param json one document at the end, instead of a line for each run
 * @returns the exit code: the worst of all runs, or the signal's that stopped them
 */
export async function runBatch(
  files: readonly string[],
  { json }: { json: boolean },
  from: Environment,
  play: (file: string, shared: Shared, from: Environment) => Promise<Ended>,
): Promise<number> {
  let stopped: number | null = null;
  const forget = onStopSignals((code) => {
    stopped ??= code;
  });
  const shared = startShared();
  const runs: BatchRun[] = [];
  try {
    for (const file of files) {
      const run = stopped === null ? await played(file, shared, from, play) : notRun(file);
      runs.push(run);
      if (json) continue;
      from.stdout.write(`${lineOf(run)}\n`);
      if (run.message !== null && run.exit !== EXIT.done) from.stderr.write(indented(run.message));
    }
    const worst = stopped ?? worstOf(runs.flatMap(({ exit }) => exit ?? []));
    if (json) await printResult(from, { v: 1, runs, worst });
    return worst;
  } finally {
    await shared.engine.stop();
    forget();
  }
}

async function played(
  file: string,
  shared: Shared,
  from: Environment,
  play: (file: string, shared: Shared, from: Environment) => Promise<Ended>,
): Promise<BatchRun> {
  let said = '';
  const stderr = new Writable({
    decodeStrings: false,
    write(piece, _encoding, done) {
      if (said.length < MOST_SAID) said += String(piece);
      done();
    },
  });
  // Of standard error, what is said there is all that a run without a terminal needs.
  const within: Environment = {
    ...from,
    stderr: stderr as unknown as Environment['stderr'],
    telling: { ...from.telling, tell: (event) => from.telling.tell({ ...event, file }) },
  };
  const began = performance.now();
  const ended = await play(file, shared, within).catch(
    async (error: unknown): Promise<Ended> => ({
      exitCode: await tellError(error, within),
      outcome: null,
      case: null,
    }),
  );
  return {
    file,
    outcome: ended.outcome,
    exit: ended.exitCode,
    seconds: Math.round(performance.now() - began) / 1000,
    case: ended.case,
    message: said.trim() || null,
  };
}

function notRun(file: string): BatchRun {
  return { file, outcome: null, exit: null, seconds: null, case: null, message: null };
}

function lineOf({ file, outcome, exit, seconds }: BatchRun): string {
  const name = safeText(file);
  if (exit === null || seconds === null) return `${name}  ${NOT_RUN}`;
  return `${name}  ${outcome ?? '-'}  exit ${exit}  ${seconds.toFixed(1)} s`;
}

function indented(message: string): string {
  return message.replaceAll(/^/gm, '  ').concat('\n');
}
