/** Real cases into whose way something comes: what the checks beside them tell. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { checkAlong, checksFor } from '../../src/cli/check-along.ts';
import { realEnvironment } from '../../src/cli/environment.ts';
import { type LiveCase, liveCase } from '../../src/cli/live-case.ts';
import { startSession } from '../../src/cli/session.ts';
import { type Answer, newCase } from '../../src/flows/case.ts';
import type { Finding } from '../../src/flows/effects.ts';
import { stepOf } from '../../src/flows/recovery.ts';
import { CHECK_TITLES } from '../../src/guidance/doctor.ts';
import { fullDisk } from './disk.ts';
import { temporaryFolder } from './program.ts';

const { root } = inject('practice');

interface Told {
  lines: string[];
  faults: unknown[];
}

/** Answers a case step by step, and waits until a check tells something. */
async function tell(
  answers: readonly (readonly [string, Answer])[],
  { roots, to }: { roots: readonly string[]; to: string },
): Promise<Told> {
  const from = realEnvironment();
  const session = startSession({
    roots,
    photosTo: join(to, 'photos'),
    copiesTo: join(to, 'copies'),
  });
  const live = liveCase(session, newCase('linux', new Date().toISOString()));
  const lines: string[] = [];
  const told = Promise.withResolvers<void>();
  live.onLine((text, finding) => {
    if (!finding || !TITLES.test(text)) return;
    lines.push(text);
    told.resolve();
  });
  const end = checkAlong(live, session, from);
  try {
    live.start();
    for (const [step, answer] of answers) {
      await comesTo(live, step);
      expect(live.answer(answer)).toBe(true);
    }
    await told.promise;
    // What would be told twice is told by now: the step comes again only after another search.
    await comesTo(live, answers.at(-1)?.[0] === 'copy-to' ? 'copy-failed' : 'no-backups');
  } finally {
    live.stop();
    end();
    await session.end();
  }
  return { lines, faults: session.faults };
}

const TITLES = new RegExp(`^(?:${Object.values(CHECK_TITLES).join('|')}): `);

/** Waits until a step is asked. */
async function comesTo(live: LiveCase, step: string): Promise<void> {
  const asked = Promise.withResolvers<void>();
  const look = () => {
    const snapshot = live.snapshot();
    if (stepOf(snapshot) === step && !snapshot.hasTag('busy')) asked.resolve();
  };
  const forget = live.onChange(look);
  look();
  await asked.promise;
  forget();
}

const TO_BACKUPS: readonly (readonly [string, Answer])[] = [
  ['whose-phone', 'mine'],
  ['freeze', 'ready'],
  ['phone', 'works'],
  ['search-first', 'not-found'],
  ['photos-layout', 'two-buttons'],
  ['recently-deleted', 'not-there'],
  ['icloud-bin', 'not-there'],
  ['taken', '2026-05-01..2026-05-03'],
  ['deleted', '2026-08'],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
];

const small = fullDisk('128k');
test.runIf(small !== null)(
  'a copy without room: where, how much, and the way on, once',
  async () => {
    const folder = join(small ?? '', 'copies');
    const { lines, faults } = await tell(
      [...TO_BACKUPS, ['backup', 'dont-know'], ['protect', 'copy'], ['copy-to', folder]],
      { roots: [root], to: temporaryFolder() },
    );
    expect(faults).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^Copies go to: .* --backup-to DIR\. Make no room by removing backups\.$/,
    );
    expect(lines[0]).toContain(folder);
  },
);

test('a link to an unplugged disk, told where backups are asked about, once', async () => {
  const link = join(temporaryFolder(), 'Backup');
  symlinkSync('/Volumes/Unplugged/Backup', link);
  const again = ['no-backups', 'retry'] as const;
  const { lines, faults } = await tell([...TO_BACKUPS, again, again, again], {
    roots: [link],
    to: temporaryFolder(),
  });
  expect(faults).toEqual([]);
  expect(lines).toEqual([expect.stringMatching(/^Backup folder: .* Connect the disk/)]);
});

test('which checks fit what was found', () => {
  const known = newCase('linux', new Date().toISOString());
  const scan = { effect: 'scan', backups: [], problems: [] } as const;
  const fitting = (finding: object) => checksFor(finding as Finding, known);
  expect(fitting({ ...scan, outcome: 'some' })).toBeNull();
  expect(fitting({ ...scan, outcome: 'no-access' })).toEqual({ ids: ['root'] });
  expect(fitting({ effect: 'find', outcome: 'unreadable', code: 'disk-full' })).toEqual({
    ids: ['temporary'],
  });
  expect(fitting({ effect: 'find', outcome: 'unreadable', code: 'damaged' })).toBeNull();
  expect(fitting({ effect: 'extract', outcome: 'output-unwritable', folder: '/x' })).toEqual({
    ids: ['photos-to', 'temporary'],
    photosTo: '/x',
  });
  expect(fitting({ effect: 'protect', outcome: 'done' })).toBeNull();
});
