/** The program itself: what it runs on, as whom, and whether its native part loads. */
import { fileURLToPath } from 'node:url';
import { PROGRAM } from '../guidance/doctor.ts';
import type { DoctorInput } from './input.ts';
import { ok, problem, type Seen, warning } from './result.ts';

/** As in package.json. */
const OLDEST_NODE = [22, 13] as const;

export function program({ version, node, system }: DoctorInput): Seen[] {
  const seen = ok(PROGRAM.is(version, node, system));
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldest, oldestMinor] = OLDEST_NODE;
  const isOld = major < oldest || (major === oldest && minor < oldestMinor);
  const wanted = OLDEST_NODE.join('.');
  return isOld ? [seen, problem(PROGRAM.old(wanted), PROGRAM.oldFix(wanted))] : [seen];
}

/** With sudo, what is saved belongs to another user and lies in another home. */
export function account({ user, env }: DoctorInput): Seen[] {
  if (user !== 0) return [ok(PROGRAM.ordinary)];
  if (!env.SUDO_USER) return [ok(PROGRAM.administrator)];
  return [warning(PROGRAM.sudo, PROGRAM.sudoFix)];
}

/** The longest that is told of an error. */
const MOST = 80;

/** In a process of its own: a native part that does not fit can end the one that loads it. */
export async function database({ run }: DoctorInput): Promise<Seen[]> {
  const here = import.meta.url;
  const probe = new URL(here.endsWith('.ts') ? './probe.ts' : './probe.js', here);
  try {
    const version = await run(process.execPath, [fileURLToPath(probe)]);
    if (/^\d+\.\d+\.\d+$/.test(version)) return [ok(PROGRAM.database(version))];
    return [problem(PROGRAM.noDatabase('no answer'), PROGRAM.databaseFix)];
  } catch (error) {
    return [problem(PROGRAM.noDatabase(reason(error)), PROGRAM.databaseFix)];
  }
}

/** How the process ended, or its own name for the error. */
function reason(error: unknown): string {
  const { signal, stderr, code } = error as { signal?: unknown; stderr?: unknown; code?: unknown };
  const named = /\b(?:ERR_[A-Z_]+|MODULE_NOT_FOUND|NODE_MODULE_VERSION \d+)\b/.exec(String(stderr));
  const said = named?.[0] ?? (typeof signal === 'string' ? signal : `exit code ${String(code)}`);
  return said.slice(0, MOST);
}
