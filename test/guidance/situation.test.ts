import { describe, expect, it } from 'vitest';
import type { StepId } from '../../src/flows/branches.ts';
import { DAY } from '../../src/flows/dates.ts';
import { momentInWords } from '../../src/guidance/calendar.ts';
import { outcomeCode, situationOf, wordingOf } from '../../src/guidance/index.ts';
import { caseOf, copied, extracted, foundBackup, NOW, opened, said, scanned } from './cases.ts';

const OLD = foundBackup({ lastBackup: '2026-06-14T12:00:00Z', deviceName: 'Robin’s iPhone' });
const MADE = Date.parse('2026-06-14T12:00:00Z');

const textOf = (
  step: StepId,
  ...turns: Parameters<typeof caseOf> extends [unknown, ...infer T] ? T : never
) =>
  wordingOf(step, situationOf(caseOf('macos', ...turns), step))
    .text.map(({ text }) => text)
    .join('\n');

describe('what the sentences depend on', () => {
  it('takes the iOS from what the person saw, never from a number', () => {
    const ios = (layout: string) =>
      situationOf(caseOf('linux', said('photos-layout', layout)), 'recently-deleted').ios;
    expect(['tabs', 'headings', 'two-buttons', 'dont-know'].map(ios)).toEqual([
      'upto17',
      'ios18',
      'ios26',
      'unknown',
    ]);
  });

  it('takes the program that was named, else the one that the computer has', () => {
    const of = (computer: 'macos' | 'windows', ...answers: string[]) =>
      situationOf(
        caseOf(computer, ...answers.map((one) => said('restore-program', one))),
        'fresh-backup',
      ).program;
    expect(of('macos')).toBe('finder');
    expect(of('macos', 'itunes')).toBe('itunes');
    expect(of('windows')).toBe('unknown');
    expect(of('windows', 'itunes', 'apple-devices')).toBe('apple-devices');
  });

  it.each([
    ['2026-11-10', 'should'],
    ['2026-10-23', 'should'],
    ['2026-10-19', 'may'],
    ['2026-10-12', 'may'],
    ['2026-10-08', 'gone'],
    ['2026-10-15', 'may'],
    ['2026-10', 'may'],
    ['2026-09', 'gone'],
    ['..2026-09', 'gone'],
    ['2026-09..', 'may'],
  ])('reckons for a deletion in %s: %s', (deleted, odds) => {
    const { values } = situationOf(caseOf('macos', said('deleted', deleted)), 'bin-emptied');
    expect(values.odds).toBe(odds);
  });

  it('knows nothing of odds without a date', () => {
    expect(situationOf(caseOf('macos'), 'bin-emptied').values).not.toHaveProperty('odds');
  });
});

describe('what fills the sentences', () => {
  it('says which backup, and what its restore would lose, in days until now', () => {
    const turns = [scanned(OLD), said('icloud-photos', 'off'), said('restore-backup', OLD.path)];
    const known = caseOf('macos', ...turns);
    const { values } = situationOf(known, 'confirm-restore', MADE + 160 * DAY);
    expect(values).toMatchObject({
      backup: `Robin’s iPhone, ${momentInWords(MADE)}`,
      daysLost: '160 days',
      lossDate: '14 June 2026',
      backupIos: 'iOS 18.7.2',
    });
    expect(textOf('confirm-restore', ...turns)).toContain('is lost from that phone: 159 days.');
  });

  it('counts the loss of the iCloud backup, by its earliest day, on that route', () => {
    const turns = [said('icloud-date', '2026-11'), said('icloud-restore', 'yes')];
    expect(textOf('without-fresh', ...turns)).toContain(
      'since November 2026 would be lost for good: 20 days',
    );
    expect(textOf('without-fresh')).toContain('newer than the backup would be lost');
  });

  it('goes through the places one by one', () => {
    const places = said('places', ['dropbox', 'camera-card']);
    const at = (...turns: ReturnType<typeof said>[]) =>
      situationOf(caseOf('macos', places, ...turns), 'place').values;
    expect(at()).toMatchObject({ placeId: 'dropbox', placeNumber: '1 of 2' });
    expect(at(said('place', 'not-found'))).toMatchObject({ placeId: 'camera-card' });
    expect(textOf('place', places, said('place', 'not-found'))).toContain('Stop using the card');
    expect(textOf('recovered-cloud-bin', places, said('place', 'found'))).toContain('in Dropbox.');
    expect(textOf('recovered-cloud-bin', said('icloud-recover', 'back'))).toContain('iCloud.com.');
  });

  it('says what has failed, and forgets it with the next answer', () => {
    const full = extracted({ outcome: 'disk-full' });
    expect(textOf('write-failed', full)).toContain('is full');
    expect(textOf('write-failed', full, said('write-failed', 'retry'))).toContain(
      'do not know what',
    );
    expect(textOf('copy-failed', copied('output-unwritable'))).toContain('Nothing can be written');
    const locked = opened({ outcome: 'unreadable', code: 'keybag-damaged' });
    expect(textOf('cant-open', locked)).toContain('checks the password is damaged');
  });

  it('lists what was tried in vain at the end, and never says less than was done', () => {
    const turns = [
      said('recently-deleted', 'not-there'),
      said('places', ['dropbox', 'mail']),
      said('place', 'not-found'),
      said('place', 'dont-know'),
    ];
    const text = textOf('not-found-window', ...turns);
    expect(text).toContain('Recently Deleted, phone: not there.');
    expect(text).toContain('Other places: 1 looked at, not there.');
  });

  it('ends with the code, as the last and quiet line', () => {
    const { text } = wordingOf('recovered-bin', situationOf(caseOf('macos'), 'recovered-bin'));
    expect(text.at(-1)).toEqual({ text: 'Outcome: RECOVERED_BIN', tone: 'quiet', mark: 'none' });
    expect(outcomeCode('not-found-no-backup')).toBe('NOT_FOUND_NO_BACKUP');
  });

  it('warns that a fresh backup here would replace the very one to be restored', () => {
    const restore = said('restore-backup', OLD.path);
    const off = said('icloud-photos', 'off');
    expect(textOf('fresh-backup', scanned(OLD), off, restore)).toContain('replaces the old one');
    const archived = foundBackup({ archived: true });
    expect(textOf('fresh-backup', scanned(archived), off, restore)).not.toContain('replaces');
  });

  it('does not call the phone unchanged after a restore that brought nothing', () => {
    const known = caseOf('macos');
    const lost = {
      effect: null,
      branch: 'computer-restore',
      reason: 'restore-without-it',
    } as const;
    const restored = { ...known, learnt: [{ after: 0, finding: lost }] };
    const text = (one: typeof known) =>
      JSON.stringify(wordingOf('declined-risk', situationOf(one, 'declined-risk')));
    expect(text(known)).toContain('The phone is as it was.');
    expect(text(restored)).not.toContain('The phone is as it was.');
  });

  it('reckons from the beginning of the case when no time is given', () => {
    const known = caseOf('macos', said('icloud-date', '2026-11-01'));
    const given = situationOf(known, 'icloud-restore', NOW);
    expect(situationOf(known, 'icloud-restore')).toEqual(given);
  });
});
