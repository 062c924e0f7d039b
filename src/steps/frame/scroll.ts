/** Which part of a step's text is in view, and whether the help is open: a pure reducer. */
export interface ScrollState {
  help: boolean;
  top: number;
  helpTop: number;
  /** When the help was closed last, in milliseconds of any clock. */
  closedAt: number;
}

export type ScrollEvent =
  | { kind: 'open-help' }
  | { kind: 'close-help'; at: number }
  /** `last` is the furthest that one can scroll now. */
  | { kind: 'move'; by: number; last: number };

export const unscrolled: ScrollState = {
  help: false,
  top: 0,
  helpTop: 0,
  closedAt: Number.NEGATIVE_INFINITY,
};

/** How long after the help was closed a key to leave it is still meant for the help, in milliseconds. */
const burst = 300;

/** Whether a key to leave only repeats the one that closed the help: pressed twice, it must not leave the step. */
export function repeatsClosing({ closedAt }: ScrollState, at: number): boolean {
  return at - closedAt < burst;
}

export function reduceScroll(state: ScrollState, event: ScrollEvent): ScrollState {
  switch (event.kind) {
    case 'open-help':
      return { ...state, help: true, helpTop: 0 };
    case 'close-help':
      return { ...state, help: false, closedAt: event.at };
    case 'move': {
      const from = state.help ? state.helpTop : state.top;
      const top = Math.max(0, Math.min(from + event.by, event.last));
      return state.help ? { ...state, helpTop: top } : { ...state, top };
    }
  }
}
