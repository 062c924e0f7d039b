import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { CHECKOUT, run, temporaryFolder } from './program.ts';

const ESC = '\u001b';

test.concurrent.each([
  [['--help']],
  [['-h']],
  [['scan', '--help']],
  [['photos', '--help']],
  [['extract', '--help']],
  [['practice', '--help']],
  [['--version']],
  [['--no-color', '--help']],
])(
  '%j: fits 80 columns, has no control characters, loads neither views nor database',
  async (args) => {
    const loaded = join(temporaryFolder(), 'loaded');
    const { code, stdout, stderr } = await run(args, {
      node: [process.execPath, '--import', RECORDER],
      env: { LOADED_MODULES: loaded },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain(ESC);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const modules = sourcesLoaded(loaded);
    expect(modules).toContain('/commander/');
    expect(modules).not.toMatch(/node_modules\/(?:ink|react|xstate|better-sqlite3|yaml|zod)\//);
  },
);

test.concurrent('--version is the version', async () => {
  const { version } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8'));
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.concurrent.each([
  [['scan', '--jsn'], '--json'],
  [['photos', '/nowhere', '--takn', '2026'], '--taken'],
  [['--answer', 'file'], '--answers'],
  [['scna'], 'Did you mean scan?'],
  [['scan', 'more'], 'too many arguments'],
  [['extract', '/nowhere'], '--to'],
  [['extract', '/nowhere', '--to', 'x', '--layout', 'daily'], 'flat, by-date'],
  [['extract', '/nowhere', '--to', 'x', '--include', 'some'], 'original, edited, all'],
  [['photos', '/nowhere', '--kind', 'movie'], 'photo, video, screenshot, live'],
  [['photos', '/nowhere', '--taken', 'May'], '2026-05-01..2026-05-03'],
  [['photos', '/nowhere', '--deleted', '2026-05..2025'], '--deleted'],
  [['photos', '/nowhere', '--limit', 'some'], '--limit'],
])('%j is refused, and says what would fit', async (args, told) => {
  const { code, stdout, stderr } = await run(args);
  expect(stderr).toContain(told);
  expect(stderr).not.toContain(ESC);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test.concurrent.each([
  ['an empty input', [], ''],
  ['a pipe', [], 'x\n'],
  ['--no-input', ['--no-input'], ''],
])(
  'nobody to ask, %s: names the question, its answers and the way to give them',
  async (_, args, stdin) => {
    const { code, stdout, stderr } = await run(args, { stdin });
    expect({ code, stdout }).toEqual({ code: 20, stdout: '' });
    for (const told of ['"whose-phone"', 'mine', 'with-owner', 'dont-know', '--answers']) {
      expect(stderr).toContain(told);
    }
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).not.toContain(ESC);
  },
);
