/** Pictures of the photos in the backup at hand, for whoever chooses among them. */
import type { Pixels } from '../backup/types.ts';
import type { Case } from '../flows/case.ts';
import { mayShowPictures } from '../flows/gates.ts';
import type { Box } from '../steps/screen.ts';
import { openBackupOf, type Session } from './session.ts';

/** Dots of a photo's picture that fit into a box; `null` when there is none, or it is not wanted any more. */
export async function pictureOf(
  session: Session,
  known: Case,
  { id, box }: { id: string; box: Box },
  signal: AbortSignal,
): Promise<Pixels | null> {
  const open = openBackupOf(session, known);
  if (!open || !mayShowPictures(known)) return null;
  const { handle } = open;
  // A picture only helps to choose; whatever is wrong with it, the list goes on.
  return session.engine.run('picture', { handle, id, box }, { signal }).catch(() => null);
}
