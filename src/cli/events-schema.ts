/** The lines that `--events` writes. */
import { z } from 'zod';
import { ERROR_CODES, type Progress } from '../backup/types.ts';
import { OUTCOMES, type RuledOut } from '../flows/effects.ts';
import { BRANCHES, type Kind } from '../flows/steps.ts';

/** What is no error of a backup or a disk. */
export const PROGRAM_ERRORS = ['usage', 'input-needed', 'fault'] as const;
export const WARNINGS = [
  'photos',
  'backups-compared',
  'sheet-not-written',
  'case-not-saved',
  'log-not-written',
] as const;

const text = z.string();
const count = z.int().min(0);
const amount = z.number().min(0);

const oneOf = <Text extends string>(values: Readonly<Record<Text, true>>) =>
  z.enum(Object.keys(values) as [Text, ...Text[]]);

const stepKind = oneOf<Kind | 'busy'>({
  choice: true,
  checklist: true,
  dates: true,
  folder: true,
  secret: true,
  phrase: true,
  backup: true,
  photos: true,
  busy: true,
});
const unit = oneOf<Progress['unit']>({
  folders: true,
  rows: true,
  files: true,
  bytes: true,
  rounds: true,
  percent: true,
});
const ruledOutBranch = oneOf<RuledOut['branch']>({
  extraction: true,
  'computer-restore': true,
  'icloud-restore': true,
});
const effect = z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES]);

/** What every line begins with; `step` is the wizard's latest step, `null` before the first and for commands. */
const line = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({
    v: z.literal(1),
    type: z.literal(type),
    at: z.iso.datetime(),
    step: text.nullable(),
    /** Which answers file it is about, where several are played; else `null`. */
    file: text.nullable(),
    ...shape,
  });

/** @param document what a command prints with `--json` */
export function eventSchema<D extends z.ZodType>(document: D) {
  return z.union([
    line('step', { branch: z.enum(BRANCHES), kind: stepKind, options: z.array(text) }),
    /** `count` is how many were picked; a list holds at most the first hundred of them. */
    line('answer', { answer: z.union([text, z.array(text)]), count }),
    line('progress', { phase: text, done: amount, total: amount.nullable(), unit }),
    /** An effect's outcome; or, with `effect` null, why a branch is out of the question. */
    line('finding', {
      effect: effect.nullable(),
      branch: ruledOutBranch.nullable(),
      outcome: text,
      counts: z.record(text, count),
    }),
    line('warning', { code: z.enum(WARNINGS), message: text }),
    line('error', {
      code: z.enum([...ERROR_CODES, ...PROGRAM_ERRORS]),
      message: text,
      /** Whether the same call can work later, and harms nothing. */
      safeToRetry: z.boolean(),
    }),
    line('outcome', { code: text, exit: count }),
    line('result', { document }),
    line('exit', { code: count }),
  ]);
}

export type EventLine = z.infer<ReturnType<typeof eventSchema<z.ZodUnknown>>>;
