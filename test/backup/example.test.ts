import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { temporaryFolder } from './hand-made.ts';

const run = promisify(execFile);
const EXAMPLE = join(import.meta.dirname, '../../examples/engine.ts');

it('is shown by an example that runs', async () => {
  const { root, backups } = inject('practice');
  const to = join(await temporaryFolder(), 'photos');
  const { stdout, stderr } = await run(process.execPath, [EXAMPLE, root, to]);
  for (const path of Object.values(backups)) expect(stdout).toContain(path);
  expect(stdout.match(/ fingerprint$/gm)?.length).toBeGreaterThan(0);
  expect(stderr).toBe('');
  expect((await readdir(to)).length).toBeGreaterThan(0);
});
