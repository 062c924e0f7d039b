/**
 * A hostile backup on trial: everything that backroll can do with it, in a process of its own, and whether each
 * promise held. It never crashes, hangs, takes all memory, writes where it was not told to, changes the backup, or
 * prints what moves a cursor.
 */
import { PRACTICE_PASSWORD } from '../../src/practice/index.ts';
import { type Cell, makeCell, watchOver } from './cell.ts';
import {
  type EngineProcess,
  type EngineRun,
  engineProcess,
  MEMORY_BYTES,
} from './engine-process.ts';
import type { Ended } from './engine-steps.ts';
import { type ProgramRun, runProgram } from './program-run.ts';
import { suspiciousCharacter } from './suspicious.ts';

export interface TrialOptions {
  /** Tried where a backup does not open without one; the practice phone's otherwise. */
  password?: string;
  /** Also makes JPEGs of HEICs. Otherwise in every fourth trial. */
  jpeg?: boolean;
  /** Also runs the program itself, which takes two seconds or three. */
  program?: boolean;
  /** How many pictures are decoded; all, unless told. */
  pictures?: number;
  /** More folders that nothing may change in, such as one that a backup's links lead to. */
  watched?: readonly string[];
  /** Looks at what was written, before it is removed; says what is wrong with it. */
  look?: (written: { photos: string; copies: string }) => string[];
}

export interface Trial {
  /** How each step ended, in order; steps come again for each backup in the folder. */
  steps: Ended[];
  /** Items that were refused one by one while a step went on, and what else it had to say. */
  problems: EngineRun['noted'];
  /**
   * What the door said: `ok` when each step that was reached ended well and without a problem, `partly` when something
   * was said to be missing or damaged, else the code with which the backup did not open.
   */
  door: string;
  /** The promises that were broken, each in a few words; empty when all held. */
  broken: string[];
  longestMs: number;
  peakBytes: number;
  /** The calls of the program itself; empty when it was not run. */
  program: ProgramRun[];
}

/** Carries out trials one after the other. */
export interface Court {
  /** @param folder holds one hostile backup or more, or is one. */
  tryBackup(folder: string, options?: TrialOptions): Promise<Trial>;
  /** Ends the process and removes everything. */
  stop(): void;
}

/**
 * Every caller that wants to work side by side with others has a court of its own.
 * @param child another process than the engine's, for tests of the trials themselves.
 */
export function openCourt(child: Parameters<typeof engineProcess>[1] = {}): Court {
  const cell = makeCell();
  const engine = engineProcess(cell, child);
  let before: Promise<unknown> = Promise.resolve();
  let count = 0;
  return {
    tryBackup(folder, options = {}) {
      const turn = before.then(() => {
        count += 1;
        return hold(cell, engine, folder, { jpeg: count % 4 === 0, ...options });
      });
      before = turn.catch(() => {});
      return turn;
    },
    stop() {
      engine.renew();
      cell.remove();
    },
  };
}

let shared: Court | null = null;

/**
 * Tries a folder with one hostile backup or more: find, open, list, compare, look through the apps, show, extract,
 * verify and protect. Trials that are asked for at once are carried out one after the other. The last caller should
 * call `endTrials`.
 * @param folder is only read; the trial notices when anything in it changes.
 * @returns what the door said, and which promises were broken. It only fails when the trial itself cannot be held.
 */
export function tryBackup(folder: string, options: TrialOptions = {}): Promise<Trial> {
  shared ??= openCourt();
  return shared.tryBackup(folder, options);
}

/** Ends the process that trials are carried out in, and removes what they left. */
export function endTrials(): void {
  shared?.stop();
  shared = null;
}

async function hold(
  cell: Cell,
  engine: EngineProcess,
  folder: string,
  options: TrialOptions,
): Promise<Trial> {
  const first = await holdOnce(cell, engine, folder, options);
  // What a busy computer or earlier trials did is not the backup's fault: only what a fresh process does again counts.
  if (!first.broken.some((one) => one.startsWith('over '))) return first;
  engine.renew();
  return holdOnce(cell, engine, folder, options);
}

async function holdOnce(
  cell: Cell,
  engine: EngineProcess,
  folder: string,
  options: TrialOptions,
): Promise<Trial> {
  const { password = PRACTICE_PASSWORD, jpeg = false, pictures = null } = options;
  cell.clear();
  const look = watchOver(cell, folder, options.watched ?? []);
  const { photos, copies } = cell;
  const run = await engine.run({ root: folder, password, photos, copies, jpeg, pictures });
  const broken = [...run.broken, ...faultsOf(run)];
  // A process that was ended could not tidy up.
  if (run.broken.length === 0) broken.push(...look());
  broken.push(...(options.look?.({ photos, copies }) ?? []));
  let program: ProgramRun[] = [];
  if (options.program) {
    cell.clear();
    const lookAgain = watchOver(cell, folder, options.watched ?? []);
    program = await runProgram(cell, folder, password);
    broken.push(...program.flatMap((one) => one.broken), ...lookAgain());
    broken.push(...(options.look?.({ photos, copies }) ?? []));
  }
  cell.clear();
  const { ended: steps, noted: problems, longestMs, peakBytes } = run;
  const door = doorOf(run);
  return { steps, problems, door, broken, longestMs, peakBytes, program };
}

function faultsOf({ ended, noted, peakBytes }: EngineRun): string[] {
  const faults = ended.flatMap(({ step, fault }) => {
    if (fault === null) return [];
    if (fault.includes('control character '))
      return [fault.split('\n', 1).join().replace('Error: ', '')];
    return [`crashed: in ${step}, ${fault}`];
  });
  const spoken = [...ended, ...noted].flatMap(({ step, message }) => {
    const bad = message === null ? null : suspiciousCharacter(message);
    return bad === null ? [] : [`control character ${bad} in what ${step} says`];
  });
  const heavy =
    peakBytes > MEMORY_BYTES ? [`over 512 MB: ${Math.round(peakBytes / 2 ** 20)} MB`] : [];
  return [...faults, ...spoken, ...heavy];
}

function doorOf({ ended, noted }: EngineRun): string {
  const opens = ended.filter(({ step }) => step === 'open');
  const refusal = opens.at(-1)?.code;
  if (refusal) return refusal;
  const left = ended.filter(({ step, code }) => step !== 'open' && code !== null);
  return left.length + noted.length === 0 ? 'ok' : 'partly';
}
