import { expect, it } from 'vitest';
import { GIVEN } from '../../src/flows/answers.ts';
import { answerInWords, backInWords, momentInWords } from '../../src/guidance/index.ts';
import { caseOf, foundBackup, said, scanned } from './cases.ts';

const known = caseOf('windows', scanned(foundBackup({ deviceName: 'Robin’s iPhone' })));

it('says a fixed answer as it stood on the screen', () => {
  expect(answerInWords('recently-deleted', 'not-there', known)).toBe(
    'Recently Deleted, phone: It isn’t there',
  );
});

it('names the backup that was chosen for the person', () => {
  expect(answerInWords('backup', 'dont-know', known)).toBe(
    `Backup: Robin’s iPhone, ${momentInWords(Date.parse(foundBackup().lastBackup ?? ''))}`,
  );
  expect(answerInWords('backup', 'dont-know', caseOf('macos'))).toBe(
    'Backup: Choose for me: the likeliest one',
  );
});

it('says dates with the month written out', () => {
  expect(answerInWords('taken', '2026-05-03', known)).toBe('Taken: 3 May 2026');
});

it('never says a secret', () => {
  expect(answerInWords('password', GIVEN, known)).toBe('Backup password: typed, and kept nowhere');
});

it('names a backup instead of its folder, when it is in the list', () => {
  const made = momentInWords(Date.parse('2026-06-14T12:41:07Z'));
  expect(answerInWords('backup', '/backups/0000-1111', known)).toBe(
    `Backup: Robin’s iPhone, ${made}`,
  );
  expect(answerInWords('backup', '/backups/other', known)).toBe('Backup: /backups/other');
});

it('counts photos, names what was ticked, and sums up a full list', () => {
  expect(answerInWords('photos', ['a', 'b'], known)).toBe('Photos: 2 chosen');
  expect(answerInWords('places', ['dropbox', 'google-photos'], known)).toBe(
    'Other places: Dropbox; Google Photos',
  );
  const all = ['find-my', 'ios-version', 'backup-password', 'space', 'cable', 'passcode'];
  expect(answerInWords('restore-checklist', [...all, 'not-managed', 'right-button'], known)).toBe(
    'Before the restore: All of it',
  );
});

it('names the place that was looked at, and keeps folders and phrases as typed', () => {
  const places = caseOf('macos', said('places', ['dropbox']));
  expect(answerInWords('place', 'not-found', places)).toBe(
    'Looking in Dropbox: No, it isn’t there',
  );
  expect(answerInWords('destination', '/photos', known)).toBe('Folder for the photos: /photos');
  expect(answerInWords('confirm-erase', 'erase this phone', known)).toBe(
    'Go-ahead for erasing: erase this phone',
  );
});

it('says where one went back to', () => {
  expect(backInWords('taken', known)).toBe('↩ Back to: Taken');
});
