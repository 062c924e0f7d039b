import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { bundle } from '../scripts/bundle.ts';
import { newCase } from '../src/flows/case.ts';
import { situationOf, wordingOf } from '../src/guidance/index.ts';

export const CTRL_C = '\u0003';
/** Far longer than anything takes. */
const PATIENCE_MS = 60_000;

/** What the wizard asks first, as it stands on the screen. */
export const FIRST_QUESTION = wordingOf(
  'whose-phone',
  situationOf(newCase('linux', new Date().toISOString()), 'whose-phone'),
).question;

/** A program in a pseudo-terminal of 80 × 24. */
export interface Screen {
  press(keys: string): void;
  /** Calls `seen` with each piece of what is written. */
  onData(seen: (text: string) => void): void;
  /** The exit code. */
  ended: Promise<number>;
}

/** Where a file of the checkout is. */
export function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/**
 * Builds a script of this folder as the program is built.
 * @returns where it then is.
 */
export async function built(script: string): Promise<string> {
  await bundle({ [script]: `bench/${script}.ts` }, script);
  return inCheckout(join('dist', script, `${script}.js`));
}

/** Starts Node with these arguments, in an environment that is made, not inherited. */
export async function openScreen(args: readonly string[], home: string): Promise<Screen> {
  const temporary = join(home, 'tmp');
  await mkdir(temporary, { recursive: true });
  const child = spawn(process.execPath, [...args], {
    cols: 80,
    rows: 24,
    cwd: home,
    name: 'xterm-256color',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      TMPDIR: temporary,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      // React has a slower mode for development; the bundle leaves it out.
      NODE_ENV: 'production',
    },
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      clearTimeout(patience);
      resolve(signal ? 128 + signal : exitCode);
    });
  });
  return {
    press: (keys) => child.write(keys),
    onData: (seen) => void child.onData(seen),
    ended,
  };
}

/** Waits until a text was written. @throws Error when the program ends before */
export function sees(screen: Screen, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let written = '';
    screen.onData((piece) => {
      written += piece;
      if (written.includes(text)) resolve();
    });
    void screen.ended.then((code) =>
      reject(new Error(`Ended with ${code} before "${text}" came: ${written}`)),
    );
  });
}
