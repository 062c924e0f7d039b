/** The places where backups lie, and what lies there. */
import { stat } from 'node:fs/promises';
import { errnoOf } from '../backup/read-only.ts';
import type { BackupSummary } from '../backup/types.ts';
import { accessFix, BACKUPS, ROOT, stateFix, statesInWords, wayOn } from '../guidance/doctor.ts';
import type { Facts } from './facts.ts';
import type { DoctorInput } from './input.ts';
import { shownPath } from './private-text.ts';
import { ok, problem, type Seen, skipped, warning } from './result.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

export const noRoot = (): Seen[] => [skipped(ROOT.none)];

/** One place: whether it is there and may be read, and how much it holds. */
export async function root(path: string, input: DoctorInput, facts: Facts): Promise<Seen[]> {
  const shown = shownPath(path, input.home);
  const { backups, problems } = await facts.scanOf(path);
  const own = problems.find((one) => one.path === path || path.startsWith(one.path));
  if (own?.code === 'dangling-link') {
    return [problem(ROOT.dangling(shown), wayOn('dangling-link'))];
  }
  if (own?.code === 'no-access') return [problem(ROOT.noAccess(shown), accessFix(input.computer))];
  if (own) return [problem(ROOT.failed(shown), wayOn(own.code))];
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => (errnoOf(error) === 'ENOENT' ? null : false),
  );
  if (isFolder === null) {
    const absent = ROOT.absent(shown);
    return [input.rootsGiven ? problem(absent, ROOT.absentFix) : skipped(absent)];
  }
  if (!isFolder) return [problem(ROOT.noFolder(shown), ROOT.noFolderFix)];
  const times = timesOf(backups);
  const seen = [
    ok(ROOT.holds(shown, backups.length, times.length > 0 ? Math.max(...times) : null)),
  ];
  const codes = new Set(problems.map(({ code }) => code));
  const fix = [...codes].map((code) =>
    code === 'no-access' ? accessFix(input.computer) : wayOn(code),
  );
  if (problems.length > 0) seen.push(warning(ROOT.some(problems.length), fix.join(' ')));
  return seen;
}

function timesOf(backups: readonly BackupSummary[]): number[] {
  return backups.flatMap(({ lastBackup }) => (lastBackup === null ? [] : [Date.parse(lastBackup)]));
}

/** All backups in counts and dates: no name, no number of a phone. */
export async function backups({ now }: DoctorInput, facts: Facts): Promise<Seen[]> {
  const all = await facts.backups();
  if (all.length === 0) return [warning(BACKUPS.none, BACKUPS.noneFix)];
  const amount = (fits: (one: BackupSummary) => boolean) => all.filter(fits).length;
  const times = timesOf(all);
  const old = times.filter((time) => time < now - YEAR).length;
  const archived = amount((one) => one.archived);
  return [
    BACKUPS.are(all.length),
    BACKUPS.encryption(
      amount((one) => one.encrypted === true),
      amount((one) => one.encrypted === false),
      amount((one) => one.encrypted === null),
    ),
    ...(times.length > 0 ? [BACKUPS.dates(Math.max(...times), Math.min(...times))] : []),
    ...(times.length < all.length ? [BACKUPS.undated(all.length - times.length)] : []),
    ...(old > 0 ? [BACKUPS.old(old)] : []),
    ...(archived > 0 ? [BACKUPS.archived(archived)] : []),
  ].map(ok);
}

export async function states(_: DoctorInput, facts: Facts): Promise<Seen[]> {
  const all = (await facts.backups()).map(({ state }) => state);
  if (all.length === 0) return [skipped(BACKUPS.none)];
  const seen = statesInWords(all);
  const wrong = [...new Set(all)].filter((state) => state !== 'finished');
  return wrong.length === 0 ? [ok(seen)] : wrong.map((state) => warning(seen, stateFix(state)));
}
