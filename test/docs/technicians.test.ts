/** The examples of docs/technicians.md, run as they stand there, in their order, on one saved case. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeWithCase } from '../cli/calls.ts';
import { CHECKOUT, run } from '../cli/program.ts';

const PAGE = readFileSync(join(CHECKOUT, 'docs', 'technicians.md'), 'utf8');
const commands = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  block
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, '')),
);
/** What asks, and nobody is there to be asked. */
const ASKS = new Set(['backroll --technician', 'backroll --resume']);

test('each does what the page says, or says that somebody must answer', async () => {
  expect(commands.length).toBeGreaterThan(8);
  const { home, env, saved } = homeWithCase();
  const file = `${saved}.backroll-case.json`;
  // The case is reported on after it was handed over, so it is removed last.
  const removal = `backroll case delete ${saved}`;
  const written = commands.map((line) => line.replace('CASE', saved).replace('FILE', file));
  for (const line of [...written.filter((one) => one !== removal), removal]) {
    const { code, stderr } = await run(line.split(' ').slice(1), { env, cwd: home });
    const wanted = ASKS.has(line) ? 20 : line.endsWith('doctor') ? expect.any(Number) : 0;
    expect({ line, code, stderr }).toEqual({ line, code: wanted, stderr: expect.any(String) });
  }
  expect(written).toContain(removal);
});
