import type { ContentNote } from '../padding.ts';
import { stopIfAsked } from '../progress.ts';
import { BackupError, type PhotoFile } from '../types.ts';
import type { Output } from './choose.ts';
import type { Run } from './photo.ts';
import { type Digest, digestStream } from './write.ts';

/** Gives the bytes of one output, as often as needed, and remembers what the reading found. */
export interface Reader {
  open(): AsyncIterable<Buffer>;
  /** The content's digest, read at most once. */
  digest(): Promise<Digest>;
  note(): ContentNote;
}

/** A phone's own are below 10 MB; one is in memory whole while it is converted. */
const MAX_HEIC_BYTES = 100_000_000;
const TOO_LONG = 'This HEIC has more than 100 MB, so no JPEG was made of it.';
const NO_HEIC = 'This file is named HEIC, but is none inside, so no JPEG was made of it.';

/** Where an output's bytes come from. */
export function readerOf({ role, file }: Output, run: Run): Reader {
  return role === 'jpeg' ? jpegReader(file, run) : fileReader(file, run);
}

function fileReader(file: PhotoFile, { backup, watch }: Run): Reader {
  let note: ContentNote = null;
  let digest: Promise<Digest> | null = null;
  const open = () =>
    backup.content(file, (told) => {
      note = told;
    });
  return {
    open,
    digest: () => {
      // What fails at once fails as a promise, too.
      digest ??= Promise.resolve().then(() => digestStream(open(), watch));
      return digest;
    },
    note: () => note,
  };
}

/** Converts at most once, as that takes seconds. */
function jpegReader(file: PhotoFile, run: Run): Reader {
  let jpeg: Promise<Buffer> | null = null;
  const open = async function* () {
    jpeg ??= wholeHeic(file, run).then((heic) => run.converter.convert(heic, run.watch));
    yield await jpeg;
  };
  return { open, digest: () => digestStream(open(), run.watch), note: () => null };
}

async function wholeHeic(file: PhotoFile, { backup, watch }: Run): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of backup.content(file)) {
    stopIfAsked(watch);
    if (bytes === 0 && !isHeif(part)) throw new BackupError('unsupported', NO_HEIC);
    bytes += part.length;
    if (bytes > MAX_HEIC_BYTES) throw new BackupError('unsupported', TOO_LONG);
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

/** Every HEIF begins with a box that names its brands (ISO/IEC 14496-12, 4.3). */
function isHeif(start: Buffer): boolean {
  return start.toString('latin1', 4, 8) === 'ftyp';
}
