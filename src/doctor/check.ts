import type { CheckId } from '../guidance/doctor.ts';
import type { Facts } from './facts.ts';
import type { DoctorInput } from './input.ts';
import type { Seen } from './result.ts';

/** One thing to look at. What it throws becomes its result. */
export interface Check {
  kind: CheckId;
  look: (input: DoctorInput, facts: Facts) => Promise<Seen[]> | Seen[];
}
