/** What can be done from JavaScript so that the memory of this process, with keys in it, stays its own. */
import { writeFileSync } from 'node:fs';

/** No kind of memory at all (Linux, core(5)); other programs that are started inherit it. */
const NOTHING = '0';

/**
 * Leaves the memory out of core dumps on Linux, and keeps Node from opening a port for a debugger when a
 * SIGUSR1 comes. Elsewhere a dump is the system's own to make: it holds what is in use at that moment.
 */
export function keepMemoryPrivate(platform: NodeJS.Platform): void {
  // Its default is to listen on 127.0.0.1, where every user of this computer could connect.
  if (platform !== 'win32') process.on('SIGUSR1', () => {});
  if (platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', NOTHING);
  } catch {
    // Some containers have no /proc. The program works without.
  }
}
