import { createActor, waitFor } from 'xstate';
import type { SavedCase } from '../cases/saved-case.ts';
import { type Computer, latest, newCase } from '../flows/case.ts';
import type { ScanFinding } from '../flows/effects.ts';
import { withEffects } from './effects.ts';
import type { Session } from './session.ts';

/** The backups that there are now: here, and in the folders that were named in the case. */
export async function scanNow(
  session: Session,
  computer: Computer,
  { startedAt, trail, learnt, imported }: SavedCase,
): Promise<ScanFinding> {
  const looking = createActor(withEffects(session), {
    input: {
      ...newCase(computer, startedAt),
      trail,
      learnt: imported ? [] : learnt.filter(isMade),
    },
  });
  looking.start();
  const { context } = await waitFor(looking, (one) => latest(one.context, 'scan') !== null);
  looking.stop();
  return (
    latest(context, 'scan') ?? {
      effect: 'scan',
      outcome: 'failed',
      backups: [],
      problems: [],
      tools: [],
    }
  );
}

/** Backups that were made for the case lie in folders of their own, where they are looked for again. */
function isMade({ finding }: SavedCase['learnt'][number]): boolean {
  return finding.effect === 'backup';
}
