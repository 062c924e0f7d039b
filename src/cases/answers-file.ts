/**
 * Answers files: a whole case written down, to be played with nobody at the keyboard. YAML or JSON.
 */
import { stringify } from 'yaml';
import { z } from 'zod';
import { QUESTION_IDS } from '../flows/branches.ts';
import type { Case } from '../flows/case.ts';
import { milliseconds } from './duration.ts';
import { answerSchema } from './given-answer.ts';
import { type Place, readPositionedYaml } from './positioned-yaml.ts';

/** How long a fresh backup is waited for when the file says nothing. */
const FRESH_BACKUP_WAIT = '4h';

const oneAnswer = z
  .strictObject(Object.fromEntries(QUESTION_IDS.map((id) => [id, answerSchema(id).optional()])))
  .meta({ minProperties: 1, maxProperties: 1 });

/** The document as a schema: what is taken where, step by step. */
export const answersDocument = z.strictObject({
  backroll: z.literal(1),
  case: z.string().nullish(),
  technician: z.boolean().optional(),
  wait: z
    .strictObject({
      'fresh-backup': z
        .string()
        .refine((text) => milliseconds(text) !== null)
        .meta({ description: 'such as 90s, 30m, 2h or 1d' }),
    })
    .optional(),
  answers: z.array(oneAnswer).nullable(),
});
const head = answersDocument.omit({ answers: true });

/** Conditions for the items of a list: which, and of what kind, depends on the step. */
export type ListFilter = Readonly<Record<string, unknown>>;
export type GivenAnswer = string | string[] | ListFilter;

/** One answer of a file, and where it stands there. */
export interface FileAnswer extends Place {
  step: string;
  answer: GivenAnswer;
}

export interface AnswersFile {
  case: string | null;
  technician: boolean;
  /** How long a fresh backup is waited for, in milliseconds. */
  freshBackupWait: number;
  answers: FileAnswer[];
}

/** What does not fit in a file, and what would; nothing is listed where anything would. */
export interface FileProblem extends Place {
  message: string;
  allowed: string[];
}

export type Parsed =
  | { ok: true; file: AnswersFile }
  | {
      ok: false;
      problems: FileProblem[];
      /** What could be read all the same; `broken` among it are answers that say nothing. */
      file: AnswersFile;
      broken: ReadonlySet<FileAnswer>;
    };

const HEAD: Readonly<Record<string, string[]>> = {
  backroll: ['1'],
  case: ['a text'],
  technician: ['true', 'false'],
  wait: ['{fresh-backup: 2h}'],
  answers: ['a list such as "- taken: 2026-05"'],
};
const ONE_EACH = 'One answer a line is needed here, such as "- taken: 2026-05".';
const MOST_ANSWERS = 1000;

/** Reads an answers file. Every problem of its form is reported, not only the first. */
export function parseAnswers(text: string): Parsed {
  const document = readPositionedYaml(text, isNumber);
  if ('problems' in document) {
    const problems = document.problems.map((one) => ({ ...one, allowed: [] }));
    return { ok: false, problems, file: fileOf({}, []), broken: new Set() };
  }
  const { value, placeOf } = document;
  if (!isMapping(value)) {
    const message = 'This is no answers file. It begins with the line "backroll: 1".';
    const problems = [{ ...placeOf([]), message, allowed: ['backroll: 1'] }];
    return { ok: false, problems, file: fileOf({}, []), broken: new Set() };
  }
  const problems = headProblems(value, placeOf);
  const answers: FileAnswer[] = [];
  const broken = new Set<FileAnswer>();
  for (const [index, one] of listed(value.answers).slice(0, MOST_ANSWERS).entries()) {
    const at = placeOf(['answers', index]);
    const said = isMapping(one) ? Object.entries(one) : [];
    const [[step, given] = ['', null]] = said;
    if (said.length !== 1 || step === '') {
      problems.push({ ...at, message: ONE_EACH, allowed: [] });
      continue;
    }
    const answer: FileAnswer = { step, answer: isAnswer(given) ? given : '', ...at };
    answers.push(answer);
    if (isAnswer(given)) continue;
    broken.add(answer);
    const message = `"${step}" takes a text, a list or a filter. Put what YAML reads otherwise in quotes.`;
    problems.push({ ...at, message, allowed: [] });
  }
  const file = fileOf(value, answers);
  return problems.length === 0 ? { ok: true, file } : { ok: false, problems, file, broken };
}

function fileOf(value: Readonly<Record<string, unknown>>, answers: FileAnswer[]): AnswersFile {
  const { answers: _, ...rest } = value;
  const read = head.safeParse(rest).data;
  const wait = read?.wait?.['fresh-backup'] ?? FRESH_BACKUP_WAIT;
  return {
    case: read?.case ?? null,
    technician: value.technician === true,
    freshBackupWait: milliseconds(wait) ?? 0,
    answers,
  };
}

function headProblems(
  value: Readonly<Record<string, unknown>>,
  placeOf: (path: readonly PropertyKey[]) => Place,
): FileProblem[] {
  const { answers, ...rest } = value;
  const issues = head.safeParse(rest).error?.issues ?? [];
  const problems = issues.flatMap(({ path, ...issue }): FileProblem[] => {
    if (issue.code === 'unrecognized_keys' && path.length === 0) {
      const allowed = Object.keys(HEAD);
      return issue.keys.map((key) => ({
        ...placeOf([key]),
        message: `"${key}" is not known here. Known are: ${allowed.join(', ')}.`,
        allowed,
      }));
    }
    return [misfit(String(path[0]), placeOf(path))];
  });
  if (answers !== null && !Array.isArray(answers)) {
    problems.push(misfit('answers', placeOf(['answers'])));
  }
  if (listed(answers).length > MOST_ANSWERS) {
    const message = `There are too many answers: ${MOST_ANSWERS} are the most.`;
    problems.push({ ...placeOf(['answers', MOST_ANSWERS]), message, allowed: [] });
  }
  return problems;
}

function misfit(key: string, place: Place): FileProblem {
  const allowed = HEAD[key] ?? [];
  return { ...place, message: `"${key}" needs: ${allowed.join(' or ')}.`, allowed };
}

/** Writes answers as a file that can be played again. */
export function writeAnswers({ trail, technician }: Pick<Case, 'trail' | 'technician'>): string {
  const answers = trail.map(({ step, answer }) => ({ [step]: answer }));
  return stringify({ backroll: 1, ...(technician ? { technician } : {}), answers });
}

/** Where a number is meant, and not a date or a name made of digits. */
function isNumber(path: readonly string[]): boolean {
  const [first, , , last] = path;
  return path.length === 1 ? first === 'backroll' : path.length === 4 && last === 'limit';
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnswer(value: unknown): value is GivenAnswer {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string' || isMapping(value);
}
