/**
 * What a line of the log can hold: the program's own words and amounts. No path, name, number or date of anybody's
 * has a place in it, nor has a sentence, since a sentence may hold one.
 */
import type { Progress } from '../backup/types.ts';
import type { RunEvent } from './telling.ts';

export type LogRecord =
  | { type: 'start'; program: 'backroll'; version: string; node: string; platform: string }
  /** What was called, and the names of the options that were given with it. */
  | { type: 'command'; command: string; options: string[] }
  | {
      type: 'transition';
      event: string;
      from: string | null;
      to: string;
      /** A fixed answer by its id; `null` for whatever was typed or picked. */
      answer: string | null;
      /** How many items were picked. */
      count: number | null;
      /** Since the transition before. */
      milliseconds: number;
    }
  | { type: 'effect-began'; effect: string }
  | {
      type: 'effect-ended';
      effect: string;
      outcome: string;
      counts: Record<string, number>;
      milliseconds: number | null;
    }
  | ({ type: 'progress' } & Pick<Progress, 'phase' | 'done' | 'total' | 'unit'>)
  | { type: 'warning'; code: string }
  | { type: 'error'; code: string }
  | { type: 'exit'; code: number };

/** An event as the log may hold it; `null` for what the log says in its own way. */
export function logRecord(event: RunEvent): LogRecord | null {
  switch (event.type) {
    case 'progress': {
      const { type, phase, done, total, unit } = event;
      return { type, phase, done, total, unit };
    }
    case 'warning':
    case 'error':
      return { type: event.type, code: event.code };
    default:
      return null;
  }
}

const PARTS = 4;

/** Lets the beginning and each quarter of a piece of work pass, and everything that is no progress. */
export function milestones(): (event: RunEvent) => boolean {
  let last = '';
  return (event) => {
    if (event.type !== 'progress') return true;
    const { phase, done, total } = event;
    const part = total === null || total === 0 ? 0 : Math.floor((PARTS * done) / total);
    const here = `${phase} ${part}`;
    const isNew = here !== last;
    last = here;
    return isNew;
  };
}
