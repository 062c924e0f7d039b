import type { Key } from 'ink';

/** One key press by what it means, or one typed character. */
export type Press =
  | {
      key:
        | 'up'
        | 'down'
        | 'left'
        | 'right'
        | 'pageUp'
        | 'pageDown'
        | 'home'
        | 'end'
        | 'enter'
        | 'escape'
        | 'tab'
        | 'backspace'
        | 'delete'
        | 'deleteWord'
        | 'clear'
        | 'help'
        | 'note';
    }
  | { key: 'text'; text: string };

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageUp'],
  ['pageDown', 'pageDown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const;

/** Ctrl and a letter; F1 comes as Ctrl-G. */
const controls: Record<string, 'home' | 'end' | 'clear' | 'deleteWord' | 'help' | 'note'> = {
  a: 'home',
  e: 'end',
  u: 'clear',
  w: 'deleteWord',
  g: 'help',
  n: 'note',
};

/** Ink's view of a key as a press, or `null` when it is none that any step knows. */
export function toPress(input: string, key: Key): Press | null {
  for (const [flag, name] of named) {
    if (key[flag]) return { key: name };
  }
  if (key.ctrl) {
    const control = controls[input];
    return control === undefined ? null : { key: control };
  }
  return input === '' || key.meta ? null : { key: 'text', text: input };
}
