import { once } from 'node:events';
import { jsonText } from '../terminal/json-text.ts';
import type { Document } from './documents.ts';
import type { Environment } from './environment.ts';

/** Enough to write at once; the rest waits until it is taken. */
const PIECE_CHARACTERS = 64 * 1024;

/** Prints what a command gives as the one document on standard output, or as an event among others. */
export function printResult({ stdout, telling }: Environment, document: Document): Promise<void> {
  return telling.hasEvents ? telling.result(document) : print(stdout, document);
}

/**
 * Writes one JSON document, and nothing else. Its lists may be any iterables: they are written item by
 * item, as a hundred thousand photos are more than should stand in memory twice.
 */
export async function print(
  stdout: NodeJS.WritableStream,
  document: Readonly<Record<string, unknown>>,
): Promise<void> {
  let piece = '';
  for (const part of partsOf(document)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    if (!(await write(stdout, piece))) return;
    piece = '';
  }
  await write(stdout, `${piece}\n`);
}

/** @returns false once nobody reads any more. */
async function write(stdout: NodeJS.WritableStream, text: string): Promise<boolean> {
  if (!stdout.writable) return false;
  if (stdout.write(text)) return true;
  const gone = new AbortController();
  const { signal } = gone;
  const taken = once(stdout, 'drain', { signal }).then(() => true);
  const closed = once(stdout, 'close', { signal }).then(() => false);
  // What the stream fails with is dealt with where the streams are opened.
  const result = await Promise.race([taken, closed]).catch(() => false);
  gone.abort();
  await Promise.allSettled([taken, closed]);
  return result;
}

function* partsOf(document: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(document)) {
    yield `${before}${jsonText(key)}:`;
    before = ',';
    if (isList(value)) yield* listParts(value);
    else if (holdsList(value)) yield* partsOf(value);
    else yield jsonText(value);
  }
  yield '}';
}

function* listParts(list: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}${jsonText(item)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

/** A document inside a document. */
function holdsList(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((one) => isList(one))
  );
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
