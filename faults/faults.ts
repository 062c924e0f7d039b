/**
 * Has every fault of the list happen to the built program, at every point, and tells whether it kept its
 * promises: `npm run faults -- [--only NAME] [--seed N] [--at 0.5] [--most 5] [--jobs 2]`.
 * Exits with 1 when one broke.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { attempt } from './attempt.ts';
import { abilities } from './disks.ts';
import type { Fault } from './fault.ts';
import { allFaults } from './list.ts';
import { preparePhone } from './phone.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    at: { type: 'string' },
    most: { type: 'string', default: 'Infinity' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
const faults = allFaults(Number(values.seed)).filter(({ name }) => name.includes(values.only));
if (faults.length === 0) {
  console.error(`No such fault: ${values.only}.`);
  process.exit(2);
}

console.log(`Seed ${values.seed}; ${faults.length} faults.`);
console.log('survived / tried / not run here');
const can = abilities();
const phone = await preparePhone();
process.on('exit', phone.remove);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
let tried = 0;
let survived = 0;
let skipped = 0;
for (const fault of faults) {
  const points = values.at === undefined ? some(fault.points) : [Number(values.at)];
  if (!fault.needs.every((need) => can.has(need))) {
    skipped += points.length;
    tell(fault, 0, 0, points.length);
    continue;
  }
  const broken = await tryAll(fault, points);
  tried += points.length;
  survived += points.length - broken.size;
  tell(fault, points.length - broken.size, points.length, 0);
  for (const [at, promises] of broken) {
    console.log(`    -- --only '${fault.name}' --seed ${values.seed} --at ${at}`);
    for (const promise of promises.slice(0, 5)) console.log(`       ${promise}`);
  }
}
console.log(`${survived} of ${tried} survived, ${skipped} not run here.`);
process.exitCode = survived === tried ? 0 : 1;

/** At most `--most` of them, from the first to the last. */
function some(points: readonly number[]): readonly number[] {
  const step = Math.max(1, points.length / Number(values.most));
  return points.filter(
    (_point, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
}

async function tryAll(fault: Fault, points: readonly number[]): Promise<Map<number, string[]>> {
  const broken = new Map<number, string[]>();
  const queue = points.values();
  const lane = async () => {
    for (const at of queue) {
      const promises = await attempt(phone, fault, at).catch((error) => [String(error)]);
      if (promises.length > 0) broken.set(at, promises);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, lane));
  return broken;
}

function tell({ name }: Fault, well: number, all: number, skipped: number): void {
  const columns = [well, all, skipped].map((count) => String(count).padStart(5));
  console.log(`${columns.join('')}  ${name}`);
}
