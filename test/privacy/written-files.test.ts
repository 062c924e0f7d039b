/** What is written is its owner's alone, even where the person's own rule for new files is "open to all". */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { openPrivately } from '../../src/backup/private-database.ts';
import { homeWithCase } from '../cli/calls.ts';
import { CHECKOUT, type Outcome, run, temporaryFolder } from '../cli/program.ts';

const { root, backups } = inject('practice');
const ANSWERS = join(CHECKOUT, 'examples', 'practice-phone.yaml');
const FAULT = join(import.meta.dirname, '..', 'cli', 'broken-output.ts');
const OTHERS = 0o077;
/** Runs the launcher where every new file and folder would be open to all. */
const OPEN = ['sh', '-c', 'umask 000; exec "$0" "$@"', process.execPath];

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** What others may read, enter or change of everything below a folder. */
function exposed(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => (modeOf(path) & OTHERS) !== 0);
}

test.runIf(process.platform !== 'win32')('every file and folder that is written', async () => {
  const { home, env, saved } = homeWithCase();
  const at = (name: string) => join(home, 'own', name);
  mkdirSync(at('named'), { recursive: true });
  for (const folder of [at(''), at('named')]) chmodSync(folder, 0o755);
  const open = (args: readonly string[], more: string[] = []): Promise<Outcome> =>
    run(args, { env, node: [...OPEN, ...more] });
  const outcomes = await Promise.all([
    open([
      'extract',
      backups.archived,
      '--to',
      at('new/photos'),
      '--limit',
      '2',
      '--sheet',
      '--jpeg',
      '--log',
      at('run.log'),
    ]),
    open(['extract', backups.archived, '--to', at('named'), '--limit', '1']),
    open(['protect', backups.encrypted, '--to', at('copies')]),
    open(['case', 'export', saved, '--to', at('case.json')]),
    open(['report', saved, '--to', at('report.html'), '--format', 'html']),
    open(['answers', 'new', '--to', at('answers.yaml')]),
    open([
      '--root',
      root,
      '--to',
      at('wizard'),
      '--backup-to',
      at('backups'),
      '--answers',
      ANSWERS,
      '--record',
      at('given.yaml'),
    ]),
    open(['scan', '--root', root], ['--import', FAULT]),
  ]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 0, 70]);
  expect(readdirSync(join(home, 'state', 'backroll')).join()).toContain('crash-');
  // A copy of a backup is the same as the backup, rights included; the folders around it are its owner's alone.
  const isCopied = (path: string) => path.startsWith(at('copies')) && statSync(path).isFile();
  const isExposed = exposed(home).filter((path) => !isCopied(path));
  // These were there before, and stay as open as they were made; what came into them is not.
  const before = ['own', 'own/named', 'tmp', 'state'].map((name) => join(home, name));
  expect(isExposed.filter((path) => !before.includes(path))).toEqual([]);
  expect(modeOf(at('named'))).toBe(0o755);
  expect(readdirSync(at('named')).length).toBeGreaterThan(0);
});

test('a private copy, while it is being written', async () => {
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  const umask = process.umask(0);
  const seen: string[] = [];
  async function* content() {
    seen.push(...readdirSync(temporary), ...exposed(temporary));
    yield Buffer.alloc(0);
    const [name = ''] = readdirSync(temporary);
    seen.push(...readdirSync(join(temporary, name)), ...exposed(join(temporary, name)));
  }
  try {
    (await openPrivately(content(), 0)).close();
  } finally {
    process.umask(umask);
    vi.unstubAllEnvs();
  }
  expect(seen).toEqual([expect.stringMatching(/^backroll-\d+-\d+-\w{6}$/), 'copy.db']);
  expect(readdirSync(temporary)).toEqual([]);
});

test.runIf(process.platform !== 'win32')(
  'a link that somebody put there is not followed',
  async () => {
    const { home, env, saved } = homeWithCase();
    const at = (name: string) => join(home, name);
    writeFileSync(at('victim'), '', { mode: 0o644 });
    mkdirSync(at('out'));
    const links = [
      'run.log',
      'given.yaml',
      'report.md',
      'out/contact-sheet.html',
      'out/SHA256SUMS.txt',
    ];
    for (const name of links) symlinkSync(at('victim'), at(name));
    const outcomes = await Promise.all([
      run(['scan', '--root', root, '--log', at('run.log')], { env }),
      run(
        ['--root', root, '--to', at('wizard'), '--answers', ANSWERS, '--record', at('given.yaml')],
        { env },
      ),
      run(['report', saved, '--to', at('report.md')], { env }),
      run(['extract', backups.archived, '--to', at('out'), '--limit', '1', '--sheet'], { env }),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([73, 73, 73, 0]);
    expect([readFileSync(at('victim'), 'utf8'), modeOf(at('victim'))]).toEqual(['', 0o644]);
    expect(readdirSync(at('out'))).toContain('contact-sheet-2.html');
  },
);
