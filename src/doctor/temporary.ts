/** The folder of temporary files, where a backup's index is copied to before it is opened. */
import { statfs } from 'node:fs/promises';
import { leftPrivateFolders } from '../backup/private-files.ts';
import { PLACE, TEMPORARY } from '../guidance/doctor-places.ts';
import type { Facts } from './facts.ts';
import type { DoctorInput } from './input.ts';
import { shownPath } from './private-text.ts';
import { ok, problem, type Seen, warning } from './result.ts';
import { tryWriting } from './writing.ts';

/** The photo library is copied beside the list of files; it is shorter in every backup known. */
const COPIES = 2;

export async function temporary(input: DoctorInput, facts: Facts): Promise<Seen[]> {
  const shown = shownPath(input.temporary, input.home);
  const tried = await tryWriting(input.temporary);
  if (!tried.can || !tried.isThere) {
    const isFull = !tried.can && tried.why === 'full';
    const fix = TEMPORARY.otherFix;
    return [problem(isFull ? PLACE.full(shown) : PLACE.refused(shown), fix)];
  }
  const { bavail, bsize } = await statfs(input.temporary);
  const free = bavail * bsize;
  const seen = [ok(PLACE.is(shown)), ok(PLACE.free(free))];
  const index = await facts.longestIndex();
  if (index > 0) {
    const needed = index * COPIES;
    const says = TEMPORARY.needs(index);
    seen.push(free >= needed ? ok(says) : problem(says, TEMPORARY.roomFix(needed)));
  }
  return [...seen, ...leftBehind(input.temporary)];
}

function leftBehind(folder: string): Seen[] {
  const left = leftPrivateFolders(folder);
  const over = left.filter(({ isOver }) => isOver).length;
  const exposed = left.filter(({ isExposed }) => isExposed).length;
  return [
    ...(over > 0 ? [warning(TEMPORARY.left(over), TEMPORARY.leftFix)] : []),
    ...(exposed > 0 ? [warning(TEMPORARY.exposed(exposed), TEMPORARY.exposedFix)] : []),
  ];
}
