/** What comes in for a conversation while nobody looks: typed lines, and that something has changed. */
export interface Inbox {
  put: (line: string) => void;
  /** Something changed that is worth a look. */
  wake: () => void;
  /** Forgets the lines that wait. */
  clear: () => void;
  /**
   * The next line; `null` after a change, or once so many milliseconds have passed (`null`: however long it takes).
   */
  next: (patience: number | null) => Promise<string | null>;
}

export function inbox(): Inbox {
  const lines: string[] = [];
  let changed = false;
  let look = () => {};
  const wake = () => {
    changed = true;
    look();
  };
  return {
    put: (line) => {
      lines.push(line);
      look();
    },
    wake,
    clear: () => {
      lines.length = 0;
    },
    next: async (patience) => {
      if (lines.length === 0 && !changed) {
        const { promise, resolve } = Promise.withResolvers<void>();
        look = resolve;
        const timer = patience === null ? null : setTimeout(resolve, patience);
        await promise;
        if (timer) clearTimeout(timer);
      }
      // A change first: a line that waits may belong to a question that is not up any more.
      if (changed) {
        changed = false;
        return null;
      }
      return lines.shift() ?? null;
    },
  };
}
