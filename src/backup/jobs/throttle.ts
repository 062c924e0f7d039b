const INTERVAL_MS = 100;

/** Passes on at most ten values a second, and by `flush` the last one. */
export function throttle<T>(pass: (value: T) => void, now: () => number = () => performance.now()) {
  let passedAt = Number.NEGATIVE_INFINITY;
  let waiting: { value: T } | null = null;
  return {
    tell(value: T): void {
      if (now() - passedAt < INTERVAL_MS) {
        waiting = { value };
        return;
      }
      passedAt = now();
      waiting = null;
      pass(value);
    },
    flush(): void {
      if (waiting !== null) pass(waiting.value);
      waiting = null;
    },
  };
}
