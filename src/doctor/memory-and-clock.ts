import { CLOCK, MEMORY } from '../guidance/doctor.ts';
import type { Facts } from './facts.ts';
import type { DoctorInput } from './input.ts';
import { ok, type Seen, skipped, warning } from './result.ts';

/** What listing the largest backup takes, in bytes. */
const ENOUGH = 300e6;

export function memory({ freeMemory }: DoctorInput): Seen[] {
  if (freeMemory === null) return [skipped(MEMORY.unknown)];
  const seen = MEMORY.free(freeMemory);
  return [freeMemory < ENOUGH ? warning(seen, MEMORY.fix) : ok(seen)];
}

/** Before the first version of this program. */
const PAST = Date.UTC(2026, 0);
/** Clocks of two devices differ, and time zones are set wrong. */
const DAY = 24 * 60 * 60 * 1000;

export async function clock({ now, timeZone }: DoctorInput, facts: Facts): Promise<Seen[]> {
  const seen = [ok(CLOCK.is(now, timeZone))];
  if (now < PAST) return [...seen, warning(CLOCK.early, CLOCK.fix)];
  const times = (await facts.backups()).map(({ lastBackup }) => Date.parse(lastBackup ?? ''));
  const isBehind = times.some((time) => time > now + DAY);
  return isBehind ? [...seen, warning(CLOCK.behind, CLOCK.fix)] : seen;
}
