/**
 * Throws damaged backups at the engine and at the program, and counts which promises held.
 * `npm run fuzz -- --cases 10000 --seed 1 --only keybag`, or one case again: `-- --case 1:4711`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { numbersOf } from './case.ts';
import { type Lane, makeLane, type Tried } from './lane.ts';
import { makeTally } from './tally.ts';
import { makeTemplates } from './templates/index.ts';

const LANES = 2;
/** The program itself takes ten times as long as the engine in a process that already runs. */
const PROGRAM_EVERY = 40;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    case: { type: 'string' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'backroll-fuzz-'));
const source = join(folder, 'sound');
const templates = await makeTemplates(source);
const lanes = Array.from({ length: LANES }, (_, at) =>
  makeLane(source, join(folder, `lane ${at}`), templates),
);
let keptSome = false;
try {
  keptSome = values.case === undefined ? await tryMany() : await tryOne(values.case);
} finally {
  for (const lane of lanes) lane.stop();
  for (const name of ['sound', ...lanes.map((_, at) => `lane ${at}`)]) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  if (!keptSome) await rm(folder, { recursive: true, force: true });
}

/** @returns whether a broken case was kept. */
async function tryMany(): Promise<boolean> {
  const [seed, count] = [Number(values.seed), Number(values.cases)];
  const numbers = numbersOf(count, values.only ?? null);
  const tally = makeTally();
  const work = async (lane: Lane) => {
    for (const number of numbers) {
      const tried = await lane.tryCase(seed, number, number % PROGRAM_EVERY === 0);
      tally.add(tried);
      if (tried.trial.broken.length > 0) tell(tried, lane);
      if (process.stderr.isTTY) process.stderr.write(`\r${tally.line(count)}\u001b[K`);
    }
  };
  await Promise.all(lanes.map(work));
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.stdout.write(tally.table());
  process.exitCode = tally.broken() > 0 ? 1 : 0;
  return tally.broken() > 0;
}

/** Says what broke, and keeps the backup that did it. */
function tell({ made, trial }: Tried, lane: Lane): void {
  const kept = join(folder, `${made.seed}-${made.number}`);
  lane.keep(made.seed, made.number, kept);
  const lines = trial.broken.map((one) => `  ${one}`).join('\n');
  process.stderr.write(
    `\n${made.seed}:${made.number} ${made.story}\n${lines}\n  kept in ${kept}\n`,
  );
}

async function tryOne(name: string): Promise<boolean> {
  const [seed = 1, number = 0] = name.split(':').map(Number);
  const [lane] = lanes;
  if (lane === undefined) return false;
  const tried = await lane.tryCase(seed, number, true);
  const { made, trial } = tried;
  const { door, broken, longestMs, peakBytes, steps, problems, program } = trial;
  const told = { story: made.story, door, broken, longestMs, peakBytes, steps, problems, program };
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  tell(tried, lane);
  process.exitCode = broken.length > 0 ? 1 : 0;
  return true;
}
