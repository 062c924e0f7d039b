/** A fresh backup by a program that speaks as idevicebackup2 does: what counts is what lies in the folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Progress } from '../../../src/backup/types.ts';
import { makeBackup } from '../../../src/cli/backup-tool/make.ts';
import { startSession } from '../../../src/cli/session.ts';
import { startShared } from '../../../src/cli/shared.ts';
import { type Case, newCase } from '../../../src/flows/case.ts';
import { record } from '../../../src/flows/trail.ts';
import { makeBackup as handMade, temporaryFolder } from '../../backup/hand-made.ts';
import { standing } from '../tree.ts';
import { OPENING, PROGRESS, type StandIn, standIn, UDID } from './stand-in.ts';

const KNOWN = newCase('linux', '2026-11-22T12:00:00.000Z');
const shared = startShared();
afterAll(() => shared.engine.stop());

/** A finished backup to be copied into place, as a shell says it. */
async function copying(encrypted = false, udid = UDID): Promise<string> {
  const made = await handMade(join(await temporaryFolder(), 'made'), {
    encrypted,
    info: { 'Target Identifier': udid, 'Last Backup Date': new Date('2026-11-22T12:05:00Z') },
  });
  return `cp -R '${made}' "$folder/${udid}"`;
}

interface Attempt {
  known?: Case;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Has a stand-in make a backup. */
async function attempt(program: StandIn, more: Attempt = {}) {
  const home = await temporaryFolder();
  const bin = standIn(join(home, 'bin'), program);
  const copies = join(home, 'copies');
  const env = { PATH: bin, HOME: home, BACKROLL_PASSWORD: 'secret' };
  const session = startSession({
    roots: [],
    photosTo: home,
    copiesTo: copies,
    outside: { env, platform: 'linux' },
    shared,
  });
  const told: Progress[] = [];
  session.progressed.add(() => {
    if (session.progress === null) return;
    told.push(session.progress);
    more.onProgress?.(session.progress);
  });
  const signal = more.signal ?? new AbortController().signal;
  const noted = (name: string) => readFileSync(join(bin, name), 'utf8').split('\n').slice(0, -1);
  const work = makeBackup(session, more.known ?? KNOWN, signal);
  return { work, told, copies, noted, bin };
}

it('makes one in a new folder, and sees it there', async () => {
  const says = `${OPENING}\n${PROGRESS}\n${await copying()}\necho 'Backup Successful.'`;
  const { work, told, copies, noted } = await attempt({ says });
  const { folder, path, ...rest } = await work;
  expect(rest).toEqual({ effect: 'backup', outcome: 'made', said: null, encrypted: false });
  expect(dirname(folder ?? '')).toBe(join(copies, 'fresh'));
  expect(path).toBe(join(folder ?? '', UDID));
  expect(noted('arguments')).toEqual(['-u', UDID, 'backup', '--full', folder]);
  expect(noted('found')).toEqual([]);
  expect(told.map(({ phase, done, total }) => [phase, done, total])).toEqual([
    ['backup-phone', 0, null],
    ['backup-passcode', 0, null],
    ['backup', 12, 100],
    ['backup', 100, 100],
  ]);
});

it('sees whether it is encrypted, and hands on no secret', async () => {
  const { work, noted } = await attempt({ says: await copying(true) });
  expect(await work).toMatchObject({ outcome: 'made', encrypted: true });
  expect(noted('environment').join('\n')).not.toMatch(/secret/);
});

it('never gives it a folder that holds anything, however often it is asked', async () => {
  const copies = await temporaryFolder();
  const known = record(KNOWN, 'copy-to', copies);
  const says = await copying();
  const first = await (await attempt({ says }, { known })).work;
  const before = standing(first.folder ?? '');
  const again = await attempt({ says }, { known });
  const second = await again.work;
  expect([first.outcome, second.outcome]).toEqual(['made', 'made']);
  expect(second.folder).not.toBe(first.folder);
  expect(again.noted('found')).toEqual([]);
  expect(standing(first.folder ?? '')).toEqual(before);
  expect(readdirSync(join(copies, 'fresh'))).toHaveLength(2);
});

it.each([
  ['its word alone', `${OPENING}\necho 'Backup Successful.'`, null],
  [
    'a backup that is not finished',
    `mkdir "$folder/$udid"; echo x > "$folder/$udid/Info.plist"; echo 'Backup Successful.'`,
    expect.any(String),
  ],
])('does not believe %s', async (_, says, folder) => {
  const { work, copies } = await attempt({ says });
  expect(await work).toEqual({
    effect: 'backup',
    outcome: 'failed',
    said: 'unfinished',
    folder,
    path: null,
    encrypted: null,
  });
  expect(readdirSync(join(copies, 'fresh'))).toHaveLength(folder === null ? 0 : 1);
});

it('does not take a backup of another phone for it', async () => {
  const says = await copying(false, '00008110-00FFFFFFFFFFFFFF');
  const { work } = await attempt({ says });
  expect(await work).toMatchObject({ outcome: 'failed', said: 'unfinished' });
});

it('takes a finished backup for none while the program says that it failed', async () => {
  const says = `${await copying()}\necho 'ErrorCode 104: Multiple errors uploading files'; exit 152`;
  const { work } = await attempt({ says });
  expect(await work).toMatchObject({ outcome: 'failed', said: 'phone-stuck', path: null });
});

const FAILED = (code: number, text: string) => `${OPENING}
echo 'ErrorCode ${code}: ${text} (MBErrorDomain/${code})'
echo 'Received 0 files from device.'
echo 'Backup Failed (Error Code ${code}).'
exit ${256 - code}`;

it.each([
  ['No device found.', `echo 'No device found.' >&2; exit 255`, 'no-device', 'no-device'],
  [
    'trust',
    `echo 'ERROR: Could not connect to lockdownd, error code -19'; exit 255`,
    'needs-trust',
    'trust-pending',
  ],
  ['a passcode', FAILED(208, 'Device locked'), 'needs-passcode', 'locked'],
  [
    'a passcode that an older version does not know of',
    `${OPENING}
echo 'ERROR: Could not receive from mobilebackup2 (-4)'
echo 'Received 0 files from device.'
echo 'Backup Aborted.'
exit 255`,
    'needs-passcode',
    'no-reply',
  ],
  [
    'a full disk',
    FAILED(105, 'Insufficient free disk space on drive to back up'),
    'disk-full',
    'disk-full',
  ],
  ['words that nobody knows', `echo 'Kaboom.'; exit 7`, 'failed', 'other'],
  ['a death', `kill -9 $$`, 'failed', 'other'],
])('tells of %s, and leaves no empty folder', async (_, says, outcome, said) => {
  const { work, copies } = await attempt({ says });
  expect(await work).toMatchObject({ outcome, said, folder: null });
  expect(readdirSync(join(copies, 'fresh'))).toEqual([]);
});

it.each([
  ['no phone', [], 'no-device'],
  ['two', [UDID, 'cdccf42bf2aed4463f209d84ee0ff8acae809790'], 'several-devices'],
])('begins nothing with %s plugged in', async (_, phones, said) => {
  const { work, copies, bin } = await attempt({ says: '', phones });
  expect(await work).toMatchObject({ outcome: 'no-device', said });
  expect([existsSync(copies), existsSync(join(bin, 'arguments'))]).toEqual([false, false]);
});

it('keeps nothing of what it said but what that means', async () => {
  const says = `printf '\\033]0;title\\007\\033[2J/secret/path 12345678 ErrorCode 208: \\n'
printf 'ErrorCode 208: \\033[31m<b>/secret/path</b>\\n'; exit 48`;
  const { work, told } = await attempt({ says });
  expect(JSON.stringify([await work, told])).not.toMatch(/secret|\\u001b|<b>/);
});

it('says when nothing can be written there', async () => {
  const copies = await temporaryFolder();
  const inside = join(copies, 'backup');
  mkdirSync(inside);
  const known: Case = {
    ...record(KNOWN, 'copy-to', join(inside, 'below')),
    learnt: [
      {
        after: 0,
        finding: {
          effect: 'scan',
          outcome: 'some',
          problems: [],
          tools: [],
          backups: [
            {
              path: inside,
              udid: UDID,
              deviceName: null,
              productType: null,
              productName: null,
              productVersion: null,
              lastBackup: null,
              encrypted: false,
              archived: false,
              state: 'finished',
              stateReason: null,
              legacy: false,
              live: false,
            },
          ],
        },
      },
    ],
  };
  const { work } = await attempt({ says: '' }, { known });
  expect(await work).toMatchObject({ outcome: 'failed', said: 'folder-refused' });
  expect(readdirSync(inside)).toEqual([]);

  const file = join(copies, 'backup', 'file');
  const asFile = record(KNOWN, 'copy-to', join(standIn(file, { says: '' }), 'idevice_id'));
  const refused = await attempt({ says: '' }, { known: asFile });
  expect(await refused.work).toMatchObject({ outcome: 'failed', said: 'folder-refused' });
});

it('stops it when asked, and what came by then is no finished backup', async () => {
  const stop = new AbortController();
  const says = `trap 'echo "Backup Aborted."; exit 255' INT
mkdir "$folder/$udid"; echo x > "$folder/$udid/Info.plist"
printf '\\r[=] 3%% Finished\\n'
while :; do sleep 0.01; done`;
  const { work, copies } = await attempt(
    { says },
    { signal: stop.signal, onProgress: ({ phase }) => void (phase === 'backup' && stop.abort()) },
  );
  await expect(work).rejects.toThrow(/abort/i);
  const [folder = ''] = readdirSync(join(copies, 'fresh'));
  expect(readdirSync(join(copies, 'fresh', folder))).toEqual([UDID]);
});

it('says when it cannot be started', async () => {
  const { work, bin } = await attempt({ says: '', interpreter: '/nowhere/sh' });
  expect(await work).toMatchObject({ outcome: 'failed', said: 'not-started', folder: null });
  expect(existsSync(join(bin, 'arguments'))).toBe(false);
});
