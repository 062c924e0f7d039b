/** The folders that photos and copies of backups go to. */
import { statfs } from 'node:fs/promises';
import { insideABackup } from '../backup/outside-backups.ts';
import { isInside, realPlace } from '../backup/places.ts';
import { PLACE, PLACE_FIX } from '../guidance/doctor-places.ts';
import type { Facts } from './facts.ts';
import { cloudOf, fileSystemKind, otherDisk } from './file-systems.ts';
import type { DoctorInput } from './input.ts';
import { shownPath } from './private-text.ts';
import { ok, problem, type Seen, warning } from './result.ts';
import { tryWriting, type Writing } from './writing.ts';

interface Want {
  folder: string;
  /** The option that names another folder. */
  option: '--to' | '--backup-to';
  /** A whole backup must fit; otherwise a part of one is likely enough. */
  whole: boolean;
}

export function photosTo(input: DoctorInput, facts: Facts): Promise<Seen[]> {
  return destination({ folder: input.photosTo, option: '--to', whole: false }, input, facts);
}

export function copiesTo(input: DoctorInput, facts: Facts): Promise<Seen[]> {
  return destination({ folder: input.copiesTo, option: '--backup-to', whole: true }, input, facts);
}

async function destination(want: Want, input: DoctorInput, facts: Facts): Promise<Seen[]> {
  const { folder, option } = want;
  const place = await realPlace(folder);
  const shown = shownPath(folder, input.home);
  // Before anything is tried: trying writes a file.
  if ((await insideABackup(place)) !== null) {
    return [problem(PLACE.inBackup(shown), PLACE_FIX.outside(option))];
  }
  const tried = await tryWriting(place);
  if (!tried.can) return [refused(tried, want, input)];
  const { existing, isThere, hardLinks } = tried;
  const seen = [ok(isThere ? PLACE.is(shown) : PLACE.canBe(shown))];
  seen.push(...(await room(existing, want, input, facts)));
  const roots = await Promise.all(input.roots.map(realPlace));
  if (want.whole && roots.some((root) => isInside(root, place))) {
    seen.push(warning(PLACE.amongBackups, PLACE_FIX.apart(option)));
  }
  const disk = otherDisk(place);
  if (disk !== null) seen.push(ok(PLACE.kind(disk)));
  const cloud = cloudOf(place);
  if (cloud !== null) seen.push(warning(PLACE.cloud(cloud), PLACE_FIX.local(option)));
  if (hardLinks === false) seen.push(warning(PLACE.noLinks, PLACE_FIX.alone));
  return seen;
}

function refused(
  { why, at }: Extract<Writing, { can: false }>,
  { option }: Want,
  { home }: DoctorInput,
): Seen {
  const where = shownPath(at, home);
  if (why === 'full') return problem(PLACE.full(where), PLACE_FIX.full(option));
  const seen = why === 'refused' ? PLACE.refused(where) : PLACE.noFolder(where);
  return problem(seen, PLACE_FIX.other(option));
}

async function room(
  existing: string,
  { option, whole }: Want,
  { platform }: DoctorInput,
  facts: Facts,
): Promise<Seen[]> {
  const { bavail, bsize, type } = await statfs(existing);
  const free = bavail * bsize;
  const seen = [ok(PLACE.free(free))];
  const kind = fileSystemKind(type, platform);
  if (kind === 'fat') seen.push(warning(PLACE.small, PLACE_FIX.large(option)));
  if (kind === 'memory') seen.push(warning(PLACE.memory, PLACE_FIX.lasting(option)));
  if (kind === 'network') seen.push(ok(PLACE.kind('on a disk of the network')));
  const largest = await facts.largest();
  if (largest === null) return seen;
  const needs = PLACE.needs(largest.bytes, largest.complete);
  if (free >= largest.bytes) seen.push(ok(needs));
  else seen.push((whole ? problem : warning)(needs, PLACE_FIX.room(largest.bytes, option)));
  return seen;
}
