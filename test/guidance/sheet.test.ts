import { expect, test } from 'vitest';
import type { WrittenFile } from '../../src/backup/types.ts';
import {
  NO_SHEET,
  SHEET_WORDS,
  sheetCount,
  sheetDay,
  sheetFile,
  sheetFoot,
  sheetLead,
  sheetLoss,
  sheetPhoto,
  sheetProblem,
} from '../../src/guidance/index.ts';
import { photo } from '../backup/photo.ts';

const written = (more: Partial<WrittenFile> = {}): WrittenFile => ({
  id: '1',
  role: 'original',
  source: 'Media/DCIM/100APPLE/IMG_0042.HEIC',
  path: '/to/IMG_0042.HEIC',
  bytes: 2_100_000,
  sha256: '',
  check: 'fingerprint',
  ...more,
});
const ROBIN = { deviceName: 'Robin’s iPhone', lastBackup: '2026-06-14T12:41:07Z' };

test('where the photos come from, how many there are, and what is proved', () => {
  const photos = [photo('1'), photo('2', { kind: 'video' }), photo('3', { kind: 'live' })];
  const files = [written(), written(), written({ check: 'unconfirmed' })];
  const lead = sheetLead(ROBIN, photos, files).map(({ text }) => text);
  expect(lead[0]).toMatch(
    /^From the backup of “Robin’s iPhone”, made on 14 June 2026 at \d+:41\.$/,
  );
  expect(lead.slice(1)).toEqual([
    '2 photos and 1 video in 3 files, 6.3 MB.',
    'Files: 2 proved exact, 1 not confirmed.',
  ]);
  expect(sheetLead({ deviceName: null, lastBackup: null }, [], [])[0]?.text).toBe('From a backup.');
  expect(sheetCount([photo('1', { kind: 'video' })])).toBe('1 video');
});

test('a photo by the clock of its place, with what is known of it and nothing else', () => {
  const one = photo('1', {
    name: 'IMG_0042.HEIC',
    kind: 'live',
    takenAt: '2026-05-02T23:30:00Z',
    timeZoneOffset: 7200,
    width: 4032,
    height: 3024,
    favorite: true,
  });
  expect(sheetDay(one)).toBe('Sunday, 3 May 2026');
  const gone = { id: '1', source: null, code: 'file-missing', message: 'It is gone.' } as const;
  expect(sheetPhoto(one, [written()], [gone])).toEqual({
    alt: 'Live Photo IMG_0042.HEIC, 3 May 2026 at 1:30',
    kind: 'Live Photo',
    about: '01:30 · Live Photo · 4032 × 3024 · favourite',
    notes: [{ text: 'It is gone.', tone: 'bad' }],
  });
  expect(sheetDay(photo('2'))).toBe('No date');
  expect(sheetPhoto(photo('2'), [written()], [])).toMatchObject({ about: 'Photo', notes: [] });
  const film = photo('3', { kind: 'video', durationSeconds: 65.2, trashed: true });
  expect(sheetPhoto(film, [written()], []).about).toBe('Video · 1:05 · was in Recently Deleted');
});

test.each([
  ['reduced', 'No original: only a smaller copy could be saved.'],
  ['thumbnail', 'No original: only a thumbnail could be saved.'],
] as const)('only a %s is said to be one', (role, said) => {
  const notes = (...roles: WrittenFile['role'][]) =>
    sheetPhoto(
      photo('1'),
      roles.map((one) => written({ role: one })),
      [],
    ).notes;
  expect(notes(role)).toEqual([{ text: said, tone: 'warn' }]);
  expect(notes('original', role)).toEqual([]);
});

test('a file says what it is and how far it is proved', () => {
  const one = photo('1');
  expect(sheetFile(written(), one)).toEqual({
    text: 'Original · 2.1 MB · proved exact',
    tone: 'good',
  });
  expect(sheetFile(written({ check: 'size' }), photo('1', { app: 'messages' })).text).toBe(
    'Copy · 2.1 MB · size checked',
  );
  expect(sheetFile(written({ role: 'edited', check: 'unconfirmed' }), one).tone).toBe('warn');
  expect(sheetFile(written({ role: 'jpeg', check: 'unconfirmed' }), one).text).toBe(
    'JPEG made from it · 2.1 MB',
  );
});

test('a photo that the backup does not know is named by what was asked for', () => {
  const failed = { id: 'X-1', source: null, code: 'file-missing', message: 'None.' } as const;
  expect(sheetLoss(null, failed)).toEqual({ name: 'X-1', about: '', why: 'None.' });
  expect(sheetLoss(photo('1', { name: 'A.JPG' }), failed)).toMatchObject({ name: 'A.JPG' });
});

test('every sentence is short and kind', () => {
  const { title, labels, terms } = SHEET_WORDS;
  const all = [
    title,
    ...Object.values(labels),
    ...terms.flatMap(({ term, meaning }) => [term, meaning]),
    ...sheetFoot(new Date('2026-11-22T12:00:00Z'), [photo('1', { hidden: true })]),
    ...sheetLead(ROBIN, [photo('1')], [written()]).map(({ text }) => text),
    sheetProblem('The disk is full.'),
    NO_SHEET,
  ];
  for (const said of all) {
    expect(said).not.toMatch(/['"{}]|\.\.\.|undefined|null|\b(just|simply|certain(ly)?)\b/i);
    for (const sentence of said.split(/[.:](?:\s|$)/)) {
      expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20);
    }
  }
});
