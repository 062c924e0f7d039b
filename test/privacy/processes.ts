/** What Linux tells of running processes: what others may read of them, and all that they remember. */
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import { join } from 'node:path';

const PIECE_BYTES = 16 * 1024 * 1024;

/** A process and everything that it started and that still runs. */
export function family(pid: number): number[] {
  const tasks = join('/proc', `${pid}`, 'task');
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(join(tasks, task, 'children'), 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return [pid, ...children.flatMap(family)];
}

/** Its command line and its environment, as the list of processes shows them. */
export function shown(pid: number): Buffer {
  return Buffer.concat(
    ['cmdline', 'environ'].map((name) => readFileSync(join('/proc', `${pid}`, name))),
  );
}

/** Where the files that it has open lie; one without a name any more says so itself. */
export function openFiles(pid: number): string[] {
  const folder = join('/proc', `${pid}`, 'fd');
  return readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(join(folder, name))];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}

/**
 * All memory that it has written to, piece by piece. A piece reaches into the next by `overlap` bytes, so that
 * nothing is cut in two.
 */
export function* memoryOf(pid: number, overlap: number): Generator<Buffer> {
  const memory = openSync(join('/proc', `${pid}`, 'mem'), 'r');
  const buffer = Buffer.alloc(PIECE_BYTES);
  try {
    for (const [from, to] of writableRegions(pid)) {
      for (let at = from; at < to; at += PIECE_BYTES - overlap) {
        const wanted = Math.min(PIECE_BYTES, to - at);
        yield buffer.subarray(0, readOrNothing(memory, buffer, wanted, at));
      }
    }
  } finally {
    closeSync(memory);
  }
}

function writableRegions(pid: number): [from: number, to: number][] {
  const lines = readFileSync(join('/proc', `${pid}`, 'maps'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    return from === '' ? [] : [[Number.parseInt(from, 16), Number.parseInt(to, 16)]];
  });
}

/** A region may go while it is read. */
function readOrNothing(file: number, buffer: Buffer, bytes: number, at: number): number {
  try {
    return readSync(file, buffer, 0, bytes, at);
  } catch {
    return 0;
  }
}
