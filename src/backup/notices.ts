import { type FSWatcher, watch } from 'node:fs';

/** The system's own notices that something changed in a folder, for as many folders as it gives any. */
export interface Notices {
  /** Listens to exactly these folders from now on. */
  listenTo(folders: readonly string[]): void;
  /** Waits until a folder changed, or this many milliseconds have passed, or `close` was called. */
  wait(milliseconds: number): Promise<void>;
  close(): void;
}

/** Nothing relies on notices alone: network disks send none, and a system has only so many to give. */
export function startNotices(): Notices {
  const watchers = new Map<string, FSWatcher>();
  let changed = false;
  let closed = false;
  let wake = () => {};
  const notice = () => {
    changed = true;
    wake();
  };
  const forget = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const listen = (folder: string) => {
    try {
      const watcher = watch(folder, { persistent: false }, notice);
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    } catch {
      // It is not there yet, or the system has no more notices to give: looking now and then will do.
    }
  };
  return {
    listenTo(folders) {
      const wanted = new Set(closed ? [] : folders);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) forget(folder);
      for (const folder of wanted) if (!watchers.has(folder)) listen(folder);
    },
    wait(milliseconds) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => wake(), milliseconds);
        wake = () => {
          clearTimeout(timer);
          wake = () => {};
          changed = false;
          resolve();
        };
        if (changed || closed) wake();
      });
    },
    close() {
      closed = true;
      for (const folder of [...watchers.keys()]) forget(folder);
      wake();
    },
  };
}
