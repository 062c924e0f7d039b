/**
 * An answers file to begin from: every question of the tree with each of its answers, all commented out. Without its
 * first `#` any line is still a comment, or an answer.
 */
import { GIVEN, PHRASES } from '../flows/answers.ts';
import { branchOf, questionAt, STEPS, type StepId } from '../flows/branches.ts';
import type { Case, Computer } from '../flows/case.ts';
import type { GateName } from '../flows/gates.ts';
import { type Branch, isQuestion, type QuestionStep, type Ways, waysOf } from '../flows/steps.ts';

/** What a person is asked at a step, and the label of each fixed answer. */
export interface StepInWords {
  question: string;
  labels: ReadonlyMap<string, string>;
}

export interface TemplateWords {
  ofBranch: (branch: Branch) => string;
  ofStep: (step: StepId) => StepInWords;
}

const WIDTH = 96;

/** Gates that are never open on a kind of computer, whatever is answered. */
const CLOSED_ON: Readonly<Record<Computer, readonly GateName[]>> = {
  macos: ['appleDevicesHere'],
  windows: ['finderHere'],
  linux: ['restorableHere'],
};
const FOR_TECHNICIANS: readonly GateName[] = [
  'technician',
  'asksToLook',
  'asksForPictures',
  'asksToSave',
  'asksToCopy',
];

/** @param start a new case: it says on which computer, and whether for a technician */
export function answersTemplate(
  { computer, technician }: Pick<Case, 'computer' | 'technician'>,
  words: TemplateWords,
): string {
  const closed = new Set<GateName>([
    ...CLOSED_ON[computer],
    ...(technician ? [] : FOR_TECHNICIANS),
  ]);
  const reached = reachable(closed);
  const lines: string[] = [];
  let branch: Branch | null = null;
  for (const [id, step] of Object.entries(STEPS)) {
    if (!reached.has(id) || !isQuestion(step)) continue;
    if (branchOf(id) !== branch) {
      branch = branchOf(id);
      lines.push('', `## ==== ${words.ofBranch(branch)}`);
    }
    lines.push('', ...linesOf(id as StepId, step, closed, words.ofStep(id as StepId)));
  }
  return [...headOf(technician), ...lines, ''].join('\n');
}

function headOf(technician: boolean): string[] {
  return [
    '## Answers for backroll. Take the first # away from one answer to each question that will come.',
    '## "backroll --answers FILE --check" says whether the answers fit. Any question also takes: stop',
    'backroll: 1',
    'case:',
    ...(technician ? ['technician: true'] : []),
    '#wait: {fresh-backup: 4h}',
    'answers:',
  ];
}

function linesOf(
  id: StepId,
  { kind, answers, items = [], all }: QuestionStep,
  closed: ReadonlySet<GateName>,
  { question, labels }: StepInWords,
): string[] {
  const free: Record<QuestionStep['kind'], [string, string][]> = {
    choice: [],
    checklist: [
      [
        `[${(all ? items : items.slice(0, 2)).join(', ')}]`,
        all ? 'all of them' : `of ${items.join(', ')}`,
      ],
    ],
    dates: [
      ['2026-05', 'a year, a month or a day'],
      ['2026-05-01..2026-05-03', 'or a range'],
    ],
    folder: [['~/Pictures', 'a folder']],
    secret: [[GIVEN, 'by --password-file FILE or BACKROLL_PASSWORD, never here']],
    phrase: [[PHRASES[id] ?? '', 'word for word: this can lose data']],
    backup: [
      ['{newest: true}', 'or a filter of udid, device, name, made, encrypted'],
      ['/folder/of/the/backup', 'or its folder'],
    ],
    photos: [
      ['{all: true}', 'all of them'],
      [
        '{taken: 2026-05, kind: photo}',
        'or a filter of deleted, trashed, name, album, missing, id, limit',
      ],
    ],
  };
  const fixed = Object.entries(answers)
    .filter(([, ways]) => isOpen(ways, closed))
    .map(([answer]): [string, string] => [quoted(answer), labels.get(answer) ?? '']);
  const given = free[kind].filter(() => kind !== 'checklist' || items.length > 0);
  return [
    ...wrapped(question),
    ...[...given, ...fixed].map(([answer, about]) => answerLine(`#  - ${id}: ${answer}`, about)),
  ];
}

/** The question as a comment that stays one when a `#` is taken away. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`## ${word}`);
  }
  return lines;
}

function answerLine(answer: string, about: string): string {
  return about === '' ? answer : `${answer.padEnd(44)} # ${about.replaceAll(/\s+/g, ' ')}`;
}

/** Older readers of YAML take some words for truth values. */
function quoted(answer: string): string {
  return /^(yes|no|on|off)$/.test(answer) ? `"${answer}"` : answer;
}

function isOpen(ways: Ways, closed: ReadonlySet<GateName>): boolean {
  return waysOf(ways).some(({ when }) => when === undefined || !closed.has(when));
}

/** Every step that some answers and findings lead to. */
function reachable(closed: ReadonlySet<GateName>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = ['begin'];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const { to, when } of waysFrom(id).flatMap(waysOf)) {
      if (when === undefined || !closed.has(when)) waiting.push(to);
    }
  }
  return reached;
}

function waysFrom(id: string): Ways[] {
  const step = STEPS[id];
  if (step === undefined || step.kind === 'ending') return [];
  if (step.kind === 'crossing') return [step.ways];
  if (step.kind === 'busy') return Object.values(step.outcomes);
  const { answers, given } = questionAt(id);
  return [...Object.values(answers), ...(given ? [given] : [])];
}
