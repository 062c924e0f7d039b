/** The answers beside a list or a field: the pointer among them, and Enter. Pure. */
import type { Press } from './press.ts';
import type { Sent } from './sent.ts';

interface Pointed {
  extraAt: number;
  sent: Sent | null;
}

/** @param leave what the key Up does at the first of them */
export function extraKey<State extends Pointed>(
  state: State,
  press: Press,
  extra: readonly string[],
  leave: () => State,
): State {
  const value = extra[state.extraAt];
  if (press.key === 'enter' && value !== undefined) {
    return { ...state, sent: { kind: 'answer', value } };
  }
  if (press.key === 'down') {
    return { ...state, extraAt: Math.min(state.extraAt + 1, extra.length - 1) };
  }
  if (press.key !== 'up') return state;
  return state.extraAt === 0 ? leave() : { ...state, extraAt: state.extraAt - 1 };
}
