// The first thing that `npm start`, `npm test`, `npm run demo` and `npm run build` run, on whatever Node the machine has,
// with nothing installed: plain JavaScript, no dependencies.
// It installs the locked dependencies where they are missing or out of date, and checks that the
// repository's own Node came with them. With the argument `build` it then bundles src/ into dist/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** @param {string} text @returns {never} */
function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** @param {string[]} args @param {string} advice */
function npm(args, advice) {
  // npm's own output goes to stderr, so that what a command prints on stdout stays its own.
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (done.status !== 0) {
    stop(`backroll: "npm ${args.join(' ')}" did not finish. Nothing else was done.\n${advice}`);
  }
}

/** Newer than what is installed? `npm ci` writes node_modules/.package-lock.json last. */
function installed() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(mark)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(mark, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

if (!installed()) {
  process.stderr.write('backroll: installing what it needs (once, about a minute)...\n');
  npm(
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'Check that this computer is online, then run the same command again.',
  );
}

const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 13);
if (!existsSync(node) && !newEnough) {
  stop(
    `backroll: its own Node is missing, because install scripts are switched off here, and this computer's Node ${process.versions.node} is too old.\n` +
      'Run "npm ci --ignore-scripts=false", or install Node 22.13 or newer, then try again.',
  );
}

/** The newest change below a folder, in milliseconds. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const at = statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs;
    if (at > latest) latest = at;
  }
  return latest;
}

if (process.argv[2] === 'build') {
  const built = join(root, 'dist', 'program', 'main.js');
  const sources = Math.max(
    newest(join(root, 'src')),
    statSync(join(root, 'scripts', 'bundle.ts')).mtimeMs,
  );
  if (!existsSync(built) || statSync(built).mtimeMs < sources)
    npm(['run', '--silent', 'build'], 'The sources do not fit together: see above.');
}
