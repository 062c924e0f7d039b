/** How fast something goes and how long it still takes, from a moving average: a figure that does not jump. */
import type { Progress } from '../backup/types.ts';
import type { Pace } from '../guidance/index.ts';

/** Before this many milliseconds a guess would only be noise. */
const SETTLE = 3000;
const SMOOTHING = 0.2;
const UNKNOWN: Pace = { perSecond: null, secondsLeft: null };

/** Gives a function that is told each progress with the time it came (milliseconds, any clock that only rises). */
export function pacer(): (progress: Progress, at: number) => Pace {
  let phase = '';
  let began = 0;
  let last = { at: 0, done: 0 };
  let perSecond: number | null = null;
  return (progress, at) => {
    if (progress.phase !== phase || progress.done < last.done) {
      phase = progress.phase;
      began = at;
      last = { at, done: progress.done };
      perSecond = null;
      return UNKNOWN;
    }
    const seconds = (at - last.at) / 1000;
    if (seconds > 0.05) {
      const now = (progress.done - last.done) / seconds;
      perSecond = perSecond === null ? now : perSecond + SMOOTHING * (now - perSecond);
      last = { at, done: progress.done };
    }
    if (at - began < SETTLE || !perSecond || progress.total === null) return UNKNOWN;
    return { perSecond, secondsLeft: Math.max(0, (progress.total - progress.done) / perSecond) };
  };
}
