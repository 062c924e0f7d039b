/** A run that is told of: to standard output as events, to a file as a log, or to both. */
import type { Environment } from './environment.ts';
import { eventWriter } from './events.ts';
import { openLog } from './log.ts';
import { type LogRecord, logRecord, milestones } from './log-record.ts';
import type { Telling } from './telling.ts';
import { version } from './version.ts';

const CANNOT_BE_LOGGED = 'The log could not be written to its end. Nothing else was affected.';

/** @param logFile where to write a log, or `null`. */
export function tellTo(
  { events, logFile }: { events: boolean; logFile: string | null },
  { stdout, stderr, platform }: Environment,
): Telling {
  const writer = events ? eventWriter(stdout) : null;
  const isMilestone = milestones();
  let file: Awaited<ReturnType<typeof openLog>> | null = null;
  let ended: Promise<void> | null = null;
  const log = (record: LogRecord) => file?.write(record);
  const endAll = async (code: number) => {
    log({ type: 'exit', code });
    if (file !== null && !(await file.close())) {
      writer?.write({ type: 'warning', code: 'log-not-written', message: CANNOT_BE_LOGGED });
      stderr.write(`${CANNOT_BE_LOGGED}\n`);
    }
    await writer?.end(code);
  };
  return {
    hasEvents: events,
    isHeard: true,
    begin: async () => {
      if (logFile === null) return;
      file = await openLog(logFile);
      const { node } = process.versions;
      log({ type: 'start', program: 'backroll', version: version(), node, platform });
    },
    tell: (event) => {
      writer?.write(event);
      const record = isMilestone(event) ? logRecord(event) : null;
      if (record !== null) log(record);
    },
    log,
    result: async (document) => writer?.result(document),
    end: (exitCode) => {
      ended ??= endAll(exitCode);
      return ended;
    },
  };
}
