/**
 * Measures the built program against the tools that do one part of its work each, and prints ratios: no
 * verdicts, nothing fails. `npm run bench -- [--scale 0.1] [--rounds 3] [--dir DIR] [name …]`
 *
 * The inputs take up to 25 GB in DIR, the folder of temporary files by default, and are removed.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Look, Sides } from './benches/bench.ts';
import { discover } from './benches/discover.ts';
import { extractEncrypted, extractPlain, extractVideo } from './benches/extract.ts';
import { firstFrame } from './benches/first-frame.ts';
import { keys, keysWhileListing } from './benches/keys.ts';
import { photos } from './benches/photos.ts';
import { picker } from './benches/picker.ts';
import { unlock } from './benches/unlock.ts';
import { measure, type Run } from './measure.ts';

const BENCHES: Readonly<Record<string, Bench | Look>> = {
  'first-frame': firstFrame,
  keys,
  'keys-while-listing': keysWhileListing,
  picker,
  photos,
  'extract-plain': extractPlain,
  'extract-encrypted': extractEncrypted,
  'extract-video': extractVideo,
  unlock,
  discover,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const chosen = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
const unknown = chosen.find((name) => BENCHES[name] === undefined);
if (unknown !== undefined) {
  console.error(`No such measurement: ${unknown}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

await mkdir(resolve(values.dir), { recursive: true });
const work = await mkdtemp(join(resolve(values.dir), 'backroll-bench-'));
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => spawnSync('rm', ['-rf', work]));

console.log(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB; scale ${values.scale}, best of ${values.rounds} rounds, in turn.`,
);
for (const name of chosen) {
  const bench = BENCHES[name];
  if (bench === undefined) continue;
  const folder = join(work, name);
  await mkdir(folder);
  if ('run' in bench) tell(bench, await bench.run(folder, Number(values.scale)));
  else report(bench, ...(await take(bench, folder)));
  await rm(folder, { recursive: true, force: true });
}

function tell({ name }: Look, lines: readonly string[]): void {
  console.log(`${name}: ${lines.join('\n  ')}`);
  console.log(`  load of the last minute: ${loadavg()[0]?.toFixed(1)}`);
}

async function take(bench: Bench, folder: string): Promise<[Sides, Run[], Run[]]> {
  const sides = await bench.prepare(folder, Number(values.scale));
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [command, runs] of [
      [sides.theirs, theirs],
      [sides.ours, ours],
    ] as const) {
      // What one side has written must not still be on its way to the disk while the other runs.
      spawnSync('sync');
      runs.push(await measure(command));
      await sides.clean?.();
    }
  }
  return [sides, ours, theirs];
}

function report({ name, aim }: Bench, { input, against }: Sides, ours: Run[], theirs: Run[]): void {
  const best = (runs: Run[]) => Math.min(...runs.map(({ seconds }) => seconds));
  const worst = (runs: Run[]) => Math.max(...runs.map(({ seconds }) => seconds));
  const range = (runs: Run[]) => `${best(runs).toFixed(2)} s (to ${worst(runs).toFixed(2)})`;
  const ratio = (best(ours) / best(theirs)).toFixed(2);
  const peak = Math.round(Math.max(...ours.map((run) => run.peak ?? 0)));
  const goal = aim === null ? '' : `, aim ${aim}`;
  console.log(`${name}: ${input}`);
  console.log(`  backroll ${range(ours)}, ${against} ${range(theirs)}`);
  console.log(`  ratio ${ratio}${goal}; peak memory ${peak} MB`);
}
