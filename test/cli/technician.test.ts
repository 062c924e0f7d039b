/** A technician at the wizard: what stands on the screen, and what is not shown without the owner's yes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { liveCase } from '../../src/cli/live-case.ts';
import { startSession } from '../../src/cli/session.ts';
import { runWizard } from '../../src/cli/wizard-driver.ts';
import { newCase } from '../../src/flows/case.ts';
import type { Screen, WizardDriver } from '../../src/steps/screen.ts';

const { root, backups } = inject('practice');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backroll-technician-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Waits until a step is asked. */
function asked(driver: WizardDriver, step: string): Promise<Screen> {
  const { promise, resolve } = Promise.withResolvers<Screen>();
  const look = () => {
    const { screen } = driver.view();
    if (screen.step === step) resolve(screen);
  };
  const forget = driver.subscribe(look);
  look();
  return promise.finally(forget);
}

const TO_THE_PHOTOS: [string, string | string[]][] = [
  ['identity', 'called-back'],
  ['whose-phone', 'with-owner'],
  ['freeze', 'ready'],
  ['phone', 'works'],
  ['search-first', 'not-found'],
  ['photos-layout', 'tabs'],
  ['recently-deleted', 'not-there'],
  ['icloud-bin', 'no-icloud'],
  ['taken', '2026-05-01..2026-05-03'],
  ['deleted', '2026-08'],
  ['bin-emptied', 'no'],
  ['icloud-photos', 'off'],
  ['offline-device', 'no'],
  ['places', 'none'],
];

it('asks and tells what a technician needs, and shows pictures only after a yes', async () => {
  const session = startSession({
    roots: [root],
    photosTo: join(folder, 'photos'),
    copiesTo: join(folder, 'copies'),
  });
  const start = newCase('linux', new Date().toISOString(), { technician: true });
  const live = liveCase(session, start);
  const { driver, over } = await runWizard(live, session);
  const answer = async (step: string, value: string | string[]) => {
    const screen = await asked(driver, step);
    driver.answer(value);
    return screen;
  };
  try {
    const first = await asked(driver, 'identity');
    const texts = first.lines.map(({ text }) => String(text));
    expect(driver.view().clock).toBe('0 minutes');
    expect(first.lines[0]).toMatchObject({ mark: 'warn' });
    expect(texts[0]).toMatch(/^Never ask/);
    const heads = ['Say:', 'Do: ', 'Why: ', 'Check: ', 'If not: '];
    const at = heads.map((head) => texts.findIndex((text) => text.startsWith(head)));
    expect(at.every((index) => index > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));

    for (const [step, value] of TO_THE_PHOTOS) await answer(step, value);
    await answer('backup', backups.archived);
    await answer('protect', 'later');
    await answer('how', 'here');
    await answer('consent-look', 'yes');
    await answer('consent-pictures', 'no');
    const photos = await asked(driver, 'photos');
    if (photos.kind !== 'photos') throw new Error('these are photos');
    const shown = photos.rows.find((row) => !row.hidden);
    const picture = () =>
      driver.picture(shown?.id ?? '', { width: 40, height: 40 }, AbortSignal.timeout(20_000));
    expect(await picture()).toBeNull();

    driver.back();
    await answer('consent-pictures', 'yes');
    await asked(driver, 'photos');
    expect(await picture()).toMatchObject({ width: 40 });

    driver.answer([shown?.id ?? '']);
    await answer('destination', join(folder, 'photos'));
    // A no leads back to the folder, and nothing was written.
    await answer('consent-save', 'no');
    await answer('destination', join(folder, 'other'));
    await answer('consent-save', 'yes');
    await asked(driver, 'is-it-there');
    driver.stop();
    await over;
  } finally {
    await session.end();
  }
});
