/** One try of one fault: it happens to a run, what is left is judged, and the next run has to mend it. */

import { standing } from '../test/folders.ts';
import type { Fault } from './fault.ts';
import { afterFault, afterNextRun } from './judge.ts';
import type { Phone } from './phone.ts';
import { setStage } from './stage.ts';

/** @returns the promises that were broken, in words. */
export async function attempt(phone: Phone, fault: Fault, at: number): Promise<string[]> {
  const stage = setStage(phone, fault.command);
  try {
    const caused = await fault.cause(stage, at);
    const first = afterFault(stage, fault, caused);
    const next = await stage.start().outcome;
    return [...first, ...afterNextRun(stage, next, caused), ...changedPhone(phone, fault)];
  } finally {
    stage.end();
  }
}

function changedPhone({ backups, before }: Phone, { command }: Fault): string[] {
  const backup = command === 'extract-encrypted' ? 'encrypted' : 'archived';
  const now = standing(backups[backup]);
  const was = before[backup];
  return now
    .filter((line, index) => line !== was[index])
    .map((line) => `the backup changed: ${line}`);
}
