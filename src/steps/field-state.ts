/** A text field and the other answers below it: a pure reducer. */
import type { SafeText } from '../terminal/safe-text.ts';
import { extraKey } from './extra-answers.ts';
import type { Press } from './press.ts';
import type { Field } from './screen.ts';
import type { Sent } from './sent.ts';
import { edit, insert, type TextState, textState } from './text-state.ts';
import { words } from './words.ts';

export interface FieldShape {
  /** How the text becomes what is sent, or why it does not. */
  read: (text: string) => { ok: true; sent: Sent } | { ok: false; why: SafeText };
  /** How pasted text is taken; `null` when it must be typed. */
  paste: ((text: string) => string) | null;
  extra: readonly string[];
}

export interface FieldState {
  focus: 'field' | 'extra';
  field: TextState;
  extraAt: number;
  /** Why the last Enter or paste was not taken. */
  why: SafeText | null;
  sent: Sent | null;
}

/** The field as it is first shown, with the earlier answer in it. */
export function fieldState(extra: readonly string[], previous: string | null): FieldState {
  const extraAt = previous === null ? -1 : extra.indexOf(previous);
  return {
    focus: extraAt >= 0 ? 'extra' : 'field',
    field: textState(extraAt >= 0 ? '' : (previous ?? '')),
    extraAt: Math.max(0, extraAt),
    why: null,
    sent: null,
  };
}

export type FieldEvent = { shape: FieldShape } & ({ press: Press } | { pasted: string });

export function reduceField(state: FieldState, event: FieldEvent): FieldState {
  const { shape } = event;
  if ('pasted' in event) return takePaste(state, event.pasted, shape);
  const { press } = event;
  const hasExtra = shape.extra.length > 0;
  if (press.key === 'tab') {
    return hasExtra ? { ...state, focus: state.focus === 'field' ? 'extra' : 'field' } : state;
  }
  if (state.focus === 'extra')
    return extraKey(state, press, shape.extra, () => ({ ...state, focus: 'field' }));
  if (press.key === 'down' && hasExtra) return { ...state, focus: 'extra', extraAt: 0 };
  if (press.key === 'enter') return enter(state, shape);
  const field = edit(state.field, press);
  return field === state.field ? state : { ...state, field, why: null };
}

function takePaste(state: FieldState, pasted: string, shape: FieldShape): FieldState {
  if (shape.paste === null) return { ...state, why: words.noPaste };
  if (state.focus === 'extra') return state;
  return { ...state, field: insert(state.field, shape.paste(pasted)), why: null };
}

function enter(state: FieldState, shape: FieldShape): FieldState {
  const read = shape.read(state.field.text);
  return read.ok ? { ...state, sent: read.sent, why: null } : { ...state, why: read.why };
}

/** What Enter makes of a text. What an empty one stands for is up to the field: its suggestion is shown shortened. */
export function asAnswer(field: Field, text: string): ReturnType<FieldShape['read']> {
  const understood = field.understand(text);
  return understood.ok
    ? { ok: true, sent: { kind: 'answer', value: understood.answer } }
    : understood;
}

/** What to say about a text while it is typed: how it is understood, once it is. */
export function fieldRemark(field: Field, text: string): { good: boolean; text: SafeText } | null {
  if (text === '') {
    return field.suggested === null
      ? null
      : { good: false, text: words.suggested(field.suggested) };
  }
  const understood = field.understand(text);
  return understood.ok ? { good: true, text: understood.echo } : null;
}
