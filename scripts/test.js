// `npm test`: the tests, and beside their slow start on one core the check of types and style. Plain JavaScript, for
// whatever Node `npm` found first. What follows `npm test --` is for vitest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(own) ? own : process.execPath;

// Ctrl-C reaches both as well, and what they do about it is theirs.
process.on('SIGINT', () => {});

const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)];
const tests = spawn(node, vitest, { stdio: 'inherit' });
const check = spawn('npm run --silent check', { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
for (const stream of [check.stdout, check.stderr]) stream.on('data', (text) => (said += text));

const codes = await Promise.all(
  [tests, check].map((child) => new Promise((resolve) => child.on('close', resolve))),
);
process.stdout.write(said);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
