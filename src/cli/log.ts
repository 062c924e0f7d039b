/**
 * The log of a run: one JSON object a line, in a file of its owner's alone, behind the lines of earlier runs. A
 * link is not followed: in a folder that others can write to, it may lead anywhere.
 */
import { writeSync } from 'node:fs';
import { constants, type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { jsonText } from '../terminal/json-text.ts';
import { EXIT } from './exit-codes.ts';
import type { LogRecord } from './log-record.ts';
import { UsageError } from './usage-error.ts';

const MODE = 0o600;
/** So long a line may wait for others before all are written. */
const PATIENCE_MS = 250;
const FIRST_LINE_BYTES = 4096;

export interface Log {
  write: (record: LogRecord) => void;
  /** Waits until all is written; whether all could be. */
  close: () => Promise<boolean>;
}

/** @throws UsageError when the file cannot be written, and when it is anything but a log of this program */
export async function openLog(path: string): Promise<Log> {
  const file = resolve(path);
  const refuse = (why: string) =>
    new UsageError(`${file}: ${why} Name another file with --log.`, EXIT.unwritable);
  const { O_RDWR, O_APPEND, O_CREAT, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const flags = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOFOLLOW;
  const handle = await open(file, flags, MODE).catch(() => {
    throw refuse('A log cannot be written there.');
  });
  const found = await whatIsThere(handle).catch(() => 'other');
  if (found === 'other') {
    await handle.close();
    throw refuse('This is no log of backroll, and it stays as it is.');
  }
  // Some disks know no such rights.
  await handle.chmod(MODE).catch(() => {});
  return logInto(handle, found === 'cut' ? '\n' : '');
}

/** An empty file, a log, a log whose last line was not written to its end, or something else. */
async function whatIsThere(handle: FileHandle): Promise<'empty' | 'log' | 'cut' | 'other'> {
  const { size, ...found } = await handle.stat().then((stats) => ({
    size: stats.size,
    isFile: stats.isFile(),
  }));
  if (!found.isFile) return 'other';
  if (size === 0) return 'empty';
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(FIRST_LINE_BYTES),
    0,
    FIRST_LINE_BYTES,
    0,
  );
  const [first = ''] = buffer.toString('utf8', 0, bytesRead).split('\n');
  const line: unknown = JSON.parse(first);
  const isOurs = typeof line === 'object' && line !== null && 'program' in line;
  if (!isOurs || line.program !== 'backroll') return 'other';
  const last = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return last.buffer.toString() === '\n' ? 'log' : 'cut';
}

function logInto(handle: FileHandle, before: string): Log {
  let waiting = before;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let failed = false;
  let isClosed = false;
  const taken = () => {
    const text = waiting;
    waiting = '';
    return text;
  };
  const flush = () => {
    timer = null;
    writing = writing.then(async () => {
      const text = taken();
      if (text === '' || failed) return;
      await handle.appendFile(text).catch(() => {
        failed = true;
      });
    });
  };
  // Whoever ends the process at once does not wait for a promise.
  const atExit = () => {
    try {
      if (waiting !== '' && !failed) writeSync(handle.fd, taken());
    } catch {
      failed = true;
    }
  };
  process.on('exit', atExit);
  return {
    write: (record) => {
      if (failed || isClosed) return;
      waiting += `${jsonText({ v: 1, at: new Date().toISOString(), ...record })}\n`;
      timer ??= setTimeout(flush, PATIENCE_MS).unref();
    },
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      flush();
      await writing;
      process.off('exit', atExit);
      await handle.close().catch(() => {
        failed = true;
      });
      return !failed;
    },
  };
}
