/** The answers files that the command line names, and the one that is recorded. */
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  type AnswersFile,
  type FileProblem,
  type Parsed,
  parseAnswers,
  writeAnswers,
} from '../cases/answers-file.ts';
import { checkAnswers, rehearseAnswers } from '../cases/check.ts';
import { MOST_CHARACTERS } from '../cases/positioned-yaml.ts';
import type { Resumed } from '../cases/resume.ts';
import type { Case } from '../flows/case.ts';
import { recovery } from '../flows/recovery.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** A file with answers, as far as it could be read. */
export interface GivenFile {
  /** As it was named; `-` is standard input. */
  name: string;
  parsed: Parsed;
}

/** Reads an answers file. One that cannot be read has that as its only problem. */
export async function readAnswers(
  name: string,
  { stdin }: Pick<Environment, 'stdin'>,
): Promise<GivenFile> {
  const from = name === '-' ? stdin : createReadStream(name, { end: MOST_CHARACTERS });
  try {
    return { name, parsed: parseAnswers(await bounded(from)) };
  } catch {
    const problems = [{ line: 1, column: 1, message: 'This file cannot be read.', allowed: [] }];
    const file = { case: null, technician: false, freshBackupWait: 0, answers: [] };
    return { name, parsed: { ok: false, problems, file, broken: new Set() } };
  }
}

/** A text, of which no more is read than shows that it is too large. */
async function bounded(from: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of from) {
    const read = Buffer.from(piece as Uint8Array);
    pieces.push(read);
    bytes += read.length;
    if (bytes > MOST_CHARACTERS) return ' '.repeat(MOST_CHARACTERS + 1);
  }
  const all = Buffer.concat(pieces);
  // Some programs on Windows save texts in this way.
  const isWide = all[0] === 0xff && all[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(all);
}

/**
 * Checks a file whole.
 * @param resumed where a saved case goes on; a new case begins without
 * @throws UsageError with everything that does not fit where the case stands
 */
export function checkGiven(
  given: GivenFile,
  newCase: Case,
  resumed: Resumed | null = null,
): AnswersFile {
  const { file } = given.parsed;
  const start = resumed?.known ?? newCase;
  const again = (resumed?.again ?? []).map((one) => ({ ...one, line: 0, column: 0 }));
  const from = resumed
    ? { from: recovery.resolveState({ value: resumed.step, context: start }) }
    : {};
  const found = checkAnswers([...again, ...file.answers], start, { ...from, ...brokenIn(given) });
  const problems = allOf(given, found).filter(({ line }) => line > 0);
  if (problems.length > 0) throw new UsageError(inLines(given.name, problems));
  return file;
}

/** Everything that is wrong with a file, and what it can lead to. */
export function rehearseGiven(given: GivenFile, newCase: Case) {
  const { file } = given.parsed;
  const { problems, ...leads } = rehearseAnswers(file.answers, newCase, brokenIn(given));
  const all = allOf(given, problems);
  return all.length > 0
    ? { problems: all, endings: [], unanswered: [] }
    : { problems: all, ...leads };
}

function brokenIn({ parsed }: GivenFile) {
  return parsed.ok ? {} : { broken: parsed.broken };
}

function allOf({ parsed }: GivenFile, found: readonly FileProblem[]): FileProblem[] {
  const all = parsed.ok ? found : [...parsed.problems, ...found];
  return all.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** Every problem in a line of its own. */
export function inLines(file: string, problems: readonly FileProblem[]): string {
  const lines = problems.map((one) => `  ${placeInWords(one)}: ${one.message}`);
  return [`The answers in ${file} do not fit. Nothing was done.`, ...lines].join('\n');
}

export function placeInWords({ line, column }: { line: number; column: number }): string {
  return `line ${line}, column ${column}`;
}

/**
 * Writes answers as a file that can be played again, in place of an earlier one, for its owner alone.
 * @throws UsageError when it cannot be written, or the name is a link: what that leads to stays as it is
 */
export async function recordAnswers(file: string, known: Case): Promise<void> {
  await writePrivate(file, writeAnswers(known)).catch(() => {
    throw new UsageError(`The answers could not be written to ${file}.`, EXIT.unwritable);
  });
}

async function writePrivate(file: string, text: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  const handle = await open(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600);
  try {
    // The earlier one may have been open to others. Some disks know no such rights.
    await handle.chmod(0o600).catch(() => {});
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}
