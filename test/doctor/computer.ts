/** A computer to look at, with a home of its own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '../../src/backup/discover.ts';
import { factsOf } from '../../src/doctor/facts.ts';
import type { DoctorInput } from '../../src/doctor/input.ts';
import { joined, type Seen } from '../../src/doctor/result.ts';
import { temporaryFolder } from '../backup/hand-made.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');

/** One where nothing is wrong, and nothing was saved yet. */
export async function computer(different: Partial<DoctorInput> = {}): Promise<DoctorInput> {
  const home = await temporaryFolder();
  const temporary = join(home, 'tmp');
  mkdirSync(temporary);
  return {
    version: '0.1.0',
    node: '24.0.0',
    env: {},
    platform: 'linux',
    computer: 'linux',
    home,
    system: 'Linux 6.0, x64',
    user: 501,
    roots: [],
    rootsGiven: true,
    photosTo: join(home, 'Pictures', 'backroll'),
    copiesTo: join(home, 'backroll-copies'),
    stateFolder: join(home, 'state'),
    casesFolder: join(home, 'state', 'cases'),
    temporary,
    terminal: { stdin: true, stdout: true, columns: 80, rows: 24, driver: 'interactive' },
    freeMemory: 1e9,
    now: NOW,
    timeZone: 'UTC',
    scan,
    run: () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOENT' })),
    patience: { check: 20_000, measuring: 20_000 },
    watch: {},
    ...different,
  };
}

/** What one check says of it. */
export async function sees(
  look: (
    input: DoctorInput,
    facts: ReturnType<typeof factsOf>,
  ) => Promise<readonly Seen[]> | readonly Seen[],
  input: DoctorInput,
): Promise<Seen> {
  return joined(await look(input, factsOf(input)));
}
