import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '../open.ts';
import type { ContentNote } from '../padding.ts';
import {
  BackupError,
  type Check,
  type ErrorCode,
  type FailedFile,
  type Layout,
  type Photo,
  type PhotoFile,
  type Watch,
  type WrittenFile,
} from '../types.ts';
import type { Output } from './choose.ts';
import type { Converter } from './converter.ts';
import type { Destination, TargetFolder } from './destination.ts';
import { namesOf, placeOf } from './names.ts';
import { partialName } from './partial.ts';
import { type Reader, readerOf } from './reader.ts';
import { type Digest, digestOf, digestStream, putInPlace, writePartial } from './write.ts';

/** What writing one photo needs to know, and where it tells what it did. */
export interface Run {
  backup: Backup;
  destination: Destination;
  converter: Converter;
  layout: Layout;
  dryRun: boolean;
  watch: Watch;
  /** Names are given to one photo after the other, in the order of the plan. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  wrote: WrittenFile[];
  unchanged: WrittenFile[];
  failed: FailedFile[];
  onBytes(bytes: number, item: string): void;
}

/** These end the whole run; any other error is the one file's. */
const FATAL: ReadonlySet<ErrorCode> = new Set(['cancelled', 'disk-full', 'output-unwritable']);
/** More copies of one name than any phone makes. */
const MAX_COPIES = 10_000;

/** Throws an error that ends the run; gives back one that only this file suffers. */
export function itemError(error: unknown): BackupError {
  if (error instanceof BackupError && !FATAL.has(error.code)) return error;
  throw error;
}

/** Writes the chosen files of one photo under one stem. One file's failure leaves the others be. */
export async function extractPhoto(
  photo: Photo,
  outputs: readonly Output[],
  run: Run,
): Promise<void> {
  const place = placeOf(photo, run.layout);
  const readers = outputs.map((output) => readerOf(output, run));
  const { folder, chosen } = await run.inTurn(async () => {
    const folder = await run.destination.folder(place.folders);
    return {
      folder,
      chosen: await freeNames(photo, outputs, readers, place.stem, folder, run.watch),
    };
  });
  const lost = new Set<PhotoFile>();
  for (const [index, output] of outputs.entries()) {
    const target = chosen[index];
    const reader = readers[index];
    // A HEIC that cannot be read is listed once; its JPEG would fail for the same reason.
    if (target === undefined || reader === undefined || lost.has(output.file)) continue;
    try {
      await extractFile(photo, output, target, reader, folder, run);
    } catch (error) {
      const { code, message } = itemError(error);
      lost.add(output.file);
      run.failed.push({ id: photo.id, source: output.file.path, code, message });
    }
  }
}

/** A name for a file, and what lies there already with the same bytes, if anything does. */
interface Target {
  name: string;
  same: Digest | null;
}

/**
 * The first stem under which every file finds its name free, or taken by the very same bytes from
 * an earlier run.
 */
async function freeNames(
  photo: Photo,
  outputs: readonly Output[],
  readers: readonly Reader[],
  stem: string,
  folder: TargetFolder,
  watch: Watch,
): Promise<Target[]> {
  for (let copy = 1; copy <= MAX_COPIES; copy += 1) {
    const targets: Target[] = [];
    for (const [index, name] of namesOf(photo, outputs, stem, copy).entries()) {
      if (folder.isClaimed(name)) break;
      const there = folder.onDisk(name);
      const same =
        there === undefined
          ? null
          : await sameBytes(photo, outputs[index], readers[index], join(folder.path, there), watch);
      if (there !== undefined && same === null) break;
      targets.push({ name: there ?? name, same });
    }
    if (targets.length < outputs.length) continue;
    for (const { name } of targets) folder.claim(name);
    return targets;
  }
  throw new BackupError('name-refused', 'Every name for this photo is taken.', folder.path);
}

async function sameBytes(
  photo: Photo,
  output: Output | undefined,
  reader: Reader | undefined,
  path: string,
  watch: Watch,
): Promise<Digest | null> {
  const there = await digestOf(path, watch);
  if (there === null || output === undefined || reader === undefined) return null;
  if (output.role === 'original' && photo.fingerprint === there.fingerprint) return there;
  const stored = await reader.digest().catch((error: unknown) => {
    itemError(error);
    return null;
  });
  return stored?.sha256 === there.sha256 ? there : null;
}

async function extractFile(
  photo: Photo,
  { role, file }: Output,
  { name, same }: Target,
  reader: Reader,
  folder: TargetFolder,
  run: Run,
): Promise<void> {
  const path = join(folder.path, name);
  // How long a JPEG will be is not known before, so it counts as its HEIC, at the end.
  const onBytes = (bytes: number) => run.onBytes(role === 'jpeg' ? 0 : bytes, name);
  if (role === 'jpeg') onBytes(0);
  let digest = same;
  let isNew = same === null;
  if (digest !== null) {
    onBytes(digest.bytes);
  } else if (run.dryRun) {
    digest = await digestStream(reader.open(), run.watch, onBytes);
  } else {
    ({ digest, isNew } = await write(photo, path, name, reader, folder, run.watch, onBytes));
  }
  if (role === 'jpeg') run.onBytes(file.bytes ?? 0, name);
  const check = checkOf(photo, { role, file }, digest, reader.note());
  const { bytes, sha256 } = digest;
  const entry = { id: photo.id, role, source: file.path, path, bytes, sha256, check };
  (isNew ? run.wrote : run.unchanged).push(entry);
  const note = reader.note();
  if (check !== 'fingerprint' && (note === 'short' || note === 'damaged')) {
    const message = `The backup holds ${bytes} of ${file.bytes ?? 'more'} bytes; these were written.`;
    run.failed.push({ id: photo.id, source: file.path, code: 'file-short', message });
  }
}

async function write(
  photo: Photo,
  path: string,
  name: string,
  reader: Reader,
  folder: TargetFolder,
  watch: Watch,
  onBytes: (bytes: number) => void,
): Promise<{ digest: Digest; isNew: boolean }> {
  const partial = join(folder.path, partialName(name));
  const taken = photo.takenAt === null ? null : new Date(photo.takenAt);
  await folder.confirm();
  const digest = await writePartial(partial, reader.open(), taken, watch, onBytes);
  try {
    await folder.confirm();
    if (await putInPlace(partial, path)) return { digest, isNew: true };
  } finally {
    await rm(partial, { force: true }).catch(() => {});
  }
  // Another run into the same folder may have written the very same photo meanwhile.
  if ((await digestOf(path, watch))?.sha256 === digest.sha256) return { digest, isNew: false };
  throw new BackupError(
    'name-refused',
    'Another program took this name just now. Try again.',
    path,
  );
}

/** How far the bytes are proved. A fingerprint that differs means "not confirmed", never "damaged". */
function checkOf(photo: Photo, { role, file }: Output, digest: Digest, note: ContentNote): Check {
  if (role === 'jpeg') return 'unconfirmed';
  if (role === 'original' && photo.fingerprint !== null) {
    return photo.fingerprint === digest.fingerprint ? 'fingerprint' : 'unconfirmed';
  }
  return note === null && file.bytes === digest.bytes ? 'size' : 'unconfirmed';
}
