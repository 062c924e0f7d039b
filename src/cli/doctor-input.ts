/** What the checks of this computer are told: the environment, the places, and how to ask other programs. */
import { execFile } from 'node:child_process';
import { release, tmpdir, type } from 'node:os';
import { promisify } from 'node:util';
import { scan } from '../backup/discover.ts';
import type { DoctorInput } from '../doctor/input.ts';
import { chooseDriver } from './choose-driver.ts';
import { stateFolder } from './crash.ts';
import { computerOf, type Environment } from './environment.ts';
import type { Places } from './places.ts';
import { casesFolder } from './saved-cases.ts';
import { version } from './version.ts';

const RUN = { timeout: 3000, maxBuffer: 4 * 1024 * 1024, windowsHide: true };
const execute = promisify(execFile);

export function doctorInput(from: Environment, places: Places): DoctorInput {
  const { env, platform, home, stdin, stdout } = from;
  return {
    ...places,
    version: version(),
    node: process.versions.node,
    env,
    platform,
    computer: computerOf(platform),
    home,
    system: `${type()} ${release()}, ${process.arch}`,
    user: process.getuid?.() ?? null,
    stateFolder: stateFolder(from),
    casesFolder: casesFolder(from),
    temporary: tmpdir(),
    terminal: {
      stdin: stdin.isTTY === true,
      stdout: stdout.isTTY === true,
      columns: stdout.columns ?? null,
      rows: stdout.rows ?? null,
      ...(stdout.isTTY ? { getColorDepth: (with_) => stdout.getColorDepth(with_) } : {}),
      driver: chooseDriver({
        answersFile: false,
        noInput: false,
        plain: false,
        stdinIsTerminal: stdin.isTTY === true,
        stdoutIsTerminal: stdout.isTTY === true,
        term: env.TERM,
        screenReader: env.INK_SCREEN_READER,
      }),
    },
    // macOS counts as taken what it gives back at once.
    freeMemory: platform === 'darwin' ? null : process.availableMemory(),
    now: Date.now(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    scan,
    run: async (program, args) => {
      const { stdout: printed } = await execute(program, args, RUN);
      return printed.trim();
    },
    patience: { check: 30_000, measuring: 15_000 },
    watch: {},
  };
}
