/** When something is in the way of a case, the checks of the doctor that fit it are run beside the questions. */
import { BackupError } from '../backup/types.ts';
import type { DoctorInput } from '../doctor/input.ts';
import type { StepId } from '../flows/branches.ts';
import { answerTo, type Case } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { stepOf } from '../flows/recovery.ts';
import type { CheckId } from '../guidance/doctor.ts';
import type { Environment } from './environment.ts';
import type { LiveCase } from './live-case.ts';
import type { Session } from './session.ts';

/** Nobody waits longer for it, and what is known by then would be told too late. */
const PATIENCE_MS = 5000;
const MEASURING_MS = 3000;

/** What to check, and of which folder where it is another than the usual one. */
interface Fitting {
  ids: readonly CheckId[];
  photosTo?: string;
  copiesTo?: string;
}

/** The search begins before it matters; what it met is told where it is asked about. */
const ABOUT_SCAN: ReadonlySet<StepId> = new Set<StepId>(['no-access', 'no-backups']);
const NOT_WRITABLE: ReadonlySet<string | null> = new Set(['disk-full', 'output-unwritable']);

/** The checks that can tell more about what was just found; `null` for none. */
export function checksFor(finding: Finding, known: Case): Fitting | null {
  switch (finding.effect) {
    case 'scan':
      return finding.outcome === 'some' ? null : { ids: ['root'] };
    case 'find':
      return NOT_WRITABLE.has(finding.code) ? { ids: ['temporary'] } : null;
    case 'extract':
      if (!NOT_WRITABLE.has(finding.outcome)) return null;
      return { ids: ['photos-to', 'temporary'], photosTo: finding.folder };
    case 'protect': {
      if (!NOT_WRITABLE.has(finding.outcome)) return null;
      const typed = answerTo(known, 'copy-to');
      return { ids: ['copies-to'], ...(typeof typed === 'string' ? { copiesTo: typed } : {}) };
    }
    default:
      return null;
  }
}

/**
 * Follows a case, and tells each problem that a check finds in a line of its own, once.
 * @returns what ends it; nothing is told after that.
 */
export function checkAlong(live: LiveCase, session: Session, from: Environment): () => void {
  const known = new Set<Finding>(live.snapshot().context.learnt.map(({ finding }) => finding));
  const told = new Set<string>();
  const ended = new AbortController();

  const look = async ({ ids, ...folders }: Fitting) => {
    const { doctorInput } = await import('./doctor-input.ts');
    const { runChecks } = await import('../doctor/run-checks.ts');
    const { checkInWords } = await import('../guidance/doctor.ts');
    const { roots, photosTo, copiesTo } = session;
    const places = { roots, rootsGiven: false, photosTo, copiesTo, ...folders };
    const input: DoctorInput = {
      ...doctorInput(from, places),
      scan: (roots, watch) => session.engine.run('scan', { roots: [...roots] }, watch),
      patience: { check: PATIENCE_MS, measuring: MEASURING_MS },
      watch: { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(PATIENCE_MS)]) },
    };
    for (const check of await runChecks(ids, input)) {
      const line = checkInWords(check);
      if (check.state !== 'problem' || told.has(line) || ended.signal.aborted) continue;
      told.add(line);
      live.tell(line);
    }
  };
  const forget = live.onChange(() => {
    const snapshot = live.snapshot();
    for (const { finding } of snapshot.context.learnt) {
      const isEarly = finding.effect === 'scan' && !ABOUT_SCAN.has(stepOf(snapshot));
      if (known.has(finding) || isEarly) continue;
      known.add(finding);
      const fitting = checksFor(finding, snapshot.context);
      if (fitting === null) continue;
      look(fitting).catch((error: unknown) => {
        if (!(error instanceof BackupError)) session.faults.push(error);
      });
    }
  });
  return () => {
    forget();
    ended.abort();
  };
}
