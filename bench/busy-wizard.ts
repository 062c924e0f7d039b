/**
 * The wizard as `backroll` runs it, built, with one thing more: from the first question on, its engine's thread is
 * made to work on a large backup, over and over, as a scan or a listing would make it.
 *
 * `busy-wizard.ts read|list BACKUP FOLDER`: `read` opens and lists the backup each time; `list` opens it once, and
 * has its photos sent over again and again, 500 a message. FOLDER gets a file `begun`, and at the end `done.json`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { realEnvironment } from '../src/cli/environment.ts';
import { runInteractive } from '../src/cli/interactive.ts';
import { liveCase } from '../src/cli/live-case.ts';
import { type Session, startSession } from '../src/cli/session.ts';
import { newCase } from '../src/flows/case.ts';

/** What the script leaves behind. */
export interface Done {
  /** How often the backup was read, or its photos were sent over, to the end. */
  rounds: number;
  /** How late the main thread was for its timers, in milliseconds. */
  late: { p99: number; max: number };
}

enableCompileCache();

const [how = '', path = '', folder = ''] = process.argv.slice(2);
const empty = join(folder, 'empty');
await mkdir(empty, { recursive: true });
const session = startSession({ roots: [empty], photosTo: empty, copiesTo: empty });
const late = monitorEventLoopDelay({ resolution: 1 });
let rounds = 0;

/** Ends with the engine, which fails what still runs. */
async function keepBusy({ engine }: Session): Promise<void> {
  let { handle } = await engine.run('open', { path });
  if (how === 'list') await engine.run('photos', { handle });
  await writeFile(join(folder, 'begun'), '');
  late.enable();
  for (;;) {
    await engine.run('photos', { handle });
    if (how === 'read') {
      await engine.run('close', { handle });
      ({ handle } = await engine.run('open', { path }));
    }
    rounds += 1;
  }
}

const live = liveCase(session, newCase('linux', new Date().toISOString()));
const busy = keepBusy(session).catch(() => {});
process.exitCode = await runInteractive(live, session, realEnvironment());
late.disable();
await session.end();
await busy;
const done: Done = { rounds, late: { p99: late.percentile(99) / 1e6, max: late.max / 1e6 } };
await writeFile(join(folder, 'done.json'), JSON.stringify(done));
