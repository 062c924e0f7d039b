/** Every step of the tree in every situation, as the plain driver says it. */
import { afterAll, describe, expect, it } from 'vitest';
import { screenOf, textAlone } from '../../src/cli/screens.ts';
import { startSession } from '../../src/cli/session.ts';
import { STEPS, type StepId } from '../../src/flows/branches.ts';
import { recovery } from '../../src/flows/recovery.ts';
import { ending, talkAbout } from '../../src/steps/plain/index.ts';
import { rowsOf } from '../../src/steps/plain/said.ts';
import type { Talk } from '../../src/steps/plain/talk.ts';
import type { Option, Screen } from '../../src/steps/screen.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import { width } from '../../src/terminal/width.ts';
import { casesAt, NOW, STEP_IDS } from '../guidance/cases.ts';

const session = startSession({
  roots: [],
  photosTo: '/home/robin/out',
  copiesTo: '/home/robin/copies',
});
afterAll(session.end);
const symbols = chooseSymbols({ TERM: 'dumb' }, 'linux');

/** The screens that a step can have, each once. */
function screensAt(step: StepId): Screen[] {
  const all = casesAt(step).map((known) =>
    screenOf({
      snapshot: recovery.resolveState({ value: step, context: known }),
      session,
      draft: null,
      refused: null,
      pace: { perSecond: null, secondsLeft: null },
      layered: textAlone,
      now: NOW,
    }),
  );
  return [...new Map(all.map((screen) => [JSON.stringify(screen), screen])).values()];
}

/** Every answer of a screen with what is to be typed for it. */
function keys(screen: Screen): [string, Option][] {
  const numbered = (options: readonly Option[], from = 1, sign = '') =>
    options.map((option, index): [string, Option] => [`${sign}${from + index}`, option]);
  switch (screen.kind) {
    case 'choice':
      return numbered(screen.options);
    case 'checklist':
      return screen.all
        ? numbered(screen.extra)
        : [...numbered(screen.options), ...numbered(screen.extra, screen.options.length + 1)];
    case 'photos':
      return numbered(screen.extra, 1, 'x');
    case 'busy':
    case 'ending':
      return [];
    default:
      return numbered(screen.extra);
  }
}

/** Where the answers beside a hidden field are asked for in a way that is seen. */
function visible(talk: Talk): Talk {
  return talk.hidden ? talk.hear('').next : talk;
}

describe.each(STEP_IDS)('%s', (step) => {
  const screens = screensAt(step);

  it.each([80, 40])('fits into %d columns, in signs that every terminal has', (columns) => {
    for (const screen of screens) {
      const talk = screen.kind === 'ending' ? null : talkAbout({ screen, canGoBack: true });
      const said =
        screen.kind === 'ending'
          ? ending(screen)
          : [...(talk?.opening ?? []), ...(talk ? visible(talk).hear('?').say : [])];
      const rows = rowsOf(said, { columns, symbols });
      expect(rows.filter((row) => width(row) >= Math.min(columns, 73))).toEqual([]);
      expect(rows.join('\n')).not.toMatch(/[^\n\x20-\x7e]/);
    }
  });

  it('has every answer behind what is typed for it, and says so', () => {
    expect(screens.length).toBeGreaterThan(0);
    for (const screen of screens) {
      if (screen.kind === 'ending') continue;
      const talk = visible(talkAbout({ screen, canGoBack: false }));
      const said = rowsOf(talk.opening, { columns: 80, symbols });
      for (const [key, { id }] of keys(screen)) {
        const { act } = talk.hear(key);
        expect(act?.does === 'answer' ? [act.value].flat() : act, key).toEqual([id]);
        expect(
          said.filter((row) => row.startsWith(`${key}. `)),
          key,
        ).toHaveLength(1);
      }
    }
    const node = STEPS[step];
    const isAsked = node && 'answers' in node && Object.keys(node.answers).length > 0;
    expect(screens.some((screen) => keys(screen).length > 0)).toBe(isAsked === true);
  });
});
