/** Runs checks side by side. One that fails, or does not answer, is a result and stops no other. */
import { orStopped } from '../backup/progress.ts';
import { CHECK_TITLES, type CheckId, SELF } from '../guidance/doctor.ts';
import type { Check } from './check.ts';
import { factsOf } from './facts.ts';
import { backups, noRoot, root, states } from './found.ts';
import type { DoctorInput } from './input.ts';
import { clock, memory } from './memory-and-clock.ts';
import { programs, running } from './other-programs.ts';
import { cases, crashes, state } from './own-state.ts';
import { copiesTo, photosTo } from './places.ts';
import { withoutUdids } from './private-text.ts';
import { account, database, program } from './program.ts';
import { type CheckResult, joined, problem, type Seen } from './result.ts';
import { temporary } from './temporary.ts';
import { signs, terminal } from './terminal.ts';

/** Every check, in the order in which it is told. */
function allChecks({ roots }: DoctorInput): Check[] {
  const rootChecks = roots.map((path): Check => {
    return { kind: 'root', look: (input, facts) => root(path, input, facts) };
  });
  return [
    { kind: 'program', look: program },
    { kind: 'account', look: account },
    { kind: 'database', look: database },
    ...(roots.length > 0 ? rootChecks : [{ kind: 'root', look: noRoot } as const]),
    { kind: 'backups', look: backups },
    { kind: 'states', look: states },
    { kind: 'running', look: running },
    { kind: 'photos-to', look: photosTo },
    { kind: 'copies-to', look: copiesTo },
    { kind: 'temporary', look: temporary },
    { kind: 'state', look: state },
    { kind: 'cases', look: cases },
    { kind: 'crashes', look: crashes },
    { kind: 'programs', look: programs },
    { kind: 'terminal', look: terminal },
    { kind: 'signs', look: signs },
    { kind: 'memory', look: memory },
    { kind: 'clock', look: clock },
  ];
}

/**
 * Looks at the computer. @throws BackupError `cancelled` once the signal of `watch` fires, and nothing else.
 * @param ids which checks; `null` for all
 * @returns a result for each, in a fixed order; for each root one of its own
 */
export function runChecks(
  ids: readonly CheckId[] | null,
  input: DoctorInput,
): Promise<CheckResult[]> {
  return run(
    allChecks(input).filter(({ kind }) => ids === null || ids.includes(kind)),
    input,
  );
}

/** The same for checks that are made by the caller. */
export async function run(checks: readonly Check[], input: DoctorInput): Promise<CheckResult[]> {
  const facts = factsOf(input);
  const amounts = new Map<CheckId, number>();
  const named = checks.map((check) => {
    const amount = (amounts.get(check.kind) ?? 0) + 1;
    amounts.set(check.kind, amount);
    return { check, id: amount === 1 ? check.kind : `${check.kind}-${amount}` };
  });
  const look = async ({ look }: Check): Promise<Seen> => joined(await look(input, facts));
  const results = Promise.all(
    named.map(async ({ check, id }) => {
      const { state, seen, fix } = await inTime(look(check), input.patience.check).catch(
        (error: unknown) => problem(SELF.failed(nameOf(error)), SELF.fix),
      );
      const title = CHECK_TITLES[check.kind];
      return { id, title, state, seen: withoutUdids(seen), fix: fix && withoutUdids(fix) };
    }),
  );
  return orStopped(results, input.watch);
}

async function inTime(work: Promise<Seen>, patience: number): Promise<Seen> {
  const late = Promise.withResolvers<Seen>();
  const slow = problem(SELF.slow(Math.ceil(patience / 1000)), SELF.slowFix);
  const timer = setTimeout(() => late.resolve(slow), patience);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** The kind of an error alone: its message can hold a path or a name. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  return 'code' in error ? `${error.name}, ${String(error.code)}` : error.name;
}
