/** Which part of a step's text is in view, and whether the help is open: a pure reducer. */
export interface ScrollState {
  help: boolean;
  top: number;
  helpTop: number;
}

export type ScrollEvent =
  | { kind: 'open-help' }
  | { kind: 'close-help' }
  /** `last` is the furthest that one can scroll now. */
  | { kind: 'move'; by: number; last: number };

export const unscrolled: ScrollState = { help: false, top: 0, helpTop: 0 };

export function reduceScroll(state: ScrollState, event: ScrollEvent): ScrollState {
  switch (event.kind) {
    case 'open-help':
      return { ...state, help: true, helpTop: 0 };
    case 'close-help':
      return { ...state, help: false };
    case 'move': {
      const from = state.help ? state.helpTop : state.top;
      const top = Math.max(0, Math.min(from + event.by, event.last));
      return state.help ? { ...state, helpTop: top } : { ...state, top };
    }
  }
}
