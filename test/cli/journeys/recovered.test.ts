/** From the first question to the photo on the disk, and to the last question before data is lost. */
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { PHRASES } from '../../../src/flows/answers.ts';
import { questionAt } from '../../../src/flows/branches.ts';
import { withFreshBackup } from '../fresh-backup.ts';
import {
  answersIn,
  asked,
  choose,
  intoBackup,
  pickPhoto,
  play,
  TO_THE_BACKUPS,
  type,
} from '../journey.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, DOWN, ENTER, Terminal } from '../terminal.ts';
import { photosIn, sha256 } from '../tree.ts';
import { lostPhoto } from './lost-photo.ts';

const practice = inject('practice');

test.concurrent.each([
  ['80 × 24', { columns: 80, rows: 24 }],
  ['40 × 12', { columns: 40, rows: 12 }],
])('found, written and verified, %s', async (_, size) => {
  const home = temporaryFolder();
  const to = join(home, 'photos');
  const photo = lostPhoto('archived');
  const terminal = new Terminal(['--root', practice.root, '--to', to], { home, size });
  await play(terminal, [
    ...TO_THE_BACKUPS,
    ...intoBackup('1'),
    ...pickPhoto(photo.name, 59),
    [asked('destination'), ENTER],
    choose('is-it-there', 'yes'),
  ]);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.scrollback()).toContain('RECOVERED_EXTRACT');
  const [original] = photo.files.filter(({ role }) => role === 'original');
  expect(photosIn(to).map(sha256)).toEqual([original?.sha256]);
});

test.concurrent('before data is lost, only the phrase itself goes on', async () => {
  const home = temporaryFolder();
  const answers = join(home, 'answers.yaml');
  const root = await withFreshBackup(home);
  const terminal = new Terminal(['--root', root, '--record', answers], { home });
  const ticks = (questionAt('erase-checklist').items ?? []).map(() => ' ').join(DOWN);
  const phrase = PHRASES['confirm-erase'] ?? '';
  await play(terminal, [
    ...TO_THE_BACKUPS,
    // After the backup itself and the way to another folder.
    [asked('backup'), '3'],
    choose('icloud-backup', 'listed'),
    type('icloud-date', '2026-06-15'),
    choose('icloud-restore', 'yes'),
    choose('icloud-spare', 'no'),
    choose('fresh-backup', 'done'),
    choose('confirm-fresh', 'yes'),
    // The first Enter answers the list; what is typed ahead must not answer the phrase after it.
    [asked('erase-checklist'), `${ticks}${ENTER}${phrase}${ENTER.repeat(2)}`],
    [asked('confirm-erase'), ENTER.repeat(3)],
    [asked('confirm-erase'), `\u001b[200~${phrase}\u001b[201~${ENTER}`],
    [asked('confirm-erase'), `${phrase.toUpperCase()}${ENTER}\u0015`],
    [asked('confirm-erase'), `${phrase}${ENTER}`],
    [asked('erase'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
  expect(answersIn(answers).at(-1)).toBe(`confirm-erase: ${phrase}`);
});
