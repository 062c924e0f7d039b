/**
 * The wizard as `backroll` runs it, built, brought to the list of a backup's photos by answers that are given by
 * themselves: `photo-list.ts BACKUP FOLDER`. FOLDER gets a file `begun` once the list is on the screen, with the
 * milliseconds from the end of the reading to its first frame.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { liveCase } from '../src/cli/live-case.ts';
import { startSession } from '../src/cli/session.ts';
import { runWizard } from '../src/cli/wizard-driver.ts';
import { newCase } from '../src/flows/case.ts';
import { openWizard } from '../src/steps/open.tsx';

enableCompileCache();

const [path = '', folder = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const ANSWERS: Readonly<Record<string, string>> = {
  'whose-phone': 'mine',
  freeze: 'ready',
  phone: 'works',
  'search-first': 'not-found',
  'photos-layout': 'tabs',
  'recently-deleted': 'not-there',
  'icloud-bin': 'no-icloud',
  taken: 'dont-know',
  deleted: 'dont-know',
  'bin-emptied': 'no',
  'icloud-photos': 'off',
  'offline-device': 'no',
  places: 'none',
  backup: path,
  protect: 'later',
  how: 'here',
};

const session = startSession({ roots: [dirname(path)], photosTo: folder, copiesTo: folder });
const live = liveCase(session, newCase('linux', new Date().toISOString()));
let readAt: number | null = null;
live.onChange(() => {
  const step = String(live.snapshot().value);
  if (step === 'photos') readAt ??= performance.now();
  const answer = ANSWERS[step];
  if (answer === undefined) return;
  setImmediate(() => {
    // Several changes can come at one step.
    if (String(live.snapshot().value) === step) live.answer(answer);
  });
});
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = ((...given: Parameters<typeof write>) => {
  const written = write(...given);
  if (readAt !== null && / of \d{4,}/.test(String(given[0]))) {
    process.stdout.write = write;
    const opened = { openMs: performance.now() - readAt };
    void writeFile(join(folder, 'begun'), JSON.stringify(opened));
  }
  return written;
}) as typeof write;

const { driver, over, end, exitCode } = await runWizard(live, session);
const { env, stdin, stdout, platform } = process;
const wizard = openWizard(driver, { env, stdin, stdout, platform });
live.answer('mine');
process.on('SIGTERM', () => end(143));
await Promise.race([over, wizard.finished]);
wizard.close();
await session.end();
process.exitCode = exitCode();
