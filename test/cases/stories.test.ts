/**
 * Twelve ways in which people have lost photos for good, by what they and others wrote about it; and the step that
 * saves them. Each is an answers file and backups, played to its end with real effects.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { writeAnswers } from '../../src/cases/answers-file.ts';
import { NEW_PHONE } from '../../src/practice/story/devices.ts';
import { makeBackup, temporaryFolder } from '../backup/hand-made.ts';
import { photosIn } from '../cli/tree.ts';
import { type Telling, type Told, tell } from './told.ts';

const phone = inject('practice');

/** A folder of backups that may be added to. */
async function rootWith(...backups: (keyof typeof phone.backups)[]): Promise<string> {
  const root = join(await temporaryFolder(), 'Backup');
  mkdirSync(root);
  for (const one of backups) {
    const folder = join(root, basename(phone.backups[one]));
    cpSync(phone.backups[one], folder, { recursive: true, preserveTimestamps: true });
  }
  return root;
}

/** The practice phone's June backup where Finder keeps it: the next backup would overwrite it. */
async function liveRoot(): Promise<string> {
  const root = join(await temporaryFolder(), 'Backup');
  mkdirSync(root);
  const folder = join(root, NEW_PHONE.udid);
  cpSync(phone.backups.archived, folder, { recursive: true, preserveTimestamps: true });
  return root;
}

/** A fresh backup of the practice phone that appears in the root when the case has come to that step. */
async function freshAt(step: string, root: string): Promise<Telling['meanwhile'] & object> {
  const made = await makeBackup(join(await temporaryFolder(), 'fresh'), {
    info: {
      'Device Name': NEW_PHONE.name,
      'Target Identifier': NEW_PHONE.udid,
      'Last Backup Date': new Date(Date.now() + 60_000),
    },
  });
  return { [step]: () => renameSync(made, join(root, NEW_PHONE.udid)) };
}

async function story(file: string, more: Partial<Telling> & { roots: string[] }): Promise<Told> {
  const to = await temporaryFolder();
  const yaml = readFileSync(join(import.meta.dirname, 'stories', `${file}.yaml`), 'utf8');
  return tell(yaml.replace('COPIES', join(to, 'copies')), { to, ...more });
}

const before = (told: Told, first: string, then: string) => {
  expect(told.steps).toContain(first);
  expect(told.steps).toContain(then);
  expect(told.steps.indexOf(first)).toBeLessThan(told.steps.indexOf(then));
};

test('1: a phone that was plugged in synced by itself', async () => {
  const root = await liveRoot();
  const told = await story('01-synced-by-itself', { roots: [root] });
  expect(told.screens.get('freeze')).toMatch(/Do not plug the phone into a computer/);
  before(told, 'backup', 'protect');
  before(told, 'copying', 'how');
  const untilCopied = told.steps.slice(0, told.steps.indexOf('how'));
  for (const step of untilCopied) expect(told.screens.get(step)).not.toMatch(/plug it in now/i);
  expect(told.known.learnt.some(({ finding }) => finding.effect === 'protect')).toBe(true);
});

test('2: only one backup is kept, and it was overwritten', async () => {
  const told = await story('02-only-one-is-kept', { roots: [await liveRoot()] });
  before(told, 'restore-backup', 'protect');
  expect(told.steps).not.toContain('fresh-backup');
  expect(told.steps).not.toContain('restore');
  expect(told.outcome).toBe('DECLINED_RISK');
});

test('3: an old backup went over newer photos', async () => {
  const told = await story('03-six-months-lost', { roots: [await rootWith('archived')] });
  expect(told.screens.get('restore-backup')).toMatch(/14 June 2026/);
  expect(told.screens.get('without-fresh')).toMatch(/lost for good: \d+ days/);
  expect(told.steps).not.toContain('restore');
  expect(told.outcome).toBe('DECLINED_RISK');
});

test('4: a password that nobody remembers', async () => {
  const told = await story('04-forgotten-password', { roots: [await rootWith('encrypted')] });
  before(told, 'password', 'icloud-backup');
  expect(told.steps).not.toContain('computer-restore');
  expect(told.outcome).toBe('BLOCKED_PASSWORD');
  expect(told.screens.get('password-unknown')).toMatch(/Keychain/);
});

test('5: iCloud Photos was on', async () => {
  const told = await story('05-icloud-photos-was-on', { roots: [await rootWith('latest')] });
  expect(told.steps).not.toContain('computer-restore');
  expect(told.steps).not.toContain('icloud-restore');
  expect(told.outcome).toBe('BLOCKED_ICLOUD_PHOTOS');
});

test('6: deleted to make room, and gone from every device', async () => {
  const told = await story('06-deleted-everywhere', { roots: [await rootWith()] });
  before(told, 'recently-deleted', 'offline-device');
  before(told, 'offline-device', 'keep-offline');
  expect(told.screens.get('keep-offline')).toMatch(/offline|Airplane/i);
  expect(told.outcome).toBe('RECOVERED_OTHER_DEVICE');
});

test('7: the iCloud backup was removed after 180 days', async () => {
  const told = await story('07-icloud-backup-expired', { roots: [await rootWith()] });
  expect(told.steps).not.toContain('erase');
  expect(told.outcome).toBe('NOT_FOUND_NO_BACKUP');
});

test('8: the iCloud backup had stopped long before', async () => {
  const told = await story('08-backup-stopped-long-ago', { roots: [await rootWith()] });
  before(told, 'icloud-date', 'icloud-date-wrong');
  expect(told.steps).not.toContain('icloud-restore');
  expect(told.code).toBe(4);
});

test('9: a forced restore, and no backup ever', async () => {
  const told = await story('09-no-backup-ever', { roots: [await rootWith()] });
  for (const step of ['computer-restore', 'icloud-restore', 'restore', 'erase']) {
    expect(told.steps).not.toContain(step);
  }
  expect(told.outcome).toBe('NOT_FOUND_NO_BACKUP');
});

test('10: every backup fails with 102', async () => {
  const root = await rootWith('archived');
  const told = await story('10-error-102', {
    roots: [root],
    meanwhile: await freshAt('fresh-backup', root),
  });
  expect(told.screens.get('restore-error-advice')).toMatch(/Looking into the backup still works/);
  expect(told.screens.get('restore-error-advice')).not.toMatch(/Try the restore once more/);
  expect(told.outcome).toBe('ESCALATED');
});

test('11: the phone is older than the backup', async () => {
  const root = await rootWith('archived');
  const told = await story('11-older-ios', {
    roots: [root],
    meanwhile: await freshAt('fresh-backup', root),
  });
  expect(told.screens.get('restore-checklist')).toMatch(/Before the restore|all of this true/);
  before(told, 'restore-checklist', 'restore');
  expect(told.screens.get('restore-error-advice')).toMatch(/older than the backup/);
  expect(told.screens.get('restore-error-advice')).not.toMatch(/Try the restore once more/);
});

test('12: a paid program that could only find thumbnails', async () => {
  const told = await story('12-nothing-to-sell', { roots: [await rootWith()] });
  expect(told.outcome).toBe('NOT_FOUND_NO_BACKUP');
  expect(told.screens.get('not-found-no-backup')).toMatch(/software|program/i);
});

const EXAMPLES = join(import.meta.dirname, '../../examples');
const example = async (file: string, telling: Omit<Telling, 'to'>) => {
  const to = await temporaryFolder();
  const yaml = readFileSync(join(EXAMPLES, file), 'utf8').replace(
    '/tmp/copies',
    join(to, 'copies'),
  );
  return tell(yaml, { to, ...telling });
};

test('example: Recently Deleted', async () => {
  const told = await example('recently-deleted.yaml', { roots: [await rootWith()] });
  expect([told.code, told.outcome]).toEqual([0, 'RECOVERED_BIN']);
});

test('example: out of a backup', async () => {
  const told = await example('practice-phone.yaml', { roots: [phone.root] });
  expect([told.code, told.outcome]).toEqual([0, 'RECOVERED_EXTRACT']);
});

test('example: a restore from a computer', async () => {
  const root = await rootWith('archived');
  const told = await example('computer-restore.yaml', {
    roots: [root],
    meanwhile: await freshAt('fresh-backup', root),
  });
  expect([told.code, told.outcome]).toEqual([0, 'RECOVERED_RESTORE']);
  before(told, 'check-fresh', 'confirm-restore');
  expect(told.screens.get('confirm-restore')).toMatch(/Your way back is the fresh backup/);
});

test('example: a restore from iCloud', async () => {
  const root = await rootWith();
  const told = await example('icloud-restore.yaml', {
    roots: [root],
    meanwhile: await freshAt('fresh-backup', root),
  });
  expect([told.code, told.outcome]).toEqual([0, 'RECOVERED_RESTORE']);
  before(told, 'fresh-backup', 'erase');
  before(told, 'erase-checklist', 'erase');
});

test('example: no way is left, and the ending says why', async () => {
  const told = await example('nothing-left.yaml', { roots: [await rootWith()] });
  expect([told.code, told.outcome]).toEqual([4, 'NOT_FOUND_NO_BACKUP']);
  expect(told.screens.get('not-found-no-backup')).toMatch(/What we ruled out:\n.*\n/);
});

test('example: a technician, with the owner asked before each action', async () => {
  const told = await example('technician.yaml', { roots: [phone.root] });
  expect([told.code, told.outcome]).toEqual([0, 'RECOVERED_EXTRACT']);
  expect(told.steps[0]).toBe('identity');
  before(told, 'consent-copy', 'copying');
  before(told, 'consent-look', 'opening');
  before(told, 'consent-pictures', 'photos');
  before(told, 'consent-save', 'writing');
});

/** What each example needs around it; every file of the folder is among them. */
const AROUND: Record<string, () => Promise<Omit<Telling, 'to'>>> = {
  'recently-deleted.yaml': async () => ({ roots: [await rootWith()] }),
  'practice-phone.yaml': async () => ({ roots: [phone.root] }),
  'technician.yaml': async () => ({ roots: [phone.root] }),
  'nothing-left.yaml': async () => ({ roots: [await rootWith()] }),
  'computer-restore.yaml': async () => {
    const root = await rootWith('archived');
    return { roots: [root], meanwhile: await freshAt('fresh-backup', root) };
  },
  'icloud-restore.yaml': async () => {
    const root = await rootWith();
    return { roots: [root], meanwhile: await freshAt('fresh-backup', root) };
  },
};
const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));

test.each(examples)('a recording of %s ends as it did', async (file) => {
  const around = AROUND[file];
  if (!around) throw new Error(`nothing is known about ${file}`);
  const first = await example(file, await around());
  const recorded = writeAnswers(first.known);
  const again = await tell(recorded, { to: await temporaryFolder(), ...(await around()) });
  expect([again.code, again.outcome]).toEqual([first.code, first.outcome]);
  expect(again.known.trail).toEqual(first.known.trail);
  expect(again.known.technician).toBe(first.known.technician);
});

/** The holiday's case up to the photos of the backup archived in June. */
const INTO_JUNE = readFileSync(join(EXAMPLES, 'practice-phone.yaml'), 'utf8').replace(
  /(?<=\n) {2}- photos: .*$/s,
  '',
);

test('what a newer backup no longer has is counted, and comes first', async () => {
  const told = await example('practice-phone.yaml', { roots: [phone.root] });
  const lost = new Set(phone.lost);
  const taken = phone.items.filter(
    ({ backup, id, takenAt }) =>
      backup === 'archived' && lost.has(id) && /^2026-05-0[1-3]/.test(takenAt),
  );
  const found = told.known.learnt.find(({ finding }) => finding.effect === 'find');
  expect(found?.finding).toMatchObject({ newer: { missing: taken.length } });
  expect(taken.length).toBeGreaterThan(3);
  expect(told.screens.get('photos')).toMatch(
    new RegExp(`No longer in the backup of 20 September 2026 at [0-9:]+: ${taken.length} of these`),
  );
});

test('a copy that another app keeps is found in the same backup and written', async () => {
  const to = await temporaryFolder();
  const answers = [
    'photos: none',
    'not-in-this-backup: other-apps',
    'app-pictures: {all: true}',
    'destination: dont-know',
    'is-it-there: yes',
  ];
  const file = `${INTO_JUNE}${answers.map((one) => `  - ${one}\n`).join('')}`;
  const told = await tell(file, { to, roots: [phone.backups.archived] });
  expect(told.outcome).toBe('RECOVERED_EXTRACT');
  expect(told.screens.get('app-pictures')).toMatch(/Found in other apps: \d+ pictures?\. Fit/);
  const written = photosIn(join(to, 'photos'));
  expect(written.length).toBeGreaterThan(1);
  const extracted = told.known.learnt.find(({ finding }) => finding.effect === 'extract');
  expect(extracted?.finding).toMatchObject({ outcome: 'wrote', files: written.length, failed: 0 });
});

test('a fresh backup is seen to be there, with nobody saying so', async () => {
  const root = await rootWith('archived');
  const file = readFileSync(join(EXAMPLES, 'computer-restore.yaml'), 'utf8');
  const told = await tell(file.replace('fresh-backup: done', 'fresh-backup: watch'), {
    to: await temporaryFolder(),
    roots: [root],
    meanwhile: await freshAt('watching-fresh', root),
  });
  expect(told.outcome).toBe('RECOVERED_RESTORE');
  before(told, 'watching-fresh', 'check-fresh');
  expect(told.transcript).toMatch(/A backup was seen to run and to finish/);
});

test('a fresh backup that does not come is waited for as long as the file says, and no longer', async () => {
  const root = await rootWith('archived');
  const file = readFileSync(join(EXAMPLES, 'computer-restore.yaml'), 'utf8')
    .replace('fresh-backup: done', 'fresh-backup: watch')
    .replace('answers:', 'wait: {fresh-backup: 1s}\nanswers:');
  const told = await tell(file, { to: await temporaryFolder(), roots: [root] });
  expect(told.code).toBe(5);
  expect(told.steps).toContain('watching-fresh');
  expect(told.steps).not.toContain('restore');
  expect(told.transcript).toMatch(
    /No fresh backup was seen within 1 second\. Nothing on the phone/,
  );
});
