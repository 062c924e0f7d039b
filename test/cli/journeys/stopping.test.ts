/** Leaving: by a key or by a power cut; in a question, in a scan, in a write. */
import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { blobPath } from '../../backup/hand-made.ts';
import { withEndlessFile } from '../damage.ts';
import {
  asked,
  choose,
  pickPhoto,
  play,
  TO_THE_BACKUPS,
  type Turn,
  toTheDate,
  type,
} from '../journey.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, DOWN, ENTER, ESCAPE, Terminal } from '../terminal.ts';
import { filesIn, isPartial, photosIn, sha256 } from '../tree.ts';
import { lostPhoto, lostPhotos } from './lost-photo.ts';

const practice = inject('practice');
const root = ['--root', practice.root];
const PATIENCE = { timeout: 15_000, interval: 5 };

/** A folder of so many backups that a look through it takes a while. */
function manyBackups(count: number): string {
  const folder = temporaryFolder();
  const lists = ['Info.plist', 'Manifest.plist', 'Status.plist', 'Manifest.db'];
  for (let number = 0; number < count; number += 1) {
    const backup = join(folder, number.toString(16).padStart(40, '0'));
    mkdirSync(backup);
    for (const name of lists) linkSync(join(copied(), name), join(backup, name));
  }
  return folder;
}

/** One copy that many names can stand for: the practice phone itself gets none. */
function copied(): string {
  copy ??= withEndlessFile(practice.backups.archived, lostPhoto('archived').path);
  return copy;
}
let copy: string | undefined;

/** What is there under its final name. */
function wholeIn(folder: string): string[] {
  return photosIn(folder).filter((path) => !isPartial(path));
}

/** The one saved case of a home, as it is on the disk. */
function savedCase(home: string): string {
  const folder = join(home, 'state', 'backroll', 'cases');
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.json'));
  return readFileSync(join(folder, name), 'utf8');
}

const INTO_A_WRITE: readonly Turn[] = [
  ...TO_THE_BACKUPS,
  [asked('backup'), '1'],
  // It is archived, so nothing needs protecting first.
  choose('how', 'here'),
];

test.concurrent('Back undoes an answer, in a list and in a field', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [
    ...toTheDate(),
    [asked('taken'), `2026${ESCAPE}`],
    [asked('icloud-bin'), 'b'],
    [asked('recently-deleted'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
});

test.concurrent('Ctrl-C in a question ends with the report so far', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [choose('whose-phone', 'mine'), [asked('freeze'), CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback()).toContain('Outcome: STOPPED');
});

test.concurrent('Ctrl-C twice in one write ends as well', async () => {
  const terminal = new Terminal(root, { home: temporaryFolder() });
  await play(terminal, [[asked('whose-phone'), CTRL_C + CTRL_C]]);
  expect(await terminal.ended()).toBe(130);
});

test.concurrent('Ctrl-C in a scan ends at once', async () => {
  const terminal = new Terminal(['--root', temporaryFolder()], { home: temporaryFolder() });
  await play(terminal, [
    ...TO_THE_BACKUPS,
    choose('no-backups', 'other-folder'),
    type('folder', manyBackups(4000)),
    [asked('rescan'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback()).toContain('Outcome: STOPPED');
});

test.concurrent('keys typed during a scan do not answer the question after it', async () => {
  const terminal = new Terminal(['--root', temporaryFolder()], { home: temporaryFolder() });
  await play(terminal, [
    ...TO_THE_BACKUPS,
    choose('no-backups', 'other-folder'),
    type('folder', manyBackups(500)),
    [asked('rescan'), `1${ENTER}${DOWN}${ENTER}2`],
    [asked('backup'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback()).not.toContain(asked('how'));
});

test.concurrent('Escape in a write leads back, Ctrl-C ends it, and neither leaves half a file', async () => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photo = lostPhoto('archived');
  const endless = withEndlessFile(practice.backups.archived, photo.path);
  const terminal = new Terminal(['--root', endless, '--to', to], { home });
  await play(terminal, [
    ...INTO_A_WRITE,
    ...pickPhoto(photo.name, 59),
    [asked('destination'), ENTER],
    [asked('writing'), ESCAPE],
    [asked('destination'), ENTER],
    [asked('writing'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(filesIn(to)).toEqual([]);
});

test.concurrent('killed in a write and resumed: nothing is written twice, and every byte is right', async () => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photos = lostPhotos('archived');
  const last = photos.at(-1);
  if (!last) throw new Error('nothing was lost');
  const backup = withEndlessFile(practice.backups.archived, last.path);
  const blob = join(backup, blobPath(last.path));
  const place = ['--root', backup, '--to', to];
  const first = new Terminal(place, { home });
  // All that fit the dates.
  await play(first, [...INTO_A_WRITE, [asked('photos'), `a${ENTER}`]]);
  await vi.waitFor(() => expect(savedCase(home)).toContain('"step":"destination"'), PATIENCE);
  await play(first, [[asked('destination'), ENTER]]);
  await vi.waitFor(() => {
    expect(filesIn(to).some(isPartial)).toBe(true);
    expect(wholeIn(to).length).toBeGreaterThan(3);
  }, PATIENCE);
  first.kill('SIGKILL');
  expect(await first.killed()).toBe(137);
  const before = wholeIn(to).map((path) => [path, statSync(path).mtimeMs] as const);

  truncateSync(blob, statSync(blob).size - 4 * 1024 ** 3);
  const second = new Terminal([...place, '--resume'], { home });
  await play(second, [[asked('destination'), ENTER], choose('is-it-there', 'yes')]);
  expect(await second.ended()).toBe(0);
  const written = photosIn(to);
  for (const [path, time] of before) expect(statSync(path).mtimeMs).toBe(time);
  const hashes = written.map(sha256);
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const photo of photos) {
    for (const { role, sha256: expected } of photo.files) {
      if (role === 'original') expect(hashes).toContain(expected);
    }
  }
  expect(filesIn(to).filter(isPartial)).toEqual([]);
});
