/** What a run tells beside what a person reads: events for a script, and the lines of a log. Nothing, unless asked for. */
import type { Document } from './documents.ts';
import type { Environment } from './environment.ts';
import type { EventLine } from './events-schema.ts';
import type { LogRecord } from './log-record.ts';

type Without<Line, Key extends PropertyKey> = Line extends unknown ? Omit<Line, Key> : never;

/** An event before it is written: the rest of its line is the same for all. */
export type RunEvent = Without<
  Exclude<EventLine, { type: 'result' | 'exit' }>,
  'v' | 'at' | 'step' | 'file'
> & {
  /** Where it belongs to another step than the latest. */
  step?: string;
  file?: string;
};

export interface Telling {
  /** Whether standard output holds events and nothing else. */
  readonly hasEvents: boolean;
  /** Whether anybody hears anything of this. */
  readonly isHeard: boolean;
  /** Begins a log, if one was asked for. Throws a `UsageError` when there can be no such log. */
  begin: () => Promise<void>;
  /** To the events as it is; to the log as far as it names nobody and nothing of anybody's. */
  tell: (event: RunEvent) => void;
  /** To the log alone. */
  log: (record: LogRecord) => void;
  /** What the command gives: the same document as with `--json`. */
  result: (document: Document) => Promise<void>;
  /** The last thing that is told, however the run ends. Waits until all is written; later calls do nothing. */
  end: (exitCode: number) => Promise<void>;
}

export const SILENT: Telling = {
  hasEvents: false,
  isHeard: false,
  begin: async () => {},
  tell: () => {},
  log: () => {},
  result: async () => {},
  end: async () => {},
};

const ONLY_PRINTED: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

/** Made before the arguments are understood, as wrong ones are told of, too. */
export async function tellingOf(args: readonly string[], from: Environment): Promise<Telling> {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  if (options.some((one) => ONLY_PRINTED.has(one))) return SILENT;
  const events = options.includes('--events');
  const logFile = givenTo('--log', options);
  if (!events && logFile === null) return SILENT;
  const { tellTo } = await import('./tell-to.ts');
  return tellTo({ events, logFile }, from);
}

function givenTo(option: string, args: readonly string[]): string | null {
  const at = args.findLastIndex((one) => one === option || one.startsWith(`${option}=`));
  const found = args[at];
  if (found === undefined) return null;
  return found === option ? (args[at + 1] ?? null) : found.slice(option.length + 1);
}
