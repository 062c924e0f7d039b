/** The keys that mean the same at every step, and the layout around a view's widget. */
import { useInput, usePaste } from 'ink';
import { useEffect, useEffectEvent, useReducer } from 'react';
import { safe, safeText } from '../../terminal/safe-text.ts';
import { type Press, toPress } from '../press.ts';
import type { Line, Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';
import { type KeyHint, keyHints, words } from '../words.ts';
import { type Composed, compose, type WidgetWish } from './compose.ts';
import { smallest, textWidth } from './layout.ts';
import { noNote, noteLines, noteRow, reduceNote } from './note.ts';
import type { Row } from './rows.ts';
import { reduceScroll, repeatsClosing, unscrolled } from './scroll.ts';

export interface FrameWish {
  screen: Screen;
  stage: Stage;
  /** The keys of the view itself, for the key line. */
  hints: readonly KeyHint[];
  widget: WidgetWish;
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
  tooSmall: boolean;
  /** What is typed over the step, in place of its widget. */
  note: { rows: Row[]; cursor: { row: number; column: number } } | null;
  /** Whether the widget is visible and has the keys. */
  live: boolean;
}

export function useFrame(wish: FrameWish): FramePlan {
  const { screen, stage, typing, clears } = wish;
  const [scroll, dispatch] = useReducer(reduceScroll, unscrolled);
  const [{ field: noteField, kept }, writeNote] = useReducer(reduceNote, noNote);
  const keepNote = useEffectEvent(stage.note);
  useEffect(() => {
    if (kept !== null) keepNote(kept.text);
  }, [kept]);
  const tooSmall = stage.columns < smallest.columns || stage.rows < smallest.rows;
  const noting = noteField !== null;
  const covered = scroll.help || noting;
  const sideways = wish.scroll === 'sideways' && !covered;
  const { symbols } = stage;
  const field = { natural: 1, least: 1 };
  const composed = compose({
    screen,
    stage,
    lines: noting ? noteLines : scroll.help ? helpLines(wish) : screen.lines,
    top: noting ? 0 : scroll.help ? scroll.helpTop : scroll.top,
    over: noting ? words.note : scroll.help ? words.help : null,
    hints: allHints(wish, noting ? 'note' : scroll.help ? 'help' : null),
    widget: noting ? field : scroll.help ? { natural: 0, least: 0 } : wish.widget,
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
    if (noting) {
      writeNote({ press });
      // A second press of the key that closes it must not leave the step.
      if (press.key === 'escape') dispatch({ kind: 'close-help', at: Date.now() });
    } else if (scroll.help) {
      if (closesHelp(press)) dispatch({ kind: 'close-help', at: Date.now() });
      else move(helpStep(press, composed.page));
    } else if (letter === '?' || press.key === 'help') {
      if (screen.help.length > 0) dispatch({ kind: 'open-help' });
    } else if (letter === 'n' || press.key === 'note') {
      writeNote('open');
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
  usePaste((pasted) => writeNote({ pasted }), { isActive: noting });

  const live = !covered && !tooSmall && stage.stopping === null;
  const note = noting ? noteRow(noteField, textWidth(stage.columns), symbols) : null;
  return { ...composed, stage, tooSmall, live, note };
}

/** The step's own help, and every key that works at it: the line at the bottom may have no room for all. */
function helpLines(wish: FrameWish): Line[] {
  const { screen, stage } = wish;
  const keys = allHints(wish, null).map(({ keys, does }) => safe`${keys} ${does}`);
  const all = safeText(keys.join(` ${stage.symbols.dot} `));
  return [...screen.help, { text: words.keysHere(all), tone: 'plain', mark: 'none' }];
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

function allHints(wish: FrameWish, over: 'help' | 'note' | null): KeyHint[] {
  const { screen, stage, hints, typing } = wish;
  if (stage.stopping !== null) return [keyHints.stopNow];
  if (over === 'help') return [keyHints.closeHelp, keyHints.stop];
  if (over === 'note') return [keyHints.keepNote, keyHints.dropNote, keyHints.stop];
  const help = typing ? keyHints.helpInField : keyHints.help;
  return [
    ...hints,
    ...(stage.canGoBack ? backHints(wish) : []),
    ...(screen.help.length > 0 ? [help] : []),
    typing ? keyHints.noteInField : keyHints.note,
    keyHints.stop,
  ];
}

function backHints({ typing, clears }: FrameWish): KeyHint[] {
  if (clears) return typing ? [] : [keyHints.backByLetter];
  return [typing ? keyHints.backByEscape : keyHints.back];
}
