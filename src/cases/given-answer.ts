/** What each step takes from an answers file: one schema a step, and the same in words. */
import { z } from 'zod';
import type { PhotoKind } from '../backup/types.ts';
import { GIVEN, PHRASES } from '../flows/answers.ts';
import { questionAt } from '../flows/branches.ts';
import { parseSpan } from '../flows/dates.ts';
import type { QuestionStep } from '../flows/steps.ts';

/** Ends the case at any step, with its report. */
export const STOP = 'stop';

const KINDS = ['photo', 'video', 'screenshot', 'live'] as const satisfies readonly PhotoKind[];
const text = z.string().min(1);
const date = text.refine((written) => parseSpan(written) !== null);
const isFilter = (given: object) => Object.keys(given).length > 0;

/** Conditions that photos are picked by; all of them must hold. */
export const photoConditions = z
  .strictObject({
    all: z.literal(true).optional(),
    taken: date.optional(),
    deleted: date.optional(),
    trashed: z.boolean().optional(),
    kind: z.enum(KINDS).optional(),
    name: text.optional(),
    album: text.optional(),
    missing: z.boolean().optional(),
    id: z.array(text).min(1).optional(),
    limit: z.int().min(1).optional(),
  })
  .refine(isFilter)
  .meta({ minProperties: 1 });
export type PhotoConditions = z.infer<typeof photoConditions>;

/** Conditions that a backup is picked by; all of them must hold. */
export const backupConditions = z
  .strictObject({
    udid: text.optional(),
    device: text.optional(),
    name: text.optional(),
    newest: z.literal(true).optional(),
    made: date.optional(),
    encrypted: z.boolean().optional(),
  })
  .refine(isFilter)
  .meta({ minProperties: 1 });
export type BackupConditions = z.infer<typeof backupConditions>;

const A_DATE = 'a date or a range such as 2026-05-01..2026-05-03';
const EITHER = 'true or false';

/** What each condition takes, by the kind of step, in words for whoever writes the file. */
const CONDITIONS: Readonly<
  Partial<Record<QuestionStep['kind'], Readonly<Record<string, string>>>>
> = {
  photos: {
    all: 'true',
    taken: A_DATE,
    deleted: A_DATE,
    trashed: EITHER,
    kind: KINDS.join(', '),
    name: 'a pattern such as "IMG_00*"',
    album: 'a pattern such as "Summer*"',
    missing: EITHER,
    id: 'a list of photo ids',
    limit: 'a whole number above 0',
  } satisfies Record<keyof PhotoConditions, string>,
  backup: {
    udid: 'a UDID',
    device: 'a pattern such as "Robin*"',
    name: 'a pattern for the name of its folder',
    newest: 'true',
    made: A_DATE,
    encrypted: EITHER,
  } satisfies Record<keyof BackupConditions, string>,
};

/** The schema of what a step takes. */
export function answerSchema(step: string): z.ZodType {
  const { answers, kind, items = [], all } = questionAt(step);
  const fixed = z.enum([...Object.keys(answers), STOP]);
  const ticked = z.array(z.enum(items));
  const free: Record<QuestionStep['kind'], () => z.ZodType[]> = {
    choice: () => [],
    checklist: () => [
      all
        ? ticked.min(items.length).refine((ids) => new Set(ids).size === items.length)
        : ticked.min(1),
    ],
    dates: () => [date],
    folder: () => [text.refine((folder) => folder.trim() !== '')],
    secret: () => [z.literal(GIVEN)],
    phrase: () => [z.literal(PHRASES[step] ?? '')],
    backup: () => [text, backupConditions],
    photos: () => [z.array(text).min(1), photoConditions],
  };
  return z.union([fixed, ...free[kind]()]);
}

/** What a step takes, in words: each fixed answer as it is written, and a description of the others. */
export function allowedList(step: string): string[] {
  const { answers, kind, items } = questionAt(step);
  const free: Record<QuestionStep['kind'], string[]> = {
    choice: [],
    checklist: items ? [`a list of ${items.join(', ')}`] : [],
    dates: [A_DATE],
    folder: ['a folder'],
    secret: [GIVEN],
    phrase: [`"${PHRASES[step]}"`],
    backup: ['a backup folder', filterInWords('backup', '{udid: …}, {newest: true}')],
    photos: ['a list of photo ids', filterInWords('photos', '{all: true}, {name: "IMG_00*"}')],
  };
  return [...free[kind], ...Object.keys(answers)];
}

/** The same as one text. */
export function allowedAnswers(step: string): string {
  return allowedList(step).join(', ');
}

function filterInWords(kind: QuestionStep['kind'], examples: string): string {
  return `a filter such as ${examples} (of ${Object.keys(CONDITIONS[kind] ?? {}).join(', ')})`;
}

/** What is wrong with a filter, a sentence for each condition, with what would fit there. */
export function filterProblems(
  step: string,
  filter: object,
): { message: string; allowed: string[] }[] {
  const { kind } = questionAt(step);
  const known = CONDITIONS[kind];
  if (known === undefined || !isFilter(filter)) return [];
  const schema = kind === 'photos' ? photoConditions : backupConditions;
  const allowed = Object.keys(known);
  return (schema.safeParse(filter).error?.issues ?? []).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        message: `"${step}" does not know the filter "${key}". It knows: ${allowed.join(', ')}.`,
        allowed,
      }));
    }
    const key = String(issue.path[0]);
    const fits = known[key];
    // That only unknown conditions are there was told of already.
    if (fits === undefined) return [];
    const message = `The filter "${key}" of "${step}" does not take ${JSON.stringify(Object(filter)[key])}. It takes: ${fits}.`;
    return [{ message, allowed: [fits] }];
  });
}
