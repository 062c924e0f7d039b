#!/usr/bin/env node
// The launcher. It must parse and run on old versions of Node, so that they can be told in one sentence.
import { existsSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 13)) await start();
else await goOnWithOwnNode();

/** Decides about colour before anything is loaded, then runs the program. */
async function start() {
  const entry = join(root, 'dist', 'program', 'main.js');
  if (!existsSync(entry)) {
    process.stderr.write(
      'backroll is not built here. Run "npm run build" first, then try again.\n',
    );
    process.exitCode = 1;
    return;
  }
  // NO_COLOR and FORCE_COLOR together make Node print a warning into the screen; chalk reads only FORCE_COLOR.
  if (process.argv.includes('--no-color') || process.env.NO_COLOR) {
    delete process.env.NO_COLOR;
    process.env.FORCE_COLOR = '0';
  }
  keepCompiled();
  const { main } = await import(pathToFileURL(entry).href);
  await main(process.argv.slice(2));
}

/**
 * Keeps what Node compiles for the next run, where nobody else can put anything: it is run without being looked at.
 * Node's own choice is the folder of temporary files.
 */
function keepCompiled() {
  if (module.getCompileCacheDir?.()) return;
  const folder = cacheFolder();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    module.enableCompileCache?.(join(folder, 'compiled'));
  } catch {
    // A home that cannot be written in: each run compiles anew.
  }
}

function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'backroll', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'backroll');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'backroll');
}

/** A checkout brings its own Node as a dependency: hand over to it, signals and exit code included. */
async function goOnWithOwnNode() {
  const own = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(own)) {
    process.stderr.write(
      `backroll needs Node 22.13 or newer, and this is ${process.versions.node}: install a newer Node, or run "npm start" in a checkout of backroll, which brings its own.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const { spawn } = await import('node:child_process');
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`backroll could not start its own Node: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code ?? 1;
  });
}
