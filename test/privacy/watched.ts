/** Starts the program where there is no network, and watches whether it reaches for one all the same. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../cli/program.ts';

export const WATCH = join(import.meta.dirname, 'network-watch.ts');
const TRACE = ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=%network,execve'];
const REACHES = /^(?:socket|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)$/;

function works([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}
/** A computer without any network in it; ordinary users need to be the administrator of it. */
const CUT_OFF = ['-n', '-rn'].map((how) => ['unshare', how]).find((one) => works([...one, 'true']));
/** Where the system can be asked, too, all calls to it are looked at. Node's own handles are, everywhere. */
export const isTraced = works([...TRACE, '-o', '/dev/null', 'true']);

export interface Watched {
  /** What runs the launcher. */
  node: string[];
  env: Record<string, string>;
  /** What of the network was asked for, by Node's name or the system's. */
  seen: () => string[];
}

export function watched(): Watched {
  const folder = temporaryFolder();
  const [found, trace] = [join(folder, 'found'), join(folder, 'trace')];
  writeFileSync(found, '');
  const traced = isTraced ? [...TRACE, '-o', trace] : [];
  return {
    node: [...(CUT_OFF ?? []), ...traced, process.execPath, '--import', WATCH],
    env: { NETWORK_FOUND: found },
    seen: () => [
      ...readFileSync(found, 'utf8').split('\n').filter(Boolean),
      ...(isTraced ? reachesIn(readFileSync(trace, 'utf8')) : []),
    ],
  };
}

/**
 * The calls that reach for a network. Another program that is run (`ps`) may ask a service of the system for a
 * user's name, over a socket on the disk; the program itself has no reason to.
 */
function reachesIn(trace: string): string[] {
  if (!trace.includes(' execve(')) throw new Error('nothing was traced');
  const others = new Set<string>();
  return trace.split('\n').filter((line) => {
    const [, pid = '', call = ''] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (call === 'execve' && !line.includes(JSON.stringify(process.execPath))) others.add(pid);
    return REACHES.test(call) && !(others.has(pid) && /AF_(?:UNIX|LOCAL)/.test(line));
  });
}
