/** Draws every step at both sizes, and holds what is seen against what was to be said, and against a file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startSession } from '../../../src/cli/session.ts';
import { frameHeight } from '../../../src/steps/frame/layout.ts';
import type { Screen } from '../../../src/steps/screen.ts';
import { STEP_IDS } from '../../guidance/cases.ts';
import { type Size, WizardOnTerminal } from '../harness.ts';
import { longestViews } from './reached.ts';
import { cutOff, textsOf, unread } from './reading.ts';
import { placesOn } from './world.ts';

const DOWN = '\u001b[B';
const RIGHT = '\u001b[C';
const PAGE_DOWN = '\u001b[6~';
const TAB = '\t';

// A moment is told by this computer's clock, and the files must be the same everywhere.
process.env.TZ = 'UTC';

const sizes: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 12 },
];

const session = startSession(placesOn('macos'));
afterAll(() => session.end());
const views = longestViews(session);

describe.each(sizes)('at $columns x $rows', (size) => {
  const folder = join(import.meta.dirname, `${size.columns}x${size.rows}`);

  test.each(Array.from(views))('%s', async (step, view) => {
    const { screen, transcript, status } = view;
    const isEnding = screen.kind === 'ending';
    const wizard = new WizardOnTerminal(screen, size, { LANG: 'C.UTF-8' }, view);
    await wizard.sees(isEnding ? 'Outcome:' : 'Ctrl-C stop');
    const told = transcript.map(({ text }) => text);
    const above = () => rowsFor(told, wizard.lines());
    await wizard.until(() => above() !== null, 'the transcript');
    const lines = wizard.lines();
    if (!isEnding) {
      expect(lines.length - (above() ?? 0)).toBeLessThanOrEqual(frameHeight(size.rows));
      expect(lines.at(-1)).toContain('Ctrl-C stop');
      if (status !== null && size.rows >= 16) expect(lines.slice(-3)).toContain(status);
    }
    const shown = isEnding ? lines : wizard.window();
    await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot(join(folder, `${step}.txt`));
    await readsAll(wizard, screen);
    expect(cutOff(wizard.everyRow(), view)).toEqual([]);
    await wizard.close();
  });

  test('a file for each step, and no others', () => {
    expect(Array.from(views.keys()).sort()).toEqual([...STEP_IDS].sort());
    expect(readdirSync(folder).sort()).toEqual(STEP_IDS.map((step) => `${step}.txt`).sort());
  });
});

/** How many of the first rows these texts take, one below the other; `null` when they are not all there. */
function rowsFor(texts: readonly string[], rows: readonly string[]): number | null {
  let from = 0;
  for (const text of texts) {
    const isThere = (_: string, at: number) =>
      unread([text], rows.slice(from, at + 1)).length === 0;
    const last = rows.findIndex(isThere);
    if (last < 0) return null;
    from = last + 1;
  }
  return from;
}

/** Scrolls to the end of the text and points at every answer: by then each sentence was seen whole. */
async function readsAll(wizard: WizardOnTerminal, screen: Screen): Promise<void> {
  const texts = textsOf(screen);
  let left = unread(texts, wizard.everyRow());
  if (left.length === 0) return;
  const forth = wizard.text().includes('PgDn') ? PAGE_DOWN : RIGHT;
  const listed = 'options' in screen ? screen.options.length : 0;
  const others = 'extra' in screen ? screen.extra.length : 0;
  wizard.type(forth.repeat(40) + DOWN.repeat(listed) + TAB + DOWN.repeat(others));
  let looked = 0;
  await wizard
    .until(() => {
      if (wizard.written.length > looked) left = unread(texts, wizard.everyRow());
      looked = wizard.written.length;
      return left.length === 0;
    })
    .catch(() => expect(left).toEqual([]));
}
