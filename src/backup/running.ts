import { errnoOf } from './read-only.ts';

/** Whether a process of this computer still runs; one that may not be asked does. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
