/** What is printed about several answers files: how each was played, and how each was checked. */
import { z } from 'zod';

const text = z.string();
const count = z.int().min(0);

export const batchSchema = z.strictObject({
  v: z.literal(1),
  runs: z.array(
    z.strictObject({
      file: text,
      outcome: text.nullable(),
      exit: count.nullable(),
      seconds: z.number().min(0).nullable(),
      case: text.nullable(),
      message: text.nullable(),
    }),
  ),
  worst: count,
});

export const checkedSchema = z.strictObject({
  v: z.literal(1),
  files: z.array(
    z.strictObject({
      file: text,
      fits: z.boolean(),
      problems: z.array(
        z.strictObject({ line: count, column: count, message: text, allowed: z.array(text) }),
      ),
      endings: z.array(text),
      unanswered: z.array(text),
    }),
  ),
});
