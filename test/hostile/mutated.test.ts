/**
 * A share of what `npm run fuzz` does, the same on every run: damaged backups of every sort, in every part, and each
 * promise holds.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseOf } from '../../fuzz/case.ts';
import { type Lane, makeLane } from '../../fuzz/lane.ts';
import { TARGETS } from '../../fuzz/targets.ts';
import { makeTemplates } from '../../fuzz/templates/index.ts';
import type { Template } from '../../fuzz/templates/template.ts';

const SEED = 20_260_503;
const CASES_OF_EACH = 1;
/** Cases that broke a promise once, by seed and number: a list that has no end, and tables that are none. */
const BROKE_ONCE = [
  [1, 2823],
  [1, 5130],
] as const;

let folder: string;
let templates: Template[];
let lane: Lane;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backroll-mutated-'));
  const source = join(folder, 'sound');
  templates = await makeTemplates(source);
  lane = makeLane(source, join(folder, 'lane'), templates);
});

afterAll(async () => {
  lane.stop();
  await rm(folder, { recursive: true, force: true });
});

test('whatever is spoilt in a backup, every promise holds', async () => {
  const doors = new Set<string>();
  const count = Object.keys(TARGETS).length * CASES_OF_EACH;
  for (let number = 0; number < count; number += 1) {
    const { made, trial } = await lane.tryCase(SEED, number, number === 0);
    expect(trial.broken, `npm run fuzz -- --case ${SEED}:${number} (${made.story})`).toEqual([]);
    doors.add(trial.door);
  }
  // Damage of every degree was among them: harmless, some items lost, and nothing to be opened.
  expect([...doors]).toEqual(expect.arrayContaining(['ok', 'partly', 'damaged']));
}, 120_000);

test.each(BROKE_ONCE)(
  'what broke a promise once keeps it now: %i:%i',
  async (seed, number) => {
    const { trial } = await lane.tryCase(seed, number, false);
    expect(trial.broken).toEqual([]);
  },
  60_000,
);

test('two numbers make the same case again, and other numbers another one', () => {
  const made = (seed: number, number: number) => {
    const read = ({ name, folder: inner }: Template, { stored }: { stored: string }) =>
      readFileSync(join(folder, 'sound', name, inner, stored));
    const { file, bytes, story } = caseOf(seed, number, templates, read);
    return { file, bytes, story };
  };
  const numbers = Object.keys(TARGETS).keys();
  for (const number of numbers) {
    expect(made(SEED, number)).toEqual(made(SEED, number));
    expect(made(SEED, number)).not.toEqual(made(SEED + 1, number));
  }
});
