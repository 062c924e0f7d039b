/**
 * Answers files: a whole case written down, to be played with nobody at the keyboard. YAML or JSON.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { Entry } from '../flows/case.ts';

/** How an item of a list can be named when its id is not known beforehand. */
const filter = z.union([
  z.strictObject({ udid: z.string() }),
  z.strictObject({ name: z.string() }),
  z.strictObject({ all: z.literal(true) }),
]);
const answer = z.union([z.string(), z.array(z.string()), filter]);

/** The document as a schema; what `parseAnswers` checks a file against. */
export const answersDocument = z.strictObject({
  backroll: z.literal(1),
  case: z.string().optional(),
  technician: z.boolean().optional(),
  answers: z.array(z.record(z.string(), answer)),
});

export type ListFilter = z.infer<typeof filter>;
export type GivenAnswer = z.infer<typeof answer>;

/** One answer of a file, and where it stands there. */
export interface FileAnswer {
  step: string;
  answer: GivenAnswer;
  line: number;
}

export interface AnswersFile {
  case: string | null;
  technician: boolean;
  answers: FileAnswer[];
}

/** What does not fit in a file; lines count from 1. */
export interface FileProblem {
  line: number;
  message: string;
}

export type Parsed = { ok: true; file: AnswersFile } | { ok: false; problems: FileProblem[] };

/** Reads an answers file. Every problem of its form is reported, not only the first. */
export function parseAnswers(text: string): Parsed {
  const lines = new LineCounter();
  // The core schema leaves `off`, `y` and dates as the strings that they are written as.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line || 1;
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map(({ pos, message }) => ({
        line: lineAt(pos[0]),
        message: firstLine(message),
      })),
    };
  }
  const root = document.contents;
  const checked = answersDocument.safeParse(plain(root));
  if (!checked.success) {
    return {
      ok: false,
      problems: checked.error.issues.map(({ path, message }) => ({
        line: lineAt(nodeAt(root, path)?.range?.[0]),
        message: path.length === 0 ? message : `${path.join('.')}: ${message}`,
      })),
    };
  }
  const { data } = checked;
  const several = data.answers.findIndex((one) => Object.keys(one).length !== 1);
  if (several >= 0) {
    const line = lineAt(nodeAt(root, ['answers', several])?.range?.[0]);
    const message = 'One answer a line is needed here, such as "- taken: 2026-05".';
    return { ok: false, problems: [{ line, message }] };
  }
  const answers = data.answers.flatMap((one, index) =>
    Object.entries(one).map(([step, given]) => ({
      step,
      answer: given,
      line: lineAt(nodeAt(root, ['answers', index])?.range?.[0]),
    })),
  );
  return {
    ok: true,
    file: { case: data.case ?? null, technician: data.technician ?? false, answers },
  };
}

/** Writes answers as a file that can be played again. */
export function writeAnswers(trail: readonly Entry[]): string {
  return stringify({ backroll: 1, answers: trail.map(({ step, answer }) => ({ [step]: answer })) });
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

/** The document as plain values; numbers and dates as they are written, since `2026` is a date here. */
function plain(node: unknown, path: readonly string[] = []): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.source ?? key.value) : String(key);
        return [name, plain(value, [...path, name])];
      }),
    );
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, [...path, '-']));
  if (!isScalar(node)) return null;
  const asWritten = path[0] === 'answers' && typeof node.value !== 'boolean';
  return asWritten && node.value !== null ? String(node.source ?? node.value) : node.value;
}

function nodeAt(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let at: unknown = root;
  for (const key of path) {
    const next: unknown = isMap(at)
      ? at.get(String(key), true)
      : isSeq(at)
        ? at.get(Number(key), true)
        : null;
    if (next === null || next === undefined) break;
    at = next;
  }
  return isMap(at) || isSeq(at) || isScalar(at) ? at : null;
}
