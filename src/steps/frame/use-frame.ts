/** The keys that mean the same at every step, and the layout around a view's widget. */
import { useInput } from 'ink';
import { useReducer } from 'react';
import { safe } from '../../terminal/safe-text.ts';
import { type Press, toPress } from '../press.ts';
import type { Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';
import { type KeyHint, keyHints } from '../words.ts';
import { type Composed, compose } from './compose.ts';
import { smallest } from './layout.ts';
import { reduceScroll, repeatsClosing, unscrolled } from './scroll.ts';

export interface FrameWish {
  screen: Screen;
  stage: Stage;
  /** The keys of the view itself, for the key line. */
  hints: readonly KeyHint[];
  widget: { natural: number; least: number };
  /** Whether letters go into a text; else they are commands. */
  typing: boolean;
  /** Whether the widget has a use for Escape, before it means Back. */
  clears: boolean;
  /** The keys that scroll the text: those that the widget has no use for. */
  scroll: 'pages' | 'sideways';
  /** All other keys, with the rows that the widget has. */
  onPress: (press: Press, height: number) => void;
}

export interface FramePlan extends Composed {
  stage: Stage;
  helpOpen: boolean;
  tooSmall: boolean;
  /** Whether the widget is visible and has the keys. */
  live: boolean;
}

export function useFrame(wish: FrameWish): FramePlan {
  const { screen, stage, typing, clears } = wish;
  const [scroll, dispatch] = useReducer(reduceScroll, unscrolled);
  const tooSmall = stage.columns < smallest.columns || stage.rows < smallest.rows;
  const sideways = wish.scroll === 'sideways' && !scroll.help;
  const { symbols } = stage;
  const composed = compose({
    screen,
    stage,
    lines: scroll.help ? screen.help : screen.lines,
    top: scroll.help ? scroll.helpTop : scroll.top,
    helpOpen: scroll.help,
    hints: allHints(wish, scroll.help),
    widget: scroll.help ? { natural: 0, least: 0 } : wish.widget,
    scrollKeys: sideways
      ? { forth: symbols.right, back: symbols.left }
      : { forth: safe`PgDn`, back: safe`PgUp` },
  });
  const move = (by: number) => dispatch({ kind: 'move', by, last: composed.last });

  useInput((input, key) => {
    const press = toPress(input, key);
    if (press === null || tooSmall || stage.stopping !== null) return;
    const letter = press.key === 'text' && !typing ? press.text : null;
    const leaves = letter === 'b' || press.key === 'escape';
    if (scroll.help) {
      if (closesHelp(press)) dispatch({ kind: 'close-help', at: Date.now() });
      else move(helpStep(press, composed.page));
    } else if (letter === '?' || press.key === 'help') {
      if (screen.help.length > 0) dispatch({ kind: 'open-help' });
    } else if (leaves && repeatsClosing(scroll, Date.now())) {
      return;
    } else if (leaves && (letter === 'b' || !clears)) {
      if (stage.canGoBack) stage.back();
    } else if (press.key === (sideways ? 'right' : 'pageDown') && composed.last > 0) {
      move(composed.page);
    } else if (press.key === (sideways ? 'left' : 'pageUp') && composed.last > 0) {
      move(-composed.page);
    } else {
      wish.onPress(press, composed.layout.widget);
    }
  });

  const live = !scroll.help && !tooSmall && stage.stopping === null;
  return { ...composed, stage, helpOpen: scroll.help, tooSmall, live };
}

function closesHelp(press: Press): boolean {
  if (press.key === 'text') return '?bq'.includes(press.text);
  return press.key === 'escape' || press.key === 'help';
}

function helpStep(press: Press, page: number): number {
  const steps: Partial<Record<Press['key'], number>> = {
    down: 1,
    up: -1,
    pageDown: page,
    pageUp: -page,
    home: Number.NEGATIVE_INFINITY,
    end: Number.POSITIVE_INFINITY,
  };
  return press.key === 'text' && press.text === ' ' ? page : (steps[press.key] ?? 0);
}

function allHints(wish: FrameWish, helpOpen: boolean): KeyHint[] {
  const { screen, stage, hints, typing } = wish;
  if (stage.stopping !== null) return [keyHints.stopNow];
  if (helpOpen) return [keyHints.closeHelp, keyHints.stop];
  const help = typing ? keyHints.helpInField : keyHints.help;
  return [
    ...hints,
    ...(stage.canGoBack ? backHints(wish) : []),
    ...(screen.help.length > 0 ? [help] : []),
    keyHints.stop,
  ];
}

function backHints({ typing, clears }: FrameWish): KeyHint[] {
  if (clears) return typing ? [] : [keyHints.backByLetter];
  return [typing ? keyHints.backByEscape : keyHints.back];
}
