// `npm run demo`: makes the practice phone in a temporary folder and opens the wizard on it. Where there is no
// terminal it plays examples/practice-phone.yaml through instead. Plain JavaScript, so that any Node can start it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'backroll-demo-'));
const phone = join(folder, 'phone');
const recovered = join(folder, 'recovered');

/** @param {string[]} args @param {import('node:child_process').StdioOptions} stdio */
function backroll(args, stdio) {
  const done = spawnSync(process.execPath, [join(root, 'bin', 'backroll.js'), ...args], { stdio });
  return done.status ?? 1;
}

// Ctrl-C belongs to the wizard; this script still has to say where things are.
process.on('SIGINT', () => {});

process.stdout.write('Making a practice phone. This takes about ten seconds.\n');
const made = backroll(['practice', phone, '--quiet'], ['ignore', 'ignore', 'inherit']);
if (made !== 0) process.exit(made);

process.stdout.write(`
Robin took photos in Portugal from 1 to 3 May 2026, and deleted them by
mistake in August 2026. They are no longer in Recently Deleted. iCloud
Photos has been on since July 2026. There are three backups here; the
encrypted one opens with: practice makes perfect

`);

const where = ['--root', phone, '--to', recovered, '--backup-to', join(folder, 'copies')];
const person = process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb';
const answers = ['--answers', join(root, 'examples', 'practice-phone.yaml')];
if (person) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  await lines.question('Press Enter to look for them. ');
  // The keys belong to the wizard from here on.
  lines.close();
}
const status = backroll(person ? where : [...where, ...answers], 'inherit');

if (existsSync(recovered)) process.stdout.write(`\nThe recovered photos: ${recovered}\n`);
process.stdout.write(`The practice phone:   ${phone}\n`);
process.exitCode = status;
