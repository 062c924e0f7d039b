import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dot } from '../../src/cli/flow-dot.ts';
import { drawBranches, drawSteps } from '../../src/cli/flow-drawing.ts';
import { mermaid } from '../../src/cli/flow-mermaid.ts';
import { SCHEMAS } from '../../src/cli/schemas.ts';
import { flowDocument } from '../../src/flows/document.ts';
import { BRANCHES } from '../../src/flows/steps.ts';
import { json, run } from './inside.ts';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { run as runProcess, temporaryFolder } from './program.ts';

const flow = flowDocument();
const WHOLE = drawSteps(flow, BRANCHES);

describe('backroll flow', () => {
  test.concurrent.each([
    [[], mermaid(WHOLE)],
    [['--format', 'dot'], dot(WHOLE)],
    [['--overview'], mermaid(drawBranches(flow))],
    [['--branch', 'dates', '--branch', 'bin'], mermaid(drawSteps(flow, ['bin', 'dates']))],
  ])('%j', async (args, stdout) => {
    expect(await run(['flow', ...args])).toEqual({ code: 0, stdout, stderr: '' });
  });

  test.concurrent('JSON is valid, and the same with --json', async () => {
    const { stdout } = await run(['flow', '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual(flow);
    expect(await json(['flow'])).toEqual(flow);
    expect(SCHEMAS.flow.safeParse(flow).error?.issues).toBeUndefined();
    const [first, ...steps] = flow.steps;
    const wrong = { ...flow, steps: [{ ...first, kind: 'question' }, ...steps] };
    expect(SCHEMAS.flow.safeParse(wrong).success).toBe(false);
  });

  test.concurrent('loads neither views, database nor machine', async () => {
    const loaded = join(temporaryFolder(), 'loaded');
    await runProcess(['flow'], {
      node: [process.execPath, '--import', RECORDER],
      env: { LOADED_MODULES: loaded },
    });
    const modules = sourcesLoaded(loaded);
    expect(modules).toContain('/flows/document.');
    expect(modules).not.toMatch(/node_modules\/(?:ink|react|xstate|better-sqlite3)\//);
  });

  test.concurrent.each([
    [['--format', 'png'], 'mermaid, dot, json'],
    [['--branch', 'bni'], 'start, bin, dates'],
    [['--branch', 'bin', '--overview'], 'not both'],
    [['--json', '--branch', 'bin'], 'whole tree'],
  ])('%j is refused, and says what would fit', async (args, told) => {
    const { code, stdout, stderr } = await run(['flow', ...args]);
    expect(stderr).toContain(told);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.concurrent('--help fits 80 columns, and says where Back and Stop are', async () => {
    const { stdout } = await run(['flow', '--help']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('Back and Stop');
  });
});
