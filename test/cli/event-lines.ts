/** What the program writes with `--events`, each line held against the schema that it prints itself. */
import { expect } from 'vitest';
import { z } from 'zod';
import { type InsideOptions, run } from './inside.ts';
import type { Outcome } from './program.ts';

export interface Line {
  v: number;
  type: string;
  at: string;
  step: string | null;
  [key: string]: unknown;
}

let schema: Promise<z.ZodType> | null = null;

/** A validator made from nothing but the text that the program prints. */
export function printedSchema(): Promise<z.ZodType> {
  schema ??= run(['schema', 'events']).then(({ stdout }) => z.fromJSONSchema(JSON.parse(stdout)));
  return schema;
}

/** Every line is valid, the times rise, and the last is the exit. */
export async function validLines(stdout: string): Promise<Line[]> {
  const valid = await printedSchema();
  expect(stdout.endsWith('\n')).toBe(true);
  const lines: Line[] = stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text));
  for (const line of lines) expect(valid.safeParse(line).error?.issues, line.type).toBeUndefined();
  const times = lines.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  expect(lines.findIndex(({ type }) => type === 'exit')).toBe(lines.length - 1);
  return lines;
}

/** Runs the program to its end; the last line's code is the program's. */
export async function events(args: readonly string[], options: InsideOptions = {}) {
  return told(await run([...args, '--events'], options));
}

/** What a run told that has ended. */
export async function told({ code, stdout, stderr }: Outcome) {
  const lines = await validLines(stdout);
  expect(lines.at(-1)).toMatchObject({ type: 'exit', code });
  const ofType = (type: string) => lines.filter((line) => line.type === type);
  return { code, lines, ofType, stdout, stderr };
}

/** A program's lines as a log holds them. */
export function linesOf(text: string): Record<string, unknown>[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
