/** The built program, line by line, in a real terminal: no escape sequence, and nothing that cannot be done with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { questionAt, type StepId } from '../../src/flows/branches.ts';
import { withEndlessFile } from './damage.ts';
import { asked } from './journey.ts';
import { CTRL_C, CTRL_D, LineTerminal } from './line-terminal.ts';
import { RECORDER, sourcesLoaded } from './loaded.ts';
import { run, temporaryFolder } from './program.ts';
import { filesIn, photosIn, sha256 } from './tree.ts';

const practice = inject('practice');
const root = ['--root', practice.root];
const dumb = { TERM: 'dumb' };

/** The number of one of a question's fixed answers. */
function numberOf(step: StepId, id: string): string {
  const at = Object.keys(questionAt(step).answers).indexOf(id);
  if (at < 0) throw new Error(`${step} has no answer ${id}`);
  return `${at + 1}`;
}

const START = [
  numberOf('whose-phone', 'mine'),
  numberOf('freeze', 'ready'),
  numberOf('phone', 'works'),
  numberOf('search-first', 'not-found'),
  numberOf('photos-layout', 'tabs'),
  numberOf('recently-deleted', 'not-there'),
];
const TO_THE_DATE = [...START, numberOf('icloud-bin', 'no-icloud')];
const TO_THE_BACKUPS = [
  ...TO_THE_DATE,
  '2026-05-01..2026-05-03',
  '',
  '2026-08',
  'yes',
  numberOf('bin-emptied', 'no'),
  numberOf('icloud-photos', 'off'),
  numberOf('offline-device', 'no'),
  'none of these',
];

function lostPhoto(backup: string) {
  const found = practice.items.find(
    (item) => item.backup === backup && item.kind === 'photo' && item.takenAt > '2026-05-02',
  );
  if (!found) throw new Error(`the ${backup} backup has no such photo`);
  return found;
}

/** Finds a photo by its name and ticks it by its number. */
async function tickPhoto(terminal: LineTerminal, name: string): Promise<void> {
  await terminal.types(`find ${name}`);
  await terminal.asks();
  const [, number = '?'] = /(\d+)\. \d\d:\d\d/.exec(terminal.said) ?? [];
  await terminal.types(number);
  await terminal.says('1 photo ticked');
}

/** Everything that was kept of a case. */
function saved(home: string): string {
  return filesIn(join(home, 'state'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

function expectPlain({ written }: LineTerminal): void {
  expect(written).not.toContain('\u001b');
  expect(written.replaceAll('\r\n', '')).not.toContain('\r');
}

test.concurrent.each([
  ['TERM=dumb', dumb, [], 80],
  ['a screen reader, in a narrow window', { INK_SCREEN_READER: 'true' }, [], 40],
  ['--plain', {}, ['--plain'], 80],
] as const)(
  'from the first question to the photo on the disk, %s',
  async (_, env, args, columns) => {
    const home = temporaryFolder();
    const to = join(home, 'photos');
    const photo = lostPhoto('archived');
    const terminal = new LineTerminal([...root, '--to', to, ...args], { home, env, columns });
    await terminal.types(
      ...TO_THE_BACKUPS,
      '1',
      numberOf('protect', 'later'),
      numberOf('how', 'here'),
    );
    await terminal.says(asked('photos'));
    await tickPhoto(terminal, photo.name);
    await terminal.types('done', '', numberOf('is-it-there', 'yes'));
    expect(await terminal.ended()).toBe(0);
    expect(terminal.said).toContain('RECOVERED_EXTRACT');
    const [original] = photo.files.filter(({ role }) => role === 'original');
    expect(photosIn(to).map(sha256)).toEqual([original?.sha256]);
    expectPlain(terminal);
    const rows = terminal.written.split('\r\n').filter((row) => !row.startsWith('> '));
    expect(rows.filter((row) => row.length >= columns)).toEqual([]);
    expect(terminal.written.match(/Whose phone: Mine/g)).toHaveLength(1);
  },
);

test.concurrent('wrong answers, help, Back and notes', async () => {
  const home = temporaryFolder();
  const terminal = new LineTerminal([...root, '--plain'], { home });
  await terminal.types('b');
  await terminal.says('There is nothing to go back to here.');
  await terminal.types('99');
  await terminal.says('"99" is not one of the answers.');
  await terminal.types('?');
  await terminal.says('What you can type at this question:');
  await terminal.types('n The caller is in a hurry');
  await terminal.says('Note: The caller is in a hurry');
  await terminal.types('n', 'A second remark');
  await terminal.says('Note: A second remark');
  await terminal.types(...TO_THE_DATE);
  await terminal.says(asked('taken'));
  await terminal.types('next summer');
  await terminal.says('Please type a date');
  await terminal.types('2026-05', 'b');
  await terminal.says('Back to:');
  await terminal.types('again');
  await terminal.says(asked('icloud-bin'));
  await terminal.types('', '2026-05', 'y', 'stop');
  expect(await terminal.ended()).toBe(130);
  expect(saved(home)).toContain('The caller is in a hurry');
  expect(saved(home)).toContain('A second remark');
  expectPlain(terminal);
});

test.concurrent('what is typed ahead answers plain questions, and nothing that was not there to be read', async () => {
  const terminal = new LineTerminal(root, { home: temporaryFolder(), env: dumb });
  await terminal.asks();
  terminal.press(`${TO_THE_DATE.join('\r')}\r2026-05\r\r2026`);
  await terminal.says(asked('taken'));
  await terminal.asks();
  terminal.press('\r');
  await terminal.says('Please type a date');
  expect(terminal.written).not.toContain('I read this as');
  terminal.press('2026-05\r\r2026-08\r\r');
  await terminal.says('Right?');
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.written).not.toContain(asked('deleted'));
});

test.concurrent('a password is nowhere, and the terminal shows again what is typed afterwards', async () => {
  const home = temporaryFolder();
  const terminal = new LineTerminal([...root, '--plain', '--record', join(home, 'answers.yaml')], {
    home,
    stty: true,
  });
  await terminal.types(
    ...TO_THE_BACKUPS,
    '2',
    numberOf('protect', 'later'),
    numberOf('how', 'here'),
  );
  await terminal.says(asked('password'));
  await terminal.types('open sesame');
  await terminal.says('11 characters were typed.');
  await terminal.types(numberOf('wrong-password', 'try-again'), '');
  await terminal.says('Other answers:');
  await terminal.types('swordfish');
  await terminal.says('A password is not typed here');
  await terminal.types('', practice.password);
  await terminal.says(asked('photos'));
  await terminal.types('b');
  await terminal.asks();
  terminal.press(`half a secret${CTRL_C}`);
  expect(await terminal.ended()).toBe(130);
  for (const secret of ['open sesame', practice.password, 'half a secret']) {
    for (const text of [
      terminal.written,
      saved(home),
      readFileSync(join(home, 'answers.yaml'), 'utf8'),
    ]) {
      expect(text).not.toContain(secret);
    }
  }
  expect(terminal.said).toMatch(/ icanon .* echo /);
  expectPlain(terminal);
});

test.concurrent('b while a photo is written leads back, Ctrl-C ends, and neither leaves half a file', async () => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photo = lostPhoto('archived');
  const copy = withEndlessFile(practice.backups.archived, photo.path);
  const terminal = new LineTerminal(['--root', copy, '--to', to], { home, env: dumb });
  await terminal.types(...TO_THE_BACKUPS, '1', numberOf('how', 'here'));
  await terminal.says(asked('photos'));
  await tickPhoto(terminal, photo.name);
  await terminal.types('done', '');
  await terminal.says('b and Enter goes back');
  terminal.press('hello\r');
  await terminal.says('asks nothing now');
  terminal.press('b\r');
  await terminal.says(asked('destination'));
  await terminal.types('');
  await terminal.says('b and Enter goes back');
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(filesIn(to)).toEqual([]);
  expectPlain(terminal);
});

test.concurrent.each([
  ['Ctrl-C', CTRL_C, 130],
  ['Ctrl-C twice', CTRL_C + CTRL_C, 130],
  ['Ctrl-D', CTRL_D, 130],
  ['half a line and Ctrl-C', `wor${CTRL_C}`, 130],
])('%s ends, and says how to go on', async (_, keys, code) => {
  const terminal = new LineTerminal(root, { home: temporaryFolder(), env: dumb, stty: true });
  await terminal.types(...START.slice(0, 2));
  await terminal.says(asked('phone'));
  await terminal.asks();
  terminal.press(keys);
  expect(await terminal.ended()).toBe(code);
  expect(terminal.said).toContain('Outcome: STOPPED');
  expect(terminal.said).toContain('backroll --resume');
  expect(terminal.said).toMatch(/ icanon .* echo /);
  expectPlain(terminal);
});

test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends it', async (signal, code) => {
  const terminal = new LineTerminal([...root, '--plain'], { home: temporaryFolder() });
  await terminal.asks();
  terminal.kill(signal);
  expect(await terminal.ended()).toBe(code);
});

test.concurrent('a case is gone on with, line by line', async () => {
  const home = temporaryFolder();
  const first = new LineTerminal(root, { home, env: dumb });
  await first.types(...START);
  await first.asks();
  first.press(CTRL_D);
  expect(await first.ended()).toBe(130);
  const second = new LineTerminal([...root, '--resume'], { home, env: dumb });
  await second.says('Whose phone: Mine');
  await second.says(asked('icloud-bin'));
  await second.types('stop');
  expect(await second.ended()).toBe(130);
  expectPlain(second);
});

test.concurrent('neither Ink nor React is loaded for it', async () => {
  const home = temporaryFolder();
  const loaded = join(home, 'loaded');
  const terminal = new LineTerminal([...root, '--plain'], {
    home,
    env: { NODE_OPTIONS: `--import=${RECORDER}`, LOADED_MODULES: loaded },
  });
  await terminal.types('stop');
  expect(await terminal.ended()).toBe(130);
  const modules = sourcesLoaded(loaded);
  expect(modules).toContain('/cli/plain.ts');
  expect(modules).not.toMatch(/node_modules\/(?:ink|react|chalk|yoga)|Wizard\.tsx/);
});

test.concurrent('with nobody at a terminal it asks nothing', async () => {
  const { code, stdout, stderr } = await run([...root, '--plain'], { env: dumb });
  expect([code, stdout]).toEqual([20, '']);
  expect(stderr).toContain('--answers FILE');
});
