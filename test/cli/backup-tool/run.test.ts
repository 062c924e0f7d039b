/** An installed program never outlives us: neither Back, nor an exit, nor a crash leaves it running. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { runTool } from '../../../src/cli/backup-tool/run.ts';
import { temporaryFolder } from '../../backup/hand-made.ts';

async function script(text: string): Promise<{ path: string; cwd: string }> {
  const cwd = await temporaryFolder();
  const path = join(cwd, 'tool');
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return { path, cwd };
}

/** Runs it and asks it to stop as soon as it says its own number: by then its trap is set. */
async function stopped(trap: string, text: string, patienceMs?: number) {
  const stop = new AbortController();
  const lines: string[] = [];
  let pid = 0;
  const end = await runTool({
    ...(await script(`${trap}\necho "pid $$"\n${text}`)),
    args: [],
    env: {},
    signal: stop.signal,
    ...(patienceMs === undefined ? {} : { patienceMs }),
    onLine: (line) => {
      lines.push(line);
      pid ||= Number(/^pid (\d+)/.exec(line)?.[1] ?? 0);
      stop.abort();
    },
  });
  return { end, lines, pid };
}

/** One that has ended may keep its number until somebody takes note of it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`;
    return !existsSync(status) || !/^\d+ \(.*\) Z/.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

it('asks it to stop as Ctrl-C does, and lets it tidy up', async () => {
  const folder = await temporaryFolder();
  const note = join(folder, 'note');
  const { end, pid } = await stopped(
    `trap 'echo tidied > ${note}; exit 255' INT`,
    'while :; do sleep 0.01; done',
  );
  expect(end).toEqual({ exitCode: 255, neverBegan: false });
  expect(readFileSync(note, 'utf8')).toBe('tidied\n');
  expect(isRunning(pid)).toBe(false);
});

it('ends one that will not stop', async () => {
  const { end, pid } = await stopped("trap '' INT", 'exec sleep 600', 50);
  expect(end).toEqual({ exitCode: null, neverBegan: false });
  expect(isRunning(pid)).toBe(false);
});

it.each([
  ['an exit', 'process.exit(0);'],
  ['a crash', "throw new Error('a fault');"],
])('leaves nothing running after %s', async (_, ending) => {
  const { path, cwd } = await script(`trap '' INT HUP TERM\necho "pid $$"\nexec sleep 600`);
  const run = pathToFileURL(join(import.meta.dirname, '../../../src/cli/backup-tool/run.ts')).href;
  const main = join(cwd, 'main.mjs');
  writeFileSync(
    main,
    `import { runTool } from ${JSON.stringify(run)};
runTool({ path: ${JSON.stringify(path)}, args: [], env: {}, cwd: ${JSON.stringify(cwd)},
  signal: new AbortController().signal,
  onLine: (line) => { console.log(line); setImmediate(() => { ${ending} }); } });`,
  );
  const us = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', main], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  us.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(us, 'close');
  const pid = Number(/^pid (\d+)/.exec(output)?.[1]);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

it('says when it could not be started', async () => {
  const end = await runTool({
    path: join(await temporaryFolder(), 'nothing'),
    args: [],
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    onLine: () => {},
  });
  expect(end).toEqual({ exitCode: null, neverBegan: true });
});

it('splits at line ends and at carriage returns, and keeps no line without end', async () => {
  const lines: string[] = [];
  await runTool({
    ...(await script(
      `printf 'one\\rtwo\\r\\nthree\\n'\nhead -c 300000 /dev/zero | tr '\\0' x\nprintf '\\nlast' >&2`,
    )),
    args: [],
    env: {},
    signal: new AbortController().signal,
    onLine: (line) => lines.push(line),
  });
  expect(lines).toEqual(expect.arrayContaining(['one', 'two', 'three', 'last']));
  expect(Math.max(...lines.map(({ length }) => length))).toBe(4096);
});
